package dev.cubechat.tui.words;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Nearest;
import dev.cubechat.model.UserTarget;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind a slash command, read word by word. A word in double quotes may have spaces.
 */
final class Typed {
    private String rest;

    Typed(String text) {
        rest = text.strip();
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    /** The next word; empty at the end. */
    String word() {
        String word = peek();
        boolean quoted = rest.startsWith("\"");
        int length = Math.min(rest.length(), word.length() + (quoted ? 2 : 0));
        rest = rest.substring(length).strip();
        return word;
    }

    /** The next word, which stays. */
    String peek() {
        if (rest.startsWith("\"")) {
            int end = rest.indexOf('"', 1);
            return end < 0 ? rest.substring(1) : rest.substring(1, end);
        }
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** Everything that is left, verbatim. */
    String rest() {
        String all = rest;
        rest = "";
        return all;
    }

    /** The rest, which must not be empty. */
    String text(String what) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("needs " + what);
        }
        return rest();
    }

    UserTarget user() {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("needs a person, such as @login");
        }
        return UserTarget.parse(word());
    }

    /** All the words that are left, of which there must be one. */
    List<UserTarget> users() {
        List<UserTarget> users = new ArrayList<>();
        do {
            users.add(user());
        } while (!rest.isEmpty());
        return users;
    }

    /** A person by name as well: {@code ann} for {@code @ann}. */
    DialogTarget dialog() {
        String all = text("a dialog: @login, #name or an id");
        return DialogTarget.parse(all.startsWith("\"") ? new Typed(all).word() : all);
    }

    /** The words before the first that is a person. */
    String name() {
        StringBuilder name = new StringBuilder();
        while (!rest.isEmpty() && (rest.startsWith("\"") || !isPerson(peek()))) {
            name.append(name.isEmpty() ? "" : " ").append(word());
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("needs a name");
        }
        return name.toString();
    }

    private static boolean isPerson(String word) {
        return word.matches("@.+|email:.+|ext:.+|[0-9]{3,18}");
    }

    /** A message where the next word is one. */
    @Nullable MessageTarget message() {
        String word = peek();
        return word.equals("last") ? MessageTarget.parse(word()) : messageBeforeText();
    }

    /** The same in front of a text, which may well begin with the word "last". */
    @Nullable MessageTarget messageBeforeText() {
        String word = peek();
        boolean isOne = word.equals("last:me") || word.matches("[0-9a-f]{24}");
        return isOne ? MessageTarget.parse(word()) : null;
    }

    /** Takes the next word away where it is this one. */
    boolean takes(String word) {
        boolean there = peek().equalsIgnoreCase(word);
        if (there) {
            word();
        }
        return there;
    }

    /** {@code on} or {@code off}; nothing counts as {@code on}. */
    boolean on() {
        return switch (word()) {
            case "", "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("takes on or off");
        };
    }

    String oneOf(List<String> known) {
        String word = word();
        if (!known.contains(word)) {
            String choices = String.join(", ", known);
            Optional<String> meant =
                    word.isEmpty() ? Optional.empty() : Nearest.likely(word, known);
            throw new IllegalArgumentException(
                    "takes one of " + choices + meant.map(m -> "; " + m + "?").orElse(""));
        }
        return word;
    }
}
