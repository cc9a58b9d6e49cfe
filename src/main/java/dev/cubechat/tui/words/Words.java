package dev.cubechat.tui.words;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Nearest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All slash commands: the one table for reading, help, completion and the manual. */
public final class Words {
    /** How emoji can be drawn. */
    public static final List<String> EMOJI = List.of("auto", "safe", "full", "ascii");

    /** The colours that there are. */
    public static final List<String> THEMES = List.of("auto", "dark", "light", "mono");

    private static final List<Word> ALL =
            Stream.of(
                            WritingWords.all(),
                            MessageWords.all(),
                            DialogWords.all(),
                            PeopleWords.all(),
                            LinkWords.all(),
                            ProgramWords.all())
                    .flatMap(List::stream)
                    .toList();

    private Words() {}

    /** In the order of help. */
    public static List<Word> all() {
        return ALL;
    }

    /** The command of this name or other name; with or without the slash. */
    public static Optional<Word> find(String name) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        return ALL.stream().filter(word -> word.names().contains(bare)).findFirst();
    }

    /** The commands that begin so; with or without the slash. */
    public static List<Word> beginningWith(String start) {
        String bare = start.startsWith("/") ? start.substring(1) : start;
        return ALL.stream()
                .filter(word -> word.names().stream().anyMatch(name -> name.startsWith(bare)))
                .toList();
    }

    /**
     * What a person means by this line. {@code //} in front stands for one slash that is text.
     *
     * @throws Failure USAGE where there is no such command, or its arguments are wrong
     */
    public static Wish parse(String line) {
        if (line.startsWith("//")) {
            return new Wish.Say(line.substring(1));
        }
        if (!line.startsWith("/") || line.startsWith("/ ") || line.equals("/")) {
            return new Wish.Say(line);
        }
        Typed typed = new Typed(line);
        String name = typed.word().substring(1);
        Word word = find(name).orElseThrow(() -> unknown(name));
        try {
            Wish wish = word.reader().apply(typed);
            if (!typed.isEmpty()) {
                throw new IllegalArgumentException("does not take \"" + typed.rest() + "\"");
            }
            return wish;
        } catch (IllegalArgumentException wrong) {
            throw new Failure(
                            FailureKind.USAGE, "/" + name + ": " + wrong.getMessage() + ".", wrong)
                    .withHint(word.usage());
        }
    }

    private static Failure unknown(String name) {
        List<String> names = ALL.stream().flatMap(word -> word.names().stream()).toList();
        String hint =
                Nearest.likely(name, names)
                        .map(near -> "Did you mean /" + near + "?")
                        .orElse("/help lists all commands.");
        return new Failure(FailureKind.USAGE, "There is no command /" + name + ".").withHint(hint);
    }
}
