package dev.cubechat.model;

/**
 * The id of a message, chosen by its sender; it is both the stanza id in chat and {@code _id} in
 * history (protocol page xmpp.md, section 5.1).
 *
 * <p>We write only 24 lower-case hexadecimal digits ({@link #ofHex}). Other clients have been seen
 * to write other things, so any text that is not blank can be read.
 */
public record MessageId(String value) implements Comparable<MessageId> {
    private static final int LONGEST = 1024;
    private static final int MAKER = 8;
    private static final int COUNTER = 18;

    public MessageId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a message id: \"" + value + "\"");
        }
    }

    /**
     * The id written by a person or a script.
     *
     * @throws IllegalArgumentException where it is not 24 hexadecimal digits
     */
    public static MessageId ofHex(String value) {
        if (!ObjectIds.isObjectId(value)) {
            throw new IllegalArgumentException(
                    "a message id is 24 hexadecimal digits, not \"" + value + "\"");
        }
        return new MessageId(value);
    }

    /** Whether history knows ids of this form; others live in the stream only. */
    public boolean isObjectId() {
        return ObjectIds.isObjectId(value);
    }

    /** Whether both are ObjectIds of one program, whose ids rise within a second. */
    public boolean hasMakerOf(MessageId other) {
        return isObjectId()
                && other.isObjectId()
                && value.regionMatches(MAKER, other.value, MAKER, COUNTER - MAKER);
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
