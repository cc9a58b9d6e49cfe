package dev.cubechat.model;

/** A person as typed: a number, {@code @login}, {@code email:…}, {@code ext:…} or {@code me}. */
public sealed interface UserTarget {

    record Id(UserId id) implements UserTarget {}

    record Login(String login) implements UserTarget {}

    record Email(String email) implements UserTarget {}

    record ExternalId(String externalId) implements UserTarget {}

    record Me() implements UserTarget {}

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException where it is none of the forms
     */
    static UserTarget parse(String text) {
        if (text.equals("me")) {
            return new Me();
        }
        if (text.startsWith("@") && text.length() > 1) {
            return new Login(text.substring(1));
        }
        if (text.startsWith("email:") && text.length() > 6) {
            return new Email(text.substring(6));
        }
        if (text.startsWith("ext:") && text.length() > 4) {
            return new ExternalId(text.substring(4));
        }
        if (text.matches("[0-9]{1,18}") && Long.parseLong(text) > 0) {
            return new Id(new UserId(Long.parseLong(text)));
        }
        throw new IllegalArgumentException(
                "a user is a number, @login, email:ADDRESS, ext:ID or me, not \"" + text + "\"");
    }
}
