package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dialog in the service's words (rest.md, sections 6 and 14). Public is 4 and broadcast is 1,
 * whatever the old web guide says (section 18, trap 1).
 */
public final class DialogCodec {
    private DialogCodec() {}

    /**
     * A dialog of a reply.
     *
     * @throws Failure UNREACHABLE where it has no id, or a type that we do not know
     */
    public static Dialog read(Json json) {
        ObjReader dialog = ObjReader.ofReply("a dialog", json);
        DialogId id = dialog.neededDialogId("_id");
        return new Dialog(
                id,
                type(dialog, id),
                dialog.text("name"),
                dialog.text("description"),
                dialog.text("photo"),
                dialog.userId("user_id"),
                dialog.userIds("occupants_ids"),
                dialog.smallNumber("occupants_count"),
                dialog.userIds("admins_ids"),
                dialog.messageIds("pinned_messages_ids"),
                lastMessage(dialog),
                dialog.smallNumber("unread_messages_count"),
                dialog.text("xmpp_room_jid"),
                dialog.texts("extensions"),
                dialog.get("permissions").asObject().get("allow_preview").asBoolean().orElse(false),
                dialog.flag("is_muted"),
                dialog.time("created_at"),
                dialog.time("updated_at"),
                dialog.object());
    }

    /**
     * A dialog of a list; nothing where it is of a type that we do not know. Nobody could do
     * anything with it here, and all others would be lost for it.
     */
    static Optional<Dialog> readKnown(Json json) {
        ObjReader dialog = ObjReader.ofReply("a dialog", json);
        return DialogType.ofNumber(dialog.neededNumber("type")).map(known -> read(json));
    }

    /** The object of a reply, which is never wrapped (rest.md, section 17, point 11). */
    public static Json.Obj write(Dialog dialog) {
        var json =
                Json.obj()
                        .with("_id", dialog.id().value())
                        .with("type", dialog.type().number())
                        .with("name", dialog.name())
                        .with("description", dialog.description())
                        .with("photo", dialog.photo())
                        .with("user_id", user(dialog.ownerId()))
                        .with("occupants_ids", users(dialog.occupantIds()))
                        .with("occupants_count", number(dialog.occupantsCount()))
                        .with("admins_ids", users(dialog.adminIds()))
                        .with("pinned_messages_ids", messages(dialog.pinnedMessageIds()));
        writeLastMessage(dialog.lastMessage(), json);
        return json.with("unread_messages_count", number(dialog.unread()))
                .with("xmpp_room_jid", dialog.roomJid())
                .with("extensions", extensions(dialog.extensions()))
                .with("permissions", dialog.allowPreview() ? permissions(true) : Json.Nil.NIL)
                .with("is_e2ee", false)
                .with("is_muted", dialog.muted())
                .with("created_at", time(dialog.createdAt()))
                .with("updated_at", time(dialog.updatedAt()))
                .build();
    }

    static Json users(List<UserId> ids) {
        List<Json> numbers = new ArrayList<>(ids.size());
        ids.forEach(id -> numbers.add(Json.of(id.value())));
        return new Json.Arr(numbers);
    }

    static Json messages(List<MessageId> ids) {
        return Json.ofStrings(ids.stream().map(MessageId::value).toList());
    }

    /** Null for no fields at all, which is also how a change resets them. */
    static Json extensions(Map<String, String> extensions) {
        if (extensions.isEmpty()) {
            return Json.Nil.NIL;
        }
        var json = Json.obj();
        extensions.forEach(json::with);
        return json.build();
    }

    static Json permissions(boolean allowPreview) {
        return Json.obj().with("allow_preview", allowPreview).build();
    }

    private static DialogType type(ObjReader dialog, DialogId id) {
        long number = dialog.neededNumber("type");
        return DialogType.ofNumber(number)
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.UNREACHABLE,
                                        "Dialog "
                                                + id
                                                + " is of type "
                                                + number
                                                + ", which this program does not know."));
    }

    private static Dialog.@Nullable LastMessage lastMessage(ObjReader dialog) {
        var last =
                new Dialog.LastMessage(
                        dialog.messageId("last_message_id"),
                        dialog.text("last_message"),
                        dialog.userId("last_message_user_id"),
                        dialog.seconds("last_message_date_sent"),
                        dialog.text("last_message_status"));
        boolean none =
                last.id() == null
                        && last.text() == null
                        && last.senderId() == null
                        && last.dateSent() == null;
        return none ? null : last;
    }

    private static void writeLastMessage(Dialog.@Nullable LastMessage last, ObjBuilder json) {
        MessageId id = last == null ? null : last.id();
        Long sent = last == null ? null : last.dateSent();
        json.with("last_message", last == null ? null : last.text())
                .with("last_message_id", id == null ? null : id.value())
                .with("last_message_user_id", user(last == null ? null : last.senderId()))
                .with("last_message_date_sent", sent == null ? Json.Nil.NIL : Json.of(sent))
                .with("last_message_status", last == null ? null : last.status());
    }

    private static Json user(@Nullable UserId id) {
        return id == null ? Json.Nil.NIL : Json.of(id.value());
    }

    private static Json number(@Nullable Integer number) {
        return number == null ? Json.Nil.NIL : Json.of(number);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : WireTime.write(instant);
    }
}
