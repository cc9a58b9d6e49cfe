package dev.cubechat.tui.words;

import java.util.List;
import java.util.function.Function;

/**
 * One slash command.
 *
 * @param names the name, and what else may be typed for it; without the slash
 * @param arguments as help shows them; empty for none
 * @param help one sentence
 * @param reader makes the wish of what was typed behind the name
 */
public record Word(
        List<String> names,
        Group group,
        String arguments,
        String help,
        Function<Typed, Wish> reader) {

    /** Where help shows it. */
    public enum Group {
        WRITE("Write"),
        MESSAGES("Messages"),
        CHATS("Chats"),
        PEOPLE("People"),
        LINK("Connection"),
        SCREEN("Program");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Word {
        names = List.copyOf(names);
    }

    public String name() {
        return names.getFirst();
    }

    /** How it is typed: {@code /open DIALOG}. */
    public String usage() {
        return "/" + name() + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
