package dev.cubechat.model;

/**
 * A stored file as typed: its number, or the uid by which it is shared (protocol page rest.md,
 * section 10).
 */
public sealed interface FileTarget {

    record Id(long id) implements FileTarget {}

    record Uid(String uid) implements FileTarget {}

    /**
     * Reads what was typed: digits are a number, anything else is a uid, and {@code id:} or {@code
     * uid:} before it says so.
     *
     * @throws IllegalArgumentException where it is none of the forms
     */
    static FileTarget parse(String text) {
        if (text.startsWith("id:")) {
            return new Id(number(text.substring("id:".length())));
        }
        if (text.startsWith("uid:")) {
            return uid(text.substring("uid:".length()));
        }
        return text.matches("[0-9]{1,18}") ? new Id(number(text)) : uid(text);
    }

    private static FileTarget uid(String text) {
        if (!text.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new IllegalArgumentException(
                    "a file is its number or its uid (letters and digits), not \"" + text + "\"");
        }
        return new Uid(text);
    }

    private static long number(String text) {
        if (!text.matches("0*[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("a file's number has digits only: \"" + text + "\"");
        }
        return Long.parseLong(text);
    }
}
