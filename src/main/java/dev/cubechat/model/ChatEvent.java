package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened in the chat, as the live connection tells it.
 *
 * <p>{@code dialogId} is null only where a private stanza did not name its dialog (protocol page
 * xmpp.md, sections 8 and 26); {@code peerId} then says whose private dialog it is.
 */
public sealed interface ChatEvent {

    /** The word for this kind of event in the stream's records. */
    default String word() {
        return switch (this) {
            case Arrived e -> "message";
            case Edited e -> "edited";
            case Deleted e -> "deleted";
            case Reacted e -> "reaction";
            case Delivered e -> "delivered";
            case Read e -> "read";
            case Typing e -> e.stopped() ? "typing_stopped" : "typing";
            case Refused e -> "message_error";
            case Acknowledged e -> "sent";
            case Lost e -> "lost";
            case Notice e -> "system";
            case Joined e -> "joined";
            case Left e -> "left";
            case Kicked e -> "kicked";
            case ContactRequested e -> "contact_request";
            case ContactConfirmed e -> "contact_confirmed";
            case ContactRejected e -> "contact_rejected";
            case ContactPresence e -> "contact_presence";
            case LastActivity e -> "last_activity";
            case State e -> "state";
            case Gap e -> "gap";
            case Heartbeat e -> "heartbeat";
        };
    }

    /**
     * A message, from someone else or from another device of one's own.
     *
     * @param markable the sender asks for delivered and read
     * @param saved whether history has it, or will have it
     * @param selfDestroy how long to show it; null for an ordinary message
     * @param delayed when the server first had it, where it was kept for us; else null
     */
    record Arrived(
            Message message,
            boolean group,
            boolean markable,
            boolean saved,
            @Nullable Duration selfDestroy,
            @Nullable Instant delayed)
            implements ChatEvent {}

    /**
     * The text of a message was replaced.
     *
     * @param last whether it is the newest of its dialog
     */
    record Edited(
            MessageId messageId,
            @Nullable DialogId dialogId,
            UserId userId,
            @Nullable UserId peerId,
            String body,
            boolean last,
            Json.Obj fields)
            implements ChatEvent {}

    /** A message was removed for everyone. */
    record Deleted(
            MessageId messageId,
            @Nullable DialogId dialogId,
            UserId userId,
            @Nullable UserId peerId)
            implements ChatEvent {}

    /** Someone added a reaction, removed one, or both. */
    record Reacted(
            MessageId messageId,
            @Nullable DialogId dialogId,
            UserId userId,
            @Nullable String added,
            @Nullable String removed)
            implements ChatEvent {}

    /** Someone's device has the message. */
    record Delivered(
            MessageId messageId,
            @Nullable DialogId dialogId,
            UserId userId,
            @Nullable UserId peerId)
            implements ChatEvent {}

    /** Someone has read the message. */
    record Read(
            MessageId messageId,
            @Nullable DialogId dialogId,
            UserId userId,
            @Nullable UserId peerId)
            implements ChatEvent {}

    /** Someone is writing, or has stopped. */
    record Typing(
            @Nullable DialogId dialogId, UserId userId, @Nullable UserId peerId, boolean stopped)
            implements ChatEvent {}

    /**
     * The server refused a message of ours (protocol page xmpp.md, section 17).
     *
     * @param deed what it was to do, as far as the server tells
     * @param code the legacy number, 0 where there was none
     * @param condition the defined condition, such as {@code service-unavailable}
     */
    record Refused(
            @Nullable MessageId messageId,
            @Nullable DialogId dialogId,
            @Nullable UserId peerId,
            Deed deed,
            int code,
            String condition,
            @Nullable String text)
            implements ChatEvent {
        /** What a message is for. */
        public enum Deed {
            SAY,
            EDIT,
            DELETE
        }
    }

    /** The server has our message. */
    record Acknowledged(MessageId messageId, @Nullable DialogId dialogId) implements ChatEvent {}

    /** The connection ended before the server acknowledged our message. */
    record Lost(MessageId messageId, @Nullable DialogId dialogId) implements ChatEvent {}

    /** A system message: data from another program, not text from a person. */
    record Notice(
            @Nullable MessageId messageId, UserId userId, @Nullable String body, Json.Obj fields)
            implements ChatEvent {}

    /** Someone entered a group's room. */
    record Joined(DialogId dialogId, UserId userId) implements ChatEvent {}

    /** Someone left a group's room. */
    record Left(DialogId dialogId, UserId userId) implements ChatEvent {}

    /** We were removed from a dialog. */
    record Kicked(DialogId dialogId, @Nullable UserId byUserId) implements ChatEvent {}

    /** Someone asks to be a contact (protocol page xmpp.md, section 18.2). */
    record ContactRequested(UserId userId) implements ChatEvent {}

    /** Someone agreed to be our contact. */
    record ContactConfirmed(UserId userId) implements ChatEvent {}

    /** Someone does not want to be our contact, or no longer. */
    record ContactRejected(UserId userId) implements ChatEvent {}

    /**
     * A contact came or went.
     *
     * @param resource the device; {@code ""} where the server did not say
     */
    record ContactPresence(UserId userId, String resource, boolean available)
            implements ChatEvent {}

    /**
     * Someone who is watched came or went.
     *
     * @param seconds since they were last active; 0 means online now
     */
    record LastActivity(UserId userId, long seconds) implements ChatEvent {}

    /**
     * The connection changed.
     *
     * @param reason why, in a few words; null where there is nothing to say
     * @param contacts the contact list of a connection that is ready; null where nobody asked for
     *     it
     */
    record State(
            ConnectionState state,
            @Nullable ConnectionState previous,
            @Nullable String reason,
            @Nullable List<Contact> contacts)
            implements ChatEvent {
        public State {
            contacts = contacts == null ? null : List.copyOf(contacts);
        }

        /** A change without the contact list. */
        public State(
                ConnectionState state,
                @Nullable ConnectionState previous,
                @Nullable String reason) {
            this(state, previous, reason, null);
        }

        /** The same change with the contact list. */
        public State with(List<Contact> known) {
            return new State(state, previous, reason, known);
        }
    }

    /**
     * Messages may have passed unseen between these times, and were fetched from history.
     *
     * @param lookedUp whether all of them were handed over that history has
     * @param recovered how many of them were handed over
     * @param edited how many edits of older messages were handed over
     * @param changed how many older messages changed in another way, such as by marks; which way,
     *     history does not tell
     * @param note why the history was not looked through, or not to the end; null where it was
     */
    record Gap(
            Instant from,
            Instant until,
            boolean lookedUp,
            int recovered,
            int edited,
            int changed,
            @Nullable String note)
            implements ChatEvent {}

    /**
     * A sign of life of whoever follows, so that silence can be told from death.
     *
     * @param state where the connection stands
     * @param seconds how long nothing else has been told
     */
    record Heartbeat(ConnectionState state, long seconds) implements ChatEvent {}
}
