package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Shows a dialog to one person: their name for it, their unread messages, their last message. */
final class DialogView {
    private final Store store;
    private final World world;
    private final Members members;

    DialogView(Store store, World world, Members members) {
        this.store = store;
        this.world = world;
        this.members = members;
    }

    Dialog of(DialogRow row, UserId viewer) {
        List<Members.Member> occupants = members.occupants(row.key());
        List<UserId> ids = occupants.stream().map(Members.Member::user).toList();
        boolean isPublic = row.type() == DialogType.PUBLIC;
        return new Dialog(
                row.id(),
                row.type(),
                name(row, ids, viewer),
                row.description(),
                row.photo(),
                row.owner(),
                isPublic ? List.of() : ids,
                ids.size(),
                occupants.stream().filter(Members.Member::admin).map(Members.Member::user).toList(),
                row.pinned(),
                lastMessage(row, viewer),
                unread(row, viewer),
                row.type() == DialogType.PRIVATE ? null : world.roomJid(row.id()),
                row.extensions(),
                row.allowPreview(),
                members.find(row.key(), viewer).map(Members.Member::muted).orElse(false),
                row.createdAt(),
                row.updatedAt(),
                Json.Obj.EMPTY);
    }

    private @Nullable String name(DialogRow row, List<UserId> occupants, UserId viewer) {
        if (row.type() != DialogType.PRIVATE) {
            return row.name();
        }
        return occupants.stream()
                .filter(occupant -> !occupant.equals(viewer))
                .findFirst()
                .flatMap(peer -> world.people().find(peer))
                .map(User::displayName)
                .orElse(null);
    }

    private @Nullable Integer unread(DialogRow row, UserId viewer) {
        return store.first(
                        r -> r.getInt(1),
                        "SELECT unread FROM members"
                                + " WHERE dialog = ? AND user_id = ? AND occupant = 1",
                        row.key(),
                        viewer.value())
                .orElse(null);
    }

    private Dialog.@Nullable LastMessage lastMessage(DialogRow row, UserId viewer) {
        return store.first(
                        r ->
                                new Dialog.LastMessage(
                                        new MessageId(r.getString("id")),
                                        r.getString("body"),
                                        new UserId(r.getLong("sender")),
                                        r.getLong("date_sent"),
                                        r.getLong("sender") == viewer.value()
                                                ? status(r.getInt("most"))
                                                : null),
                        """
                        SELECT m.id, m.body, m.sender, m.date_sent,
                          (SELECT max(is_read) FROM marks k WHERE k.seq = m.seq) + 1 AS most
                        FROM messages m
                        WHERE m.dialog = ? AND m.seq > ? AND NOT EXISTS
                          (SELECT 1 FROM hidden h WHERE h.user_id = ? AND h.seq = m.seq)
                        ORDER BY m.date_sent DESC, %s DESC LIMIT 1
                        """
                                .formatted(Guesses.ORDER_WITHIN_A_SECOND),
                        row.key(),
                        members.clearedSeq(row.key(), viewer),
                        viewer.value())
                .orElse(null);
    }

    /** The furthest that anyone got: no mark, delivered, read. */
    private static String status(int most) {
        return switch (most) {
            case 0 -> "sent";
            case 1 -> "delivered";
            default -> "read";
        };
    }
}
