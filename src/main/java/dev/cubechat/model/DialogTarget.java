package dev.cubechat.model;

/** A dialog as typed: an id, {@code @login}, {@code #name} or {@code last}. */
public sealed interface DialogTarget {

    record Id(DialogId id) implements DialogTarget {}

    /** The private dialog with that person. */
    record Login(String login) implements DialogTarget {}

    /** The one dialog of exactly that name. */
    record Name(String name) implements DialogTarget {}

    /** The dialog with the newest message. */
    record Last() implements DialogTarget {}

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException where it is none of the forms
     */
    static DialogTarget parse(String text) {
        if (text.equals("last")) {
            return new Last();
        }
        if (text.startsWith("@") && text.length() > 1) {
            return new Login(text.substring(1));
        }
        if (text.startsWith("#") && text.length() > 1) {
            return new Name(text.substring(1));
        }
        if (ObjectIds.isObjectId(text)) {
            return new Id(new DialogId(text));
        }
        throw new IllegalArgumentException(
                "a dialog is 24 hexadecimal digits, @login, #name or last, not \"" + text + "\"");
    }
}
