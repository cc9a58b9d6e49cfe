package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The requests about messages and reactions (rest.md, sections 7 and 8). */
public final class MessageCalls {
    private static final String MESSAGES = "/chat/Message";
    private static final String RECIPIENT = "recipientId";

    private MessageCalls() {}

    public static Call<Page<Message>> list(MessageQuery query) {
        return Call.get(MESSAGES, QueryCodec.write(query), MessagePage::read);
    }

    /** How many messages of the dialog fit the filters; the rest of the query does not matter. */
    public static Call<Long> count(MessageQuery query) {
        List<Param> params = new ArrayList<>();
        params.add(new Param("chat_dialog_id", query.dialogId().value()));
        params.addAll(QueryCodec.filters(query.filters()));
        params.add(new Param("count", "1"));
        params.add(new Param("mark_as_read", "0"));
        return Call.get(MESSAGES, params, reply -> PageCodec.readCount(reply.json()));
    }

    /**
     * A new message that goes into history and out to those who are online. The service gives it an
     * id of its own, so sending it twice makes two.
     *
     * @throws IllegalArgumentException for a draft that is not to be saved, has a time of its own
     *     or destroys itself, which only a stanza can carry
     */
    public static Call<Message> create(DialogId dialog, Draft draft) {
        return create(request(dialog, null, draft));
    }

    /** The same for the private dialog with a person, which is made where there is none. */
    public static Call<Message> create(UserId recipient, Draft draft) {
        return create(request(null, recipient, draft));
    }

    /**
     * Marks messages for the caller.
     *
     * @throws IllegalArgumentException where there are no ids, which the service takes for all
     */
    public static Call<Nothing> mark(
            DialogId dialog, List<MessageId> ids, boolean read, boolean delivered) {
        return change(MESSAGES + "/" + join(ids), new MessageMark(dialog, read, delivered, null));
    }

    /** Marks every message of the dialog for the caller. */
    public static Call<Nothing> markAll(DialogId dialog, boolean read, boolean delivered) {
        return change(MESSAGES, new MessageMark(dialog, read, delivered, null));
    }

    /**
     * Gives messages of the caller's own a new text. Nobody is told of it (section 7.3).
     *
     * @throws IllegalArgumentException where there are no ids, which the service takes for all
     */
    public static Call<Nothing> edit(DialogId dialog, List<MessageId> ids, String text) {
        return change(MESSAGES + "/" + join(ids), new MessageMark(dialog, false, false, text));
    }

    /**
     * Deletes messages, for oneself or for everyone.
     *
     * @throws IllegalArgumentException where there are no ids
     */
    public static Call<Deleted> delete(List<MessageId> ids, boolean forEveryone) {
        List<String> texts = ids.stream().map(MessageId::value).toList();
        return Call.delete(
                        MESSAGES + "/" + join(ids),
                        DialogCalls.scope(forEveryone),
                        reply -> Deleted.read(reply, texts))
                .again(reply -> Deleted.again(reply, texts));
    }

    /**
     * Adds and takes back reactions of the caller's own.
     *
     * @param add null to add none
     * @param remove null to take none back
     */
    public static Call<Nothing> react(MessageId id, @Nullable String add, @Nullable String remove) {
        var body = Json.obj();
        if (add != null) {
            body.with("add", add);
        }
        if (remove != null) {
            body.with("remove", remove);
        }
        return Call.put(reactionsOf(id), body.build(), Call::nothing);
    }

    /** Who reacted how. */
    public static Call<Map<String, List<UserId>>> reactions(MessageId id) {
        return Call.get(
                reactionsOf(id), List.of(), reply -> ReactionsCodec.readPeople(reply.json()));
    }

    /**
     * Data for another person's program (section 7.6); only if they are online.
     *
     * @param fields what it is told; none named as the recipient is
     * @return the id of the stanza that they get
     * @throws Failure USAGE where a field has that name
     */
    public static Call<MessageId> system(UserId recipient, Json.Obj fields) {
        if (!fields.get(RECIPIENT).isNull()) {
            throw new Failure(
                            FailureKind.USAGE,
                            "A field of a system message cannot be named " + RECIPIENT + ".")
                    .withHint("The chat connection carries it: --transport xmpp");
        }
        Json body = Json.obj().with(RECIPIENT, recipient.value()).withAll(fields).build();
        return Call.post(
                MESSAGES + "/system",
                body,
                reply ->
                        new MessageId(
                                ObjReader.ofReply("a system message", reply.json())
                                        .neededText("messageId")));
    }

    private static Call<Message> create(MessageRequest request) {
        return Call.post(MESSAGES, request.write(), reply -> MessageCodec.read(reply.json()));
    }

    private static MessageRequest request(
            @Nullable DialogId dialog, @Nullable UserId recipient, Draft draft) {
        if (!draft.save() || draft.dateSent() != null || draft.selfDestroy() != null) {
            throw new IllegalArgumentException("this draft can only travel as a stanza");
        }
        return new MessageRequest(
                dialog,
                recipient,
                draft.body(),
                draft.attachments(),
                true,
                draft.markable(),
                draft.silent(),
                draft.fields());
    }

    private static Call<Nothing> change(String path, MessageMark mark) {
        return Call.put(path, mark.write(), Call::nothing);
    }

    private static String reactionsOf(MessageId id) {
        return MESSAGES + "/" + Params.encodeSegment(id.value()) + "/reactions";
    }

    private static String join(List<MessageId> ids) {
        DialogCalls.requireSome(ids);
        return ids.stream()
                .map(id -> Params.encodeSegment(id.value()))
                .collect(Collectors.joining(","));
    }
}
