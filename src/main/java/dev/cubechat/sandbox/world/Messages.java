package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import java.util.List;
import java.util.Optional;

/**
 * Says things, corrects them and takes them back (protocol pages rest.md 7 and xmpp.md 5, 9 and
 * 10).
 *
 * <p>{@link #post} is the one way for REST with {@code send_to_chat=1} and for XMPP alike.
 */
public final class Messages {
    private final Store store;
    private final World world;
    private final Members members;
    private final MessageView view;
    private final Eraser eraser;

    Messages(Store store, World world, Members members, MessageView view, Eraser eraser) {
        this.store = store;
        this.world = world;
        this.members = members;
        this.view = view;
        this.eraser = eraser;
    }

    /**
     * Sends a message to everyone in the dialog, and keeps it where the draft asks for that.
     *
     * @throws Refused where there is no such dialog or person, or the sender may not write there
     */
    public Posted post(UserId sender, Target target, Draft draft, Origin origin) {
        return store.change(
                () -> {
                    DialogRow dialog = open(sender, target);
                    DialogFacts facts = world.dialogs().facts(dialog);
                    checkMayWrite(sender, facts);
                    if (origin == Origin.REST && !Guesses.REST_MESSAGES_PASS_BLOCKS) {
                        checkNotBlocked(sender, facts);
                    }
                    Posted posted = keep(sender, dialog, facts, draft);
                    if (posted.fresh()) {
                        members.revive(dialog.key());
                        store.tell(
                                new WorldEvent.Posted(
                                        posted.message(),
                                        facts,
                                        world.dialogs().hearers(facts),
                                        draft.save(),
                                        draft.markable(),
                                        draft.silent(),
                                        draft.selfDestroy(),
                                        origin));
                    }
                    return posted;
                });
    }

    private void checkNotBlocked(UserId sender, DialogFacts dialog) {
        boolean blocked =
                dialog.peerOf(sender)
                        .filter(peer -> world.privacy().blocks(peer, null, sender, Way.MESSAGE_IN))
                        .isPresent();
        if (blocked) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
    }

    /** Puts a message into history and tells nobody, as REST does by default. */
    public Posted record(UserId sender, Target target, Draft draft) {
        return store.change(
                () -> {
                    DialogRow dialog = open(sender, target);
                    DialogFacts facts = world.dialogs().facts(dialog);
                    checkMayWrite(sender, facts);
                    return keep(sender, dialog, facts, draft);
                });
    }

    /**
     * Changes messages by REST: all of them, or none where one cannot be changed.
     *
     * @throws Refused where one of them is not there, is in another dialog, or is someone else's
     *     and is to have another text
     */
    public void change(UserId by, MessageChange change) {
        store.change(
                () -> {
                    for (MessageId id : change.ids()) {
                        if (!change.dialog()
                                .equals(world.history().visible(by, id).message().dialogId())) {
                            throw Refused.of(Reason.NO_SUCH_MESSAGE);
                        }
                        String body = change.body();
                        if (body != null) {
                            edit(by, id, body);
                        }
                    }
                    if (change.delivered()) {
                        world.marks().mark(by, change.ids(), Mark.DELIVERED);
                    }
                    if (change.read()) {
                        world.marks().mark(by, change.ids(), Mark.READ);
                    }
                });
    }

    /**
     * Replaces the text of a message by REST, which is not told live.
     *
     * @throws Refused where the message is not there, or is someone else's
     */
    public void edit(UserId by, MessageId id, String body) {
        store.change(() -> replace(by, world.history().visible(by, id), body));
    }

    /**
     * Replaces the text of a message by a stanza.
     *
     * @param last what the editor says: whether the message is the newest of its dialog
     * @throws Refused where the message is someone else's, or the editor may not write there
     */
    public void edit(
            UserId by, Target target, MessageId id, String body, boolean last, Origin origin) {
        store.change(
                () -> {
                    DialogFacts dialog = world.dialogs().facts(existing(by, target));
                    checkMayWrite(by, dialog);
                    Optional<MessageRow> row = in(dialog, id);
                    row.ifPresent(found -> replace(by, found, body));
                    store.tell(
                            new WorldEvent.Edited(
                                    id,
                                    dialog,
                                    by,
                                    world.dialogs().hearers(dialog),
                                    body,
                                    last,
                                    origin));
                });
    }

    /** Deletes messages for the person, or for everyone; the latter is told live. */
    public Removal delete(UserId by, List<String> ids, boolean forEveryone) {
        return store.change(
                () ->
                        Removal.of(
                                ids,
                                id -> find(by, id),
                                row -> !forEveryone || mayDelete(by, row),
                                row -> delete(by, row, forEveryone)));
    }

    /**
     * Deletes a message for everyone by a stanza.
     *
     * @throws Refused where the person may not
     */
    public void delete(UserId by, Target target, MessageId id, Origin origin) {
        store.change(
                () -> {
                    DialogFacts dialog = world.dialogs().facts(existing(by, target));
                    checkMayWrite(by, dialog);
                    Optional<MessageRow> row = in(dialog, id);
                    if (row.isPresent()) {
                        if (!mayDelete(by, row.get())) {
                            throw Refused.of(Reason.NOT_ALLOWED);
                        }
                        eraser.erase(row.get());
                    }
                    tellDeleted(by, dialog, id, origin);
                });
    }

    /** Tells one person a system message, if they are there to hear it. */
    public MessageId notice(UserId from, UserId to, Json.Obj fields) {
        return store.change(
                () -> {
                    world.people().get(to);
                    MessageId id = new MessageId(world.newId());
                    store.tell(new WorldEvent.Notice(id, from, to, fields));
                    return id;
                });
    }

    boolean isIn(long dialog, MessageId id) {
        return store.has("SELECT 1 FROM messages WHERE id = ? AND dialog = ?", id.value(), dialog);
    }

    /** Writes a message into the table; who may is for the caller to decide. */
    void insert(UserId sender, DialogRow dialog, Draft draft, long dateSent) {
        long now = world.now().getEpochSecond();
        store.run(
                "INSERT INTO messages (id, dialog, sender, recipient, body, date_sent, created_at,"
                        + " updated_at, attachments, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                draft.id().value(),
                dialog.key(),
                sender.value(),
                world.dialogs()
                        .facts(dialog)
                        .peerOf(sender)
                        .map(UserId::value)
                        .map(Object.class::cast)
                        .orElse(null),
                draft.body(),
                dateSent,
                now,
                now,
                MessageRow.stored(draft.attachments()),
                MessageRow.stored(draft.fields()));
        members.oneMoreUnread(dialog.key(), sender);
        members.revive(dialog.key());
        store.run(
                "UPDATE dialogs SET last_message_date_sent ="
                        + " max(ifnull(last_message_date_sent, 0), ?) WHERE key = ?",
                dateSent,
                dialog.key());
        if (Guesses.MESSAGES_MOVE_DIALOG_UPDATED_AT) {
            store.run("UPDATE dialogs SET updated_at = ? WHERE key = ?", now, dialog.key());
        }
    }

    private Posted keep(UserId sender, DialogRow dialog, DialogFacts facts, Draft draft) {
        Long given = draft.dateSent();
        long dateSent = given == null ? world.now().getEpochSecond() : Times.seconds(given);
        if (!draft.save()) {
            return new Posted(unsaved(sender, facts, draft, dateSent), true);
        }
        Optional<MessageRow> before = world.history().row(draft.id());
        if (before.isPresent()) {
            Message same = before.get().message();
            if (!same.senderId().equals(sender) || before.get().dialog() != dialog.key()) {
                throw Refused.invalid("_id", "is already in use");
            }
            return new Posted(view.of(before.get(), sender), false);
        }
        insert(sender, dialog, draft, dateSent);
        MessageRow row = world.history().row(draft.id()).orElseThrow();
        return new Posted(view.of(row, sender), true);
    }

    private Message unsaved(UserId sender, DialogFacts dialog, Draft draft, long dateSent) {
        return new Message(
                draft.id(),
                dialog.id(),
                sender,
                dialog.peerOf(sender).orElse(null),
                draft.body(),
                dateSent,
                world.now(),
                world.now(),
                null,
                List.of(sender),
                List.of(sender),
                draft.attachments(),
                Reactions.NONE,
                draft.fields(),
                Json.Obj.EMPTY);
    }

    private DialogRow open(UserId sender, Target target) {
        return switch (target) {
            case Target.InDialog dialog -> world.dialogs().existing(dialog.id());
            case Target.ToPerson person -> world.dialogs().openPrivate(sender, person.id());
        };
    }

    /** Where there is no dialog, nothing was said that could be changed. */
    private DialogRow existing(UserId by, Target target) {
        return switch (target) {
            case Target.InDialog dialog -> world.dialogs().existing(dialog.id());
            case Target.ToPerson person -> world.dialogs().existingPrivate(by, person.id());
        };
    }

    private static void checkMayWrite(UserId sender, DialogFacts dialog) {
        if (!dialog.admits(sender)) {
            throw Refused.of(Reason.NOT_IN_DIALOG);
        }
        if (dialog.type() == DialogType.BROADCAST && !dialog.isRuledBy(sender)) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
    }

    private void replace(UserId by, MessageRow row, String body) {
        if (!row.message().senderId().equals(by)) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
        long now = world.now().getEpochSecond();
        store.run(
                "UPDATE messages SET body = ?, edited_at = ?, updated_at = ? WHERE seq = ?",
                body,
                now,
                now,
                row.seq());
    }

    /** One's own anywhere but in a broadcast dialog, anyone's where one rules. */
    private boolean mayDelete(UserId by, MessageRow row) {
        DialogFacts dialog = world.dialogs().factsOf(row.dialog());
        boolean own = row.message().senderId().equals(by) && dialog.type() != DialogType.BROADCAST;
        return own || (dialog.type() != DialogType.PRIVATE && dialog.isRuledBy(by));
    }

    private void delete(UserId by, MessageRow row, boolean forEveryone) {
        if (forEveryone) {
            eraser.erase(row);
            tellDeleted(by, world.dialogs().factsOf(row.dialog()), row.message().id(), Origin.REST);
            return;
        }
        eraser.hide(row, by);
    }

    private void tellDeleted(UserId by, DialogFacts dialog, MessageId id, Origin origin) {
        store.tell(new WorldEvent.Deleted(id, dialog, by, world.dialogs().hearers(dialog), origin));
    }

    private Optional<MessageRow> find(UserId by, String id) {
        return id.isBlank()
                ? Optional.empty()
                : world.history()
                        .row(new MessageId(id))
                        .filter(row -> world.history().sees(by, row));
    }

    /** The message, where history has it in this dialog; refused where it is in another. */
    private Optional<MessageRow> in(DialogFacts dialog, MessageId id) {
        Optional<MessageRow> row = world.history().row(id);
        DialogId where = row.map(found -> found.message().dialogId()).orElse(null);
        if (where != null && !where.equals(dialog.id())) {
            throw Refused.of(Reason.NO_SUCH_MESSAGE);
        }
        return row;
    }
}
