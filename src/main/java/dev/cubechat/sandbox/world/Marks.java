package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has which message, and who has read it (protocol pages rest.md 7.3 and xmpp.md 7). */
public final class Marks {
    private final Store store;
    private final World world;

    Marks(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /**
     * A mark that came as a stanza to the message's sender. It is told to whom it came in any case;
     * it is noted where history has the message and it is theirs.
     */
    public void mark(UserId by, UserId sender, MessageId id, Mark mark, Origin origin) {
        store.change(
                () -> {
                    Optional<MessageRow> row =
                            world.history()
                                    .row(id)
                                    .filter(found -> world.history().sees(by, found))
                                    .filter(found -> found.message().senderId().equals(sender));
                    row.ifPresent(found -> put(by, found.dialog(), List.of(found.seq()), mark));
                    store.tell(
                            new WorldEvent.Marked(
                                    id,
                                    row.map(found -> world.dialogs().factsOf(found.dialog()))
                                            .orElse(null),
                                    by,
                                    sender,
                                    mark,
                                    origin));
                });
    }

    /**
     * Marks these messages for the person.
     *
     * @throws Refused where one of them is not to be seen
     */
    public void mark(UserId by, List<MessageId> ids, Mark mark) {
        store.change(
                () -> {
                    for (MessageId id : ids) {
                        MessageRow row = world.history().visible(by, id);
                        put(by, row.dialog(), List.of(row.seq()), mark);
                        if (Guesses.REST_MARKS_ARE_TOLD) {
                            store.tell(
                                    new WorldEvent.Marked(
                                            id,
                                            world.dialogs().factsOf(row.dialog()),
                                            by,
                                            row.message().senderId(),
                                            mark,
                                            Origin.REST));
                        }
                    }
                });
    }

    /** Marks every message of a dialog for the person. */
    public void markAll(UserId by, DialogId id, Mark mark) {
        store.change(
                () -> {
                    long dialog = world.dialogs().mine(by, id).key();
                    note(by, mark, "m.dialog = ?", dialog);
                    if (mark == Mark.READ) {
                        store.run(
                                "UPDATE members SET unread = 0 WHERE dialog = ? AND user_id = ?",
                                dialog,
                                by.value());
                    }
                });
    }

    /** Marks these messages of one dialog, those of other people among them. */
    void put(UserId by, long dialog, List<Long> seqs, Mark mark) {
        String numbers = Lists.numbers(seqs);
        if (mark == Mark.READ) {
            long news =
                    store.number(
                            """
                            SELECT count(*) FROM messages m
                            JOIN members u ON u.dialog = m.dialog AND u.user_id = ?
                            WHERE m.seq IN (SELECT value FROM json_each(?)) AND m.sender <> ?
                              AND m.seq > u.joined_seq
                              AND NOT EXISTS (SELECT 1 FROM marks k WHERE k.seq = m.seq
                                AND k.user_id = ? AND k.is_read = 1)
                            """,
                            by.value(),
                            numbers,
                            by.value(),
                            by.value());
            store.run(
                    "UPDATE members SET unread = max(0, unread - ?)"
                            + " WHERE dialog = ? AND user_id = ?",
                    news,
                    dialog,
                    by.value());
        }
        note(by, mark, "m.seq IN (SELECT value FROM json_each(?))", numbers);
    }

    private void note(UserId by, Mark mark, String which, Object value) {
        List<Object> values = new ArrayList<>(List.of(by.value(), mark == Mark.READ ? 1 : 0));
        values.add(value);
        values.add(by.value());
        store.run(
                "INSERT INTO marks (seq, user_id, is_read) SELECT m.seq, ?, ? FROM messages m"
                        + " WHERE "
                        + which
                        + " AND m.sender <> ? ON CONFLICT (seq, user_id)"
                        + " DO UPDATE SET is_read = max(is_read, excluded.is_read)",
                values.toArray());
        if (Guesses.MARKS_MOVE_UPDATED_AT) {
            store.run(
                    "UPDATE messages AS m SET updated_at = ? WHERE " + which,
                    world.now().getEpochSecond(),
                    value);
        }
    }
}
