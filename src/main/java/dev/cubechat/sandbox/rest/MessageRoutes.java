package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Mark;
import dev.cubechat.sandbox.world.MessageChange;
import dev.cubechat.sandbox.world.Origin;
import dev.cubechat.sandbox.world.Posted;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Removal;
import dev.cubechat.sandbox.world.Target;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.Deleted;
import dev.cubechat.wire.rest.MessageCodec;
import dev.cubechat.wire.rest.MessageMark;
import dev.cubechat.wire.rest.MessageRequest;
import dev.cubechat.wire.rest.PageCodec;
import dev.cubechat.wire.rest.PageText;
import dev.cubechat.wire.rest.QueryCodec;
import dev.cubechat.wire.rest.ReactionsCodec;
import dev.cubechat.wire.rest.Unread;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages and reactions (rest.md, sections 7 and 8). */
final class MessageRoutes {
    private final World world;

    MessageRoutes(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.with("GET", "chat/Message", this::history)
                .with("POST", "chat/Message", this::create)
                .with("PUT", "chat/Message", this::markAll)
                .with("GET", "chat/Message/unread", this::unread)
                .with("POST", "chat/Message/system", this::notice)
                .with("PUT", "chat/Message/*", this::change)
                .with("DELETE", "chat/Message/*", this::delete)
                .with("PUT", "chat/Message/*/reactions", this::react)
                .with("GET", "chat/Message/*/reactions", this::reactions);
    }

    private Response history(Request request, Caller caller) {
        MessageQuery query = QueryCodec.readMessages(request.query());
        if (request.query().flag("count")) {
            return Response.ok(
                    PageCodec.writeCount(
                            world.history()
                                    .count(caller.user(), query.dialogId(), query.filters())));
        }
        return Response.written(PageText.write(world.history().page(caller.user(), query)));
    }

    private Response create(Request request, Caller caller) {
        MessageRequest asked = MessageRequest.read(request.json());
        Draft draft =
                new Draft(
                        new MessageId(world.newId()),
                        asked.body(),
                        asked.attachments(),
                        asked.fields(),
                        true,
                        asked.markable(),
                        asked.silent(),
                        null,
                        null);
        Target target = target(asked.dialogId(), asked.recipientId());
        Posted posted =
                asked.sendToChat()
                        ? world.messages().post(caller.user(), target, draft, Origin.REST)
                        : world.messages().record(caller.user(), target, draft);
        return Response.created(MessageCodec.write(posted.message()));
    }

    /** Marks, or a new text, for the messages in the path. */
    private Response change(Request request, Caller caller) {
        MessageMark asked = MessageMark.read(request.json());
        MessageChange change =
                new MessageChange(
                        asked.dialogId(),
                        ids(request),
                        asked.body(),
                        asked.delivered(),
                        asked.read());
        world.messages().change(caller.user(), change);
        return Response.empty();
    }

    /** Marks for all messages of a dialog. */
    private Response markAll(Request request, Caller caller) {
        MessageMark asked = MessageMark.read(request.json());
        if (asked.body() != null) {
            throw Refused.invalid("message", "needs the ids of the messages to change");
        }
        if (asked.delivered()) {
            world.marks().markAll(caller.user(), asked.dialogId(), Mark.DELIVERED);
        }
        if (asked.read()) {
            world.marks().markAll(caller.user(), asked.dialogId(), Mark.READ);
        }
        return Response.empty();
    }

    private Response delete(Request request, Caller caller) {
        Removal removal =
                world.messages().delete(caller.user(), request.ids(), request.forEveryone());
        return Response.ok(
                new Deleted(removal.done(), removal.notFound(), removal.notAllowed()).write());
    }

    private Response unread(Request request, Caller caller) {
        Map<DialogId, Long> byDialog = new LinkedHashMap<>();
        for (String id : request.query().list("chat_dialog_ids")) {
            if (ObjectIds.isObjectId(id)) {
                DialogId dialog = new DialogId(id);
                world.history()
                        .unread(caller.user(), dialog)
                        .ifPresent(count -> byDialog.put(dialog, count.longValue()));
            }
        }
        return Response.ok(new Unread(world.history().unread(caller.user()), byDialog).write());
    }

    private Response notice(Request request, Caller caller) {
        Json.Obj body = request.json().asObject();
        UserId to =
                body.get("recipientId")
                        .asLong()
                        .filter(id -> id > 0)
                        .map(UserId::new)
                        .orElseThrow(() -> Refused.invalid("recipientId", "can't be blank"));
        Map<String, Json> fields = new LinkedHashMap<>(body.members());
        fields.remove("recipientId");
        Json.Obj params = new Json.Obj(fields);
        MessageId id = world.messages().notice(caller.user(), to, params);
        return Response.ok(
                Json.obj()
                        .with("messageId", id.value())
                        .with("recipientId", to.value())
                        .with("extensionParams", params)
                        .build());
    }

    private Response react(Request request, Caller caller) {
        Json.Obj body = request.json().asObject();
        world.reactions()
                .react(caller.user(), id(request), text(body, "add"), text(body, "remove"));
        return Response.empty();
    }

    private Response reactions(Request request, Caller caller) {
        return Response.ok(
                ReactionsCodec.writePeople(world.reactions().of(caller.user(), id(request))));
    }

    private static @Nullable String text(Json.Obj body, String key) {
        return body.get(key).asText().filter(text -> !text.isEmpty()).orElse(null);
    }

    private static Target target(@Nullable DialogId dialog, @Nullable UserId recipient) {
        if (dialog != null) {
            return new Target.InDialog(dialog);
        }
        if (recipient != null) {
            return new Target.ToPerson(recipient);
        }
        throw Refused.invalid("chat_dialog_id", "can't be blank");
    }

    private static MessageId id(Request request) {
        return ids(request).getFirst();
    }

    private static List<MessageId> ids(Request request) {
        List<MessageId> ids = request.ids().stream().map(MessageId::new).toList();
        if (ids.isEmpty()) {
            throw Refused.of(Refused.Reason.NO_SUCH_MESSAGE);
        }
        return ids;
    }
}
