package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation (protocol page rest.md, section 14, "Dialog").
 *
 * @param name for a private dialog the other person's name, as the server tells it to the reader
 * @param ownerId who created it ({@code user_id} on the wire)
 * @param occupantIds empty for a public dialog; {@code occupantsCount} counts there
 * @param unread messages the reader has not read; null where the server does not count
 * @param roomJid the room's address, verbatim; null for a private dialog
 * @param raw the server's object; empty for a dialog made here
 */
public record Dialog(
        DialogId id,
        DialogType type,
        @Nullable String name,
        @Nullable String description,
        @Nullable String photo,
        @Nullable UserId ownerId,
        List<UserId> occupantIds,
        @Nullable Integer occupantsCount,
        List<UserId> adminIds,
        List<MessageId> pinnedMessageIds,
        @Nullable LastMessage lastMessage,
        @Nullable Integer unread,
        @Nullable String roomJid,
        Map<String, String> extensions,
        boolean allowPreview,
        boolean muted,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Json.Obj raw) {

    public Dialog {
        occupantIds = List.copyOf(occupantIds);
        adminIds = List.copyOf(adminIds);
        pinnedMessageIds = List.copyOf(pinnedMessageIds);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /**
     * The newest message, as lists show it.
     *
     * @param dateSent unix seconds
     * @param status {@code sent}, {@code delivered} or {@code read}, only where the reader sent it
     */
    public record LastMessage(
            @Nullable MessageId id,
            @Nullable String text,
            @Nullable UserId senderId,
            @Nullable Long dateSent,
            @Nullable String status) {}

    /** Whether a person may delete what this sender said for everyone (rest.md, section 7.4). */
    public boolean letsDelete(UserId person, UserId sender) {
        boolean rules = person.equals(ownerId) || adminIds.contains(person);
        return switch (type) {
            case PRIVATE -> person.equals(sender);
            case BROADCAST -> rules;
            case GROUP, PUBLIC, MEETING -> rules || person.equals(sender);
        };
    }

    /** The other person of a private dialog, seen from {@code me}. */
    public Optional<UserId> peerOf(UserId me) {
        if (type != DialogType.PRIVATE) {
            return Optional.empty();
        }
        return occupantIds.stream().filter(occupant -> !occupant.equals(me)).findFirst();
    }

    /** Whether it is the private dialog of these two. */
    public boolean isBetween(UserId one, UserId other) {
        return peerOf(one).equals(Optional.of(other));
    }
}
