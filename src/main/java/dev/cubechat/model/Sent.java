package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message that was sent.
 *
 * @param dialogId null where a person was addressed and their dialog was not looked up
 * @param attempts how many times it left; 0 where the history had it before
 */
public record Sent(
        Status status,
        MessageId id,
        @Nullable DialogId dialogId,
        Transport transport,
        int attempts) {

    /** The same message, farther on its way. */
    public Sent with(Status other) {
        return new Sent(other, id, dialogId, transport, attempts);
    }

    /** How far it is known to have come. */
    public enum Status {
        /** The server has it. */
        SENT,
        /** A recipient's device has it. */
        DELIVERED,
        /** A recipient has read it. */
        READ,
        /** It left, and no answer came. */
        UNKNOWN,
        /** The server does not have it. */
        FAILED;

        public String word() {
            return switch (this) {
                case SENT -> "sent";
                case DELIVERED -> "delivered";
                case READ -> "read";
                case UNKNOWN -> "unknown";
                case FAILED -> "failed";
            };
        }
    }
}
