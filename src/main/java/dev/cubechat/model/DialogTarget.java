package dev.cubechat.model;

/**
 * A dialog as typed: an id, {@code @login}, {@code #name} or {@code last}; or where it is on the
 * chat connection, {@code user:NUMBER} or {@code room:ID}, which needs no look-up.
 */
public sealed interface DialogTarget {

    record Id(DialogId id) implements DialogTarget {}

    /** The private dialog with that person. */
    record Login(String login) implements DialogTarget {}

    /** The one dialog of exactly that name. */
    record Name(String name) implements DialogTarget {}

    /** The dialog with the newest message. */
    record Last() implements DialogTarget {}

    /** The private dialog with that person. */
    record Peer(UserId user) implements DialogTarget {}

    /** A dialog that is not private, by its id. */
    record Room(DialogId id) implements DialogTarget {}

    /** As it was typed. */
    default String typed() {
        return switch (this) {
            case Id it -> it.id().value();
            case Login it -> "@" + it.login();
            case Name it -> "#" + it.name();
            case Last _ -> "last";
            case Peer it -> "user:" + it.user();
            case Room it -> "room:" + it.id();
        };
    }

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
        if (text.matches("user:[0-9]{1,18}") && Long.parseLong(text.substring(5)) > 0) {
            return new Peer(new UserId(Long.parseLong(text.substring(5))));
        }
        if (text.startsWith("room:") && ObjectIds.isObjectId(text.substring(5))) {
            return new Room(new DialogId(text.substring(5)));
        }
        if (ObjectIds.isObjectId(text)) {
            return new Id(new DialogId(text));
        }
        throw new IllegalArgumentException(
                "a dialog is 24 hexadecimal digits, @login, #name or last, not \"" + text + "\"");
    }
}
