package dev.cubechat.sandbox.world;

import dev.cubechat.model.UserId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Who is in which dialog, and what each of them set for themselves there. */
final class Members {
    private final Store store;

    /**
     * One person's row in one dialog.
     *
     * @param clearedSeq of the messages up to this one they see nothing
     */
    record Member(UserId user, boolean admin, boolean muted, long clearedSeq) {}

    Members(Store store) {
        this.store = store;
    }

    List<Member> occupants(long dialog) {
        return store.list(
                Members::member,
                "SELECT * FROM members WHERE dialog = ? AND occupant = 1 ORDER BY place",
                dialog);
    }

    Optional<Member> find(long dialog, UserId user) {
        return store.first(
                Members::member,
                "SELECT * FROM members WHERE dialog = ? AND user_id = ?",
                dialog,
                user.value());
    }

    /** The last message that the person no longer wants to see; 0 where they see all. */
    long clearedSeq(long dialog, UserId user) {
        return find(dialog, user).map(Member::clearedSeq).orElse(0L);
    }

    void add(long dialog, UserId user) {
        store.run(
                """
                INSERT INTO members (dialog, user_id, place, joined_seq)
                VALUES (?, ?, (SELECT ifnull(max(place), 0) + 1 FROM members WHERE dialog = ?),
                  (SELECT ifnull(max(seq), 0) FROM messages))
                ON CONFLICT (dialog, user_id) DO UPDATE SET occupant = 1, deleted = 0
                """,
                dialog,
                user.value(),
                dialog);
    }

    void remove(long dialog, UserId user) {
        store.run("DELETE FROM members WHERE dialog = ? AND user_id = ?", dialog, user.value());
    }

    void setAdmin(long dialog, UserId user, boolean admin) {
        store.run(
                "UPDATE members SET admin = ? WHERE dialog = ? AND user_id = ?",
                admin ? 1 : 0,
                dialog,
                user.value());
    }

    /** Makes the row of a reader of a broadcast dialog, who is in it without being an occupant. */
    void ensure(long dialog, UserId user) {
        store.run(
                "INSERT OR IGNORE INTO members (dialog, user_id, place, occupant, joined_seq)"
                        + " VALUES (?, ?, 0, 0, (SELECT ifnull(max(seq), 0) FROM messages))",
                dialog,
                user.value());
    }

    void setMuted(long dialog, UserId user, boolean muted) {
        store.run(
                "UPDATE members SET muted = ? WHERE dialog = ? AND user_id = ?",
                muted ? 1 : 0,
                dialog,
                user.value());
    }

    /** Puts the dialog out of the person's list, until something new comes. */
    void setDeleted(long dialog, UserId user, boolean deleted) {
        store.run(
                "UPDATE members SET deleted = ? WHERE dialog = ? AND user_id = ?",
                deleted ? 1 : 0,
                dialog,
                user.value());
    }

    /** Hides every message that there is from the person. */
    void clear(long dialog, UserId user) {
        store.run(
                """
                UPDATE members SET unread = 0, cleared_seq =
                  (SELECT ifnull(max(seq), 0) FROM messages WHERE dialog = ?)
                WHERE dialog = ? AND user_id = ?
                """,
                dialog,
                dialog,
                user.value());
    }

    /** The dialog is back in the list of those who had put it out of theirs. */
    void revive(long dialog) {
        store.run("UPDATE members SET deleted = 0 WHERE dialog = ? AND deleted = 1", dialog);
    }

    /** One more message is unread for everyone but its sender. */
    void oneMoreUnread(long dialog, UserId sender) {
        store.run(
                "UPDATE members SET unread = unread + 1 WHERE dialog = ? AND user_id <> ?",
                dialog,
                sender.value());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new UserId(row.getLong("user_id")),
                row.getInt("admin") == 1,
                row.getInt("muted") == 1,
                row.getLong("cleared_seq"));
    }
}
