package dev.cubechat.sandbox.world;

import dev.cubechat.model.Message;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows messages to one person: with everyone's marks, and with which reactions are their own. */
final class MessageView {
    private final Store store;

    private record Marked(long seq, UserId user, boolean read) {}

    private record Reacted(long seq, UserId user, String reaction) {}

    MessageView(Store store) {
        this.store = store;
    }

    Message of(MessageRow row, UserId viewer) {
        return of(List.of(row), viewer).getFirst();
    }

    List<Message> of(List<MessageRow> rows, UserId viewer) {
        List<Long> numbers = new ArrayList<>(rows.size());
        rows.forEach(row -> numbers.add(row.seq()));
        String seqs = Lists.numbers(numbers);
        Map<Long, List<Marked>> marks = marks(seqs);
        Map<Long, List<Reacted>> reactions = reactions(seqs);
        List<Message> messages = new ArrayList<>(rows.size());
        for (MessageRow row : rows) {
            messages.add(
                    shown(
                            row,
                            marks.getOrDefault(row.seq(), List.of()),
                            reactions.getOrDefault(row.seq(), List.of()),
                            viewer));
        }
        return messages;
    }

    private static Message shown(
            MessageRow row, List<Marked> marks, List<Reacted> reactions, UserId viewer) {
        List<UserId> delivered = new ArrayList<>(List.of(row.message().senderId()));
        List<UserId> read = new ArrayList<>(delivered);
        for (Marked mark : marks) {
            delivered.add(mark.user());
            if (mark.read()) {
                read.add(mark.user());
            }
        }
        return row.with(read, delivered, reactions(reactions, viewer));
    }

    private static Reactions reactions(List<Reacted> reactions, UserId viewer) {
        if (reactions.isEmpty()) {
            return Reactions.NONE;
        }
        List<String> own = new ArrayList<>();
        Map<String, Long> total = new LinkedHashMap<>();
        for (Reacted each : reactions) {
            total.merge(each.reaction(), 1L, Long::sum);
            if (each.user().equals(viewer)) {
                own.add(each.reaction());
            }
        }
        return new Reactions(own, total);
    }

    // From the page to the rows, in this order: a list for IN would be made a table first.

    private Map<Long, List<Marked>> marks(String seqs) {
        Map<Long, List<Marked>> bySeq = new HashMap<>();
        store.list(
                        r -> new Marked(r.getLong(1), new UserId(r.getLong(2)), r.getInt(3) == 1),
                        "SELECT k.seq, k.user_id, k.is_read FROM json_each(?) page CROSS JOIN marks"
                                + " k ON k.seq = page.value",
                        seqs)
                .forEach(m -> bySeq.computeIfAbsent(m.seq(), s -> new ArrayList<>()).add(m));
        return bySeq;
    }

    private Map<Long, List<Reacted>> reactions(String seqs) {
        Map<Long, List<Reacted>> bySeq = new HashMap<>();
        store.list(
                        r -> new Reacted(r.getLong(1), new UserId(r.getLong(2)), r.getString(3)),
                        "SELECT k.seq, k.user_id, k.reaction"
                                + " FROM json_each(?) page CROSS JOIN reactions k"
                                + " ON k.seq = page.value ORDER BY k.place",
                        seqs)
                .forEach(m -> bySeq.computeIfAbsent(m.seq(), s -> new ArrayList<>()).add(m));
        return bySeq;
    }
}
