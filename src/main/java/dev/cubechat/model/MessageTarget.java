package dev.cubechat.model;

/** A message as typed: an id, {@code last} or {@code last:me}. */
public sealed interface MessageTarget {

    record Id(MessageId id) implements MessageTarget {}

    /** The newest message of the dialog. */
    record Last() implements MessageTarget {}

    /** The newest message of the dialog that the reader sent. */
    record LastOfMine() implements MessageTarget {}

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException where it is none of the forms
     */
    static MessageTarget parse(String text) {
        return switch (text) {
            case "last" -> new Last();
            case "last:me" -> new LastOfMine();
            default -> {
                if (!ObjectIds.isObjectId(text)) {
                    throw new IllegalArgumentException(
                            "a message is 24 hexadecimal digits, last or last:me, not \""
                                    + text
                                    + "\"");
                }
                yield new Id(new MessageId(text));
            }
        };
    }
}
