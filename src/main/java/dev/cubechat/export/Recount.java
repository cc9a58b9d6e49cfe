package dev.cubechat.export;

import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts on the service what an export has, a thousand messages at a time, and where the numbers
 * differ looks which ones they are. Holds one such stretch.
 */
final class Recount {
    private static final int STRETCH = 1000;

    private final Source source;
    private final List<Gap> gaps = new ArrayList<>();

    Recount(Source source) {
        this.source = source;
    }

    List<Gap> of(Scope scope, Path journal) throws IOException {
        gaps.clear();
        try (Stream<Row> rows = Journal.rows(journal)) {
            Iterator<Row> each = rows.iterator();
            Scope rest = scope;
            List<Row> stretch = new ArrayList<>();
            while (each.hasNext()) {
                Row row = each.next();
                if (stretch.size() >= STRETCH && row.second() > stretch.getLast().second()) {
                    compare(rest.before(Instant.ofEpochSecond(row.second())), stretch);
                    rest = rest.from(row.second());
                    stretch.clear();
                }
                stretch.add(row);
            }
            compare(rest, stretch);
        }
        return List.copyOf(gaps);
    }

    private void compare(Scope scope, List<Row> rows) {
        if (source.count(scope) == rows.size()) {
            return;
        }
        Set<MessageId> gone = new LinkedHashSet<>();
        rows.forEach(row -> gone.add(row.id()));
        List<MessageId> missing = new ArrayList<>();
        try (Stream<Message> there = source.messages(scope)) {
            there.map(Message::id).filter(id -> !gone.remove(id)).forEach(missing::add);
        }
        if (!gone.isEmpty() || !missing.isEmpty()) {
            gaps.add(new Gap(scope.since(), scope.until(), missing, List.copyOf(gone)));
        }
    }
}
