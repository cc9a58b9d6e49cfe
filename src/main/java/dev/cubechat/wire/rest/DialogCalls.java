package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The requests about dialogs (rest.md, sections 6 and 7.5). */
public final class DialogCalls {
    private static final String DIALOGS = "/chat/Dialog";
    private static final Param FOR_EVERYONE = new Param("force", "1");

    private DialogCalls() {}

    /** One's dialogs, newest activity first; those of types that we do not know are left out. */
    public static Call<Page<Dialog>> list(DialogQuery query) {
        return list(query, reply -> PageCodec.readSome(reply.json(), DialogCodec::readKnown));
    }

    /** One dialog, as a list of one or none: the service has no request for a single one. */
    public static Call<Page<Dialog>> byId(DialogId id) {
        Filter only = Filter.of("_id", Filter.Operator.EQ, id.value());
        return list(
                new DialogQuery(List.of(only), 1, 0),
                reply -> PageCodec.read(reply.json(), DialogCodec::read));
    }

    private static Call<Page<Dialog>> list(DialogQuery query, Call.Decoder<Page<Dialog>> decoder) {
        return Call.get(DIALOGS, QueryCodec.write(query), decoder);
    }

    /** How many of one's dialogs fit the filters; limit and skip do not matter. */
    public static Call<Long> count(DialogQuery query) {
        List<Param> params = new ArrayList<>(QueryCodec.filters(query.filters()));
        params.add(new Param("count", "1"));
        return Call.get(DIALOGS, params, reply -> PageCodec.readCount(reply.json()));
    }

    /**
     * A new dialog; the private dialog with a person is the same one each time.
     *
     * @throws Failure NOT_ALLOWED for a broadcast, which only the admin panel can make, and for a
     *     meeting
     */
    public static Call<Dialog> create(DialogDraft draft) {
        if (draft.type() == DialogType.BROADCAST) {
            throw new Failure(
                            FailureKind.NOT_ALLOWED,
                            "Broadcast dialogs (type 1) can only be made in the admin panel.")
                    .withHint("A public dialog, which people join, is type 4.");
        }
        if (draft.type() == DialogType.MEETING) {
            throw new Failure(
                    FailureKind.NOT_ALLOWED, "Meetings (type 5) are made by video programs.");
        }
        Call<Dialog> call =
                Call.post(DIALOGS, DialogDraftCodec.writeDraft(draft), DialogCalls::dialog);
        return draft.type() == DialogType.PRIVATE ? call.repeatable() : call;
    }

    public static Call<Dialog> update(DialogId id, DialogChange change) {
        return Call.put(path(id), DialogDraftCodec.writeChange(change), DialogCalls::dialog);
    }

    /**
     * Deletes dialogs, for oneself or for everyone.
     *
     * @throws IllegalArgumentException where there are no ids
     */
    public static Call<Deleted> delete(List<DialogId> ids, boolean forEveryone) {
        requireSome(ids);
        List<String> texts = ids.stream().map(DialogId::value).toList();
        return Call.delete(
                        DIALOGS + "/" + String.join(",", texts),
                        scope(forEveryone),
                        reply -> Deleted.read(reply, texts))
                .again(reply -> Deleted.again(reply, texts));
    }

    /** Deletes the messages of a dialog, for oneself or for everyone; the dialog stays. */
    public static Call<Nothing> clear(DialogId id, boolean forEveryone) {
        return Call.delete(DIALOGS + "/clearHistory/" + id, scope(forEveryone), Call::nothing);
    }

    /** Joins a public dialog. */
    public static Call<Dialog> subscribe(DialogId id) {
        return Call.<Dialog>post(path(id) + "/subscribe", null, DialogCalls::dialog).repeatable();
    }

    /** Leaves a public dialog. */
    public static Call<Nothing> unsubscribe(DialogId id) {
        return Call.delete(path(id) + "/subscribe", List.of(), Call::nothing)
                .again(Call.doneIf(DialogCalls::isOut));
    }

    /** Leaves a group. */
    public static Call<Nothing> leave(DialogId id, UserId me) {
        Json body = DialogDraftCodec.writeChange(DialogChange.removing(List.of(me)));
        return Call.put(path(id), body, Call::nothing).again(Call.doneIf(DialogCalls::isOut));
    }

    /** Whether the service does not show a dialog, or let anything be done with it. */
    private static boolean isOut(Reply reply) {
        return reply.status() == 403 || Call.isGone(reply);
    }

    /** Who is in a public dialog. */
    public static Call<Page<User>> occupants(DialogId id, int limit, int skip) {
        return Call.get(
                path(id) + "/occupants",
                List.of(Param.of("limit", limit), Param.of("skip", skip)),
                reply -> PageCodec.read(reply.json(), UserCodec::read));
    }

    /** Makes and unmakes administrators; other parts of the change do not travel. */
    public static Call<Dialog> changeAdmins(DialogId id, DialogChange change) {
        DialogChange onlyAdmins =
                new DialogChange(
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        change.addAdmins(),
                        change.removeAdmins(),
                        List.of(),
                        List.of(),
                        null,
                        null);
        return Call.put(
                path(id) + "/admins",
                DialogDraftCodec.writeChange(onlyAdmins),
                DialogCalls::dialog);
    }

    /** Whether pushes come from this dialog. */
    public static Call<Boolean> notifications(DialogId id) {
        return Call.get(path(id) + "/notifications", List.of(), DialogCalls::notificationState);
    }

    /** Turns the pushes of this dialog on or off. */
    public static Call<Boolean> setNotifications(DialogId id, boolean enabled) {
        return Call.put(
                path(id) + "/notifications",
                Json.obj().with("enabled", enabled ? 1 : 0).build(),
                DialogCalls::notificationState);
    }

    /** How many messages wait in these dialogs, and in all; without ids only in all. */
    public static Call<Unread> unread(List<DialogId> ids) {
        String joined = ids.stream().map(DialogId::value).collect(Collectors.joining(","));
        List<Param> params =
                ids.isEmpty() ? List.of() : List.of(new Param("chat_dialog_ids", joined));
        return Call.get("/chat/Message/unread", params, reply -> Unread.read(reply.json()));
    }

    static void requireSome(List<?> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no ids: to the service that would mean all");
        }
    }

    static List<Param> scope(boolean forEveryone) {
        return forEveryone ? List.of(FOR_EVERYONE) : List.of();
    }

    private static String path(DialogId id) {
        return DIALOGS + "/" + id;
    }

    private static Dialog dialog(Reply reply) {
        return DialogCodec.read(reply.json());
    }

    private static Boolean notificationState(Reply reply) {
        ObjReader state =
                ObjReader.ofReply(
                        "a notification setting", reply.json().asObject().get("notifications"));
        return state.get("enabled")
                .asBoolean()
                .orElseThrow(() -> state.failure("says neither on nor off"));
    }
}
