package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.json.PlainJson;
import dev.cubechat.json.PlainNames;
import dev.cubechat.json.Repeated;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.FieldName;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages one after the other, as {@link MessageCodec} reads them, without a tree of each: a long
 * history has a hundred thousand, and one is much like the one before. Used by one thread.
 */
final class PlainMessages {
    private static final int USUAL_READERS = 4;

    private final PlainJson in;
    private final PlainNames names;
    private final Repeated<@Nullable DialogId> dialogs;
    private final Repeated<@Nullable Instant> times;
    private final Repeated<@Nullable Instant> edits;
    private final Repeated<List<Attachment>> attachments;
    private final Repeated<Reactions> reactions;

    PlainMessages(PlainJson in) {
        this.in = in;
        this.names = new PlainNames(in);
        this.dialogs = new Repeated<>(in, ObjReader::dialog);
        this.times = new Repeated<>(in, ObjReader::time);
        this.edits = new Repeated<>(in, ObjReader::time);
        this.attachments = new Repeated<>(in, AttachmentCodec::read);
        this.reactions = new Repeated<>(in, ReactionsCodec::read);
    }

    /**
     * The next message.
     *
     * @throws MalformedJson where it is written in another way, or lacks what it needs
     */
    Message next() throws MalformedJson {
        MessageId id = null;
        DialogId dialog = null;
        UserId sender = null;
        UserId recipient = null;
        String body = null;
        Long sent = null;
        Instant created = null;
        Instant updated = null;
        Instant edited = null;
        List<UserId> readIds = List.of();
        List<UserId> deliveredIds = List.of();
        List<Attachment> attached = List.of();
        Reactions reacted = Reactions.NONE;
        ObjBuilder fields = Json.obj();
        int begin = in.at();
        in.needs('{');
        names.begin();
        do {
            String name = names.next();
            switch (name) {
                case "_id" -> id = ObjReader.message(in.value());
                case "chat_dialog_id" -> dialog = dialogs.next();
                case "sender_id" -> sender = user();
                case "recipient_id" -> recipient = user();
                case "message" -> body = ObjReader.text(in.value());
                case "date_sent" -> sent = seconds();
                case "created_at" -> created = times.next();
                case "updated_at" -> updated = times.next();
                case "edited_at" -> edited = edits.next();
                case "read_ids" -> readIds = users();
                case "delivered_ids" -> deliveredIds = users();
                case "attachments" -> attached = attachments.next();
                case "reactions" -> reacted = reactions.next();
                default -> other(name, fields);
            }
        } while (in.takes(','));
        in.needs('}');
        if (id == null || sender == null) {
            throw new MalformedJson("a message without id or sender");
        }
        return new Message(
                id,
                dialog,
                sender,
                recipient,
                body,
                MessageCodec.sent(sent, created),
                created,
                updated,
                edited,
                readIds,
                deliveredIds,
                attached,
                reacted,
                fields.build(),
                in.objectSince(begin));
    }

    private @Nullable UserId user() throws MalformedJson {
        long id = in.whole();
        if (id > 0) {
            return new UserId(id);
        }
        return id == 0 ? null : ObjReader.user(in.value());
    }

    private List<UserId> users() throws MalformedJson {
        if (!in.takes('[')) {
            return ObjReader.users(in.value());
        }
        if (in.takes(']')) {
            return List.of();
        }
        List<UserId> users = new ArrayList<>(USUAL_READERS);
        do {
            UserId user = user();
            if (user != null) {
                users.add(user);
            }
        } while (in.takes(','));
        in.needs(']');
        return users;
    }

    private @Nullable Long seconds() throws MalformedJson {
        long number = in.whole();
        return ObjReader.seconds(number < 0 ? in.value() : Json.of(number));
    }

    private void other(String name, ObjBuilder fields) throws MalformedJson {
        Json value = in.value();
        if (!FieldName.isReserved(name)) {
            fields.with(name, value);
        }
    }
}
