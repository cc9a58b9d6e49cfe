package dev.cubechat.model;

/** The id of a dialog: 24 lower-case hexadecimal digits (a BSON ObjectId). */
public record DialogId(String value) implements Comparable<DialogId> {
    public DialogId {
        if (!ObjectIds.isObjectId(value)) {
            throw new IllegalArgumentException(
                    "a dialog id is 24 hexadecimal digits, not \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(DialogId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
