package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Filler for a dialog, the same every time: one message a second, the senders in turn (sandbox seed
 * key {@code bulk}).
 *
 * @param startDate unix seconds of the first message, which may be given in milliseconds
 * @param textBytes how long each text is; at least the number in front is written
 */
public record Bulk(
        DialogId dialog, long count, List<UserId> senders, long startDate, int textBytes) {
    static final String INSERT =
            "INSERT INTO messages (id, dialog, sender, recipient, body, date_sent, created_at,"
                    + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int BATCH = 10_000;
    private static final String WORDS =
            "the quick brown fox jumps over the lazy dog and says hello to everyone in the room ";

    public Bulk {
        senders = List.copyOf(senders);
        startDate = Times.seconds(startDate);
        if (senders.isEmpty() || count < 0 || textBytes < 0) {
            throw new IllegalArgumentException("bulk needs senders, and no negative numbers");
        }
    }

    long lastDate() {
        return startDate + Math.max(0, count - 1);
    }

    /** How many of the messages this person sends. */
    long countOf(UserId user) {
        long each = count / senders.size();
        long rest = count % senders.size();
        long sum = 0;
        for (int i = 0; i < senders.size(); i++) {
            if (senders.get(i).equals(user)) {
                sum += each + (i < rest ? 1 : 0);
            }
        }
        return sum;
    }

    /**
     * Writes all messages. The database's own number in each id keeps ids of several fillers apart.
     */
    void write(PreparedStatement insert, long dialogKey, long firstSeq, DialogFacts facts)
            throws SQLException {
        HexFormat hex = HexFormat.of();
        String filler = WORDS.repeat(textBytes / WORDS.length() + 1);
        for (long i = 0; i < count; i++) {
            UserId sender = senders.get((int) (i % senders.size()));
            long date = startDate + i;
            Optional<UserId> peer = facts.peerOf(sender);
            insert.setString(
                    1, hex.toHexDigits(date, 8) + "b0" + hex.toHexDigits(firstSeq + i, 14));
            insert.setLong(2, dialogKey);
            insert.setLong(3, sender.value());
            if (peer.isPresent()) {
                insert.setLong(4, peer.get().value());
            } else {
                insert.setNull(4, Types.INTEGER);
            }
            insert.setString(5, text(i, filler));
            insert.setLong(6, date);
            insert.setLong(7, date);
            insert.setLong(8, date);
            insert.addBatch();
            if (i % BATCH == BATCH - 1) {
                insert.executeBatch();
            }
        }
        insert.executeBatch();
    }

    private String text(long i, String filler) {
        String number = (i + 1) + " ";
        return number.length() >= textBytes
                ? number.strip()
                : number + filler.substring(0, textBytes - number.length());
    }
}
