package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogType;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What is asked of dialogs: to be created and to be changed (rest.md, sections 6.2 and 6.3). */
public final class DialogDraftCodec {
    private DialogDraftCodec() {}

    /**
     * The body of a creation. Occupants may be an array or text with commas and spaces.
     *
     * @throws dev.cubechat.model.Failure INVALID where type or ids cannot be read
     */
    public static DialogDraft readDraft(Json json) {
        ObjReader draft = ObjReader.ofRequest("a dialog", json);
        DialogType type =
                DialogType.ofNumber(draft.neededNumber("type"))
                        .orElseThrow(() -> draft.failure("has an unknown type"));
        return new DialogDraft(
                type,
                draft.text("name"),
                draft.text("description"),
                draft.text("photo"),
                draft.userIds("occupants_ids"),
                draft.userIds("admins_ids"),
                draft.texts("extensions"),
                Boolean.TRUE.equals(allowPreview(draft)));
    }

    public static Json.Obj writeDraft(DialogDraft draft) {
        ObjBuilder json = Json.obj().with("type", draft.type().number());
        withText(json, "name", draft.name());
        withText(json, "description", draft.description());
        withText(json, "photo", draft.photo());
        if (!draft.occupantIds().isEmpty()) {
            json.with("occupants_ids", DialogCodec.users(draft.occupantIds()));
        }
        if (!draft.adminIds().isEmpty()) {
            json.with("admins_ids", DialogCodec.users(draft.adminIds()));
        }
        if (!draft.extensions().isEmpty()) {
            json.with("extensions", DialogCodec.extensions(draft.extensions()));
        }
        if (draft.allowPreview()) {
            json.with("permissions", DialogCodec.permissions(true));
        }
        return json.build();
    }

    /**
     * The body of a change, or of the call for administrators alone (section 6.8).
     *
     * @throws dev.cubechat.model.Failure INVALID where ids cannot be read
     */
    public static DialogChange readChange(Json json) {
        ObjReader change = ObjReader.ofRequest("a change of a dialog", json);
        ObjReader push = part(change, "push_all");
        ObjReader pull = part(change, "pull_all");
        return new DialogChange(
                change.text("name"),
                change.text("description"),
                change.text("photo"),
                push.userIds("occupants_ids"),
                pull.userIds("occupants_ids"),
                push.userIds("admins_ids"),
                pull.userIds("admins_ids"),
                push.messageIds("pinned_messages_ids"),
                pull.messageIds("pinned_messages_ids"),
                change.object().has("extensions") ? change.texts("extensions") : null,
                allowPreview(change));
    }

    public static Json.Obj writeChange(DialogChange change) {
        ObjBuilder json = Json.obj();
        withText(json, "name", change.name());
        withText(json, "description", change.description());
        withText(json, "photo", change.photo());
        Json.Obj push =
                ids(
                        DialogCodec.users(change.addOccupants()),
                        DialogCodec.users(change.addAdmins()),
                        DialogCodec.messages(change.pin()));
        Json.Obj pull =
                ids(
                        DialogCodec.users(change.removeOccupants()),
                        DialogCodec.users(change.removeAdmins()),
                        DialogCodec.messages(change.unpin()));
        withObject(json, "push_all", push);
        withObject(json, "pull_all", pull);
        Map<String, String> extensions = change.extensions();
        if (extensions != null) {
            json.with("extensions", DialogCodec.extensions(extensions));
        }
        Boolean allowPreview = change.allowPreview();
        if (allowPreview != null) {
            json.with("permissions", DialogCodec.permissions(allowPreview));
        }
        return json.build();
    }

    private static ObjReader part(ObjReader change, String key) {
        Json part = change.get(key);
        return ObjReader.ofRequest(key, part.isNull() ? Json.Obj.EMPTY : part);
    }

    private static Json.Obj ids(Json occupants, Json admins, Json pinned) {
        ObjBuilder json = Json.obj();
        withList(json, "occupants_ids", occupants);
        withList(json, "admins_ids", admins);
        withList(json, "pinned_messages_ids", pinned);
        return json.build();
    }

    private static void withList(ObjBuilder json, String key, Json list) {
        if (!list.asItems().isEmpty()) {
            json.with(key, list);
        }
    }

    private static void withObject(ObjBuilder json, String key, Json.Obj object) {
        if (!object.isEmpty()) {
            json.with(key, object);
        }
    }

    private static void withText(ObjBuilder json, String key, @Nullable String text) {
        if (text != null) {
            json.with(key, text);
        }
    }

    private static @Nullable Boolean allowPreview(ObjReader object) {
        return object.get("permissions").asObject().get("allow_preview").asBoolean().orElse(null);
    }
}
