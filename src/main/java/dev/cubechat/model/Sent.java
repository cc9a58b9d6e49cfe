package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message that was sent.
 *
 * @param dialogId null where a person was addressed and their dialog was not looked up
 * @param attempts how many times it left
 */
public record Sent(
        Status status,
        MessageId id,
        @Nullable DialogId dialogId,
        Transport transport,
        int attempts) {

    /** How far it is known to have come. */
    public enum Status {
        /** The server has it. */
        SENT,
        /** A recipient's device has it. */
        DELIVERED,
        /** It left, and no answer came. */
        UNKNOWN,
        /** The server does not have it. */
        FAILED;

        public String word() {
            return switch (this) {
                case SENT -> "sent";
                case DELIVERED -> "delivered";
                case UNKNOWN -> "unknown";
                case FAILED -> "failed";
            };
        }
    }
}
