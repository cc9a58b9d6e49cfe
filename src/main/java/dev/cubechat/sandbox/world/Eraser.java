package dev.cubechat.sandbox.world;

import dev.cubechat.model.UserId;

import java.util.List;

/** Takes messages out of history, and keeps the counts and the dialog's last time right. */
final class Eraser {
    private final Store store;

    Eraser(Store store) {
        this.store = store;
    }

    /** Hides a message from one person. */
    void hide(MessageRow row, UserId from) {
        lessUnread(row, "AND user_id = " + from.value());
        store.run(
                "INSERT OR IGNORE INTO hidden (user_id, seq) VALUES (?, ?)",
                from.value(),
                row.seq());
    }

    /** Deletes a message for everyone. */
    void erase(MessageRow row) {
        lessUnread(row, "");
        for (String table : List.of("marks", "hidden", "reactions", "messages")) {
            store.run("DELETE FROM " + table + " WHERE seq = ?", row.seq());
        }
        findNewest(row.dialog());
    }

    /** Deletes all messages of a dialog. */
    void eraseAll(long dialog) {
        for (String table : List.of("marks", "hidden", "reactions")) {
            store.run(
                    "DELETE FROM "
                            + table
                            + " WHERE seq IN (SELECT seq FROM messages WHERE dialog = ?)",
                    dialog);
        }
        store.run("DELETE FROM messages WHERE dialog = ?", dialog);
        store.run("UPDATE members SET unread = 0 WHERE dialog = ?", dialog);
        findNewest(dialog);
    }

    /** Counts a message no more for those for whom it is among the unread ones. */
    private void lessUnread(MessageRow row, String andWho) {
        store.run(
                """
                UPDATE members SET unread = max(0, unread - 1)
                WHERE dialog = ? AND user_id <> ? AND max(cleared_seq, joined_seq) < ?
                  AND NOT EXISTS (SELECT 1 FROM marks k
                    WHERE k.seq = ? AND k.user_id = members.user_id AND k.is_read = 1)
                  AND NOT EXISTS (SELECT 1 FROM hidden h
                    WHERE h.seq = ? AND h.user_id = members.user_id)
                """
                        + andWho,
                row.dialog(),
                row.message().senderId().value(),
                row.seq(),
                row.seq(),
                row.seq());
    }

    private void findNewest(long dialog) {
        store.run(
                "UPDATE dialogs SET last_message_date_sent ="
                        + " (SELECT max(date_sent) FROM messages WHERE dialog = ?) WHERE key = ?",
                dialog,
                dialog);
    }
}
