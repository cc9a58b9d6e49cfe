package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A place where a broken export can go on: the file is good up to here.
 *
 * @param rows that came since the last one
 * @param count of all messages up to here
 * @param bytes of the file up to here
 * @param sha256 of those bytes
 * @param complete whether this is the end
 */
record Checkpoint(List<Row> rows, long count, long bytes, String sha256, boolean complete) {
    Checkpoint {
        rows = List.copyOf(rows);
    }

    /** The last message that is in the file here; null where none came since the one before. */
    @Nullable Row last() {
        return rows.isEmpty() ? null : rows.getLast();
    }

    Json.Obj write() {
        return Json.obj()
                .with("rows", new Json.Arr(rows.stream().map(Checkpoint::row).toList()))
                .with("count", count)
                .with("bytes", bytes)
                .with("sha256", sha256)
                .with("complete", complete)
                .build();
    }

    /** The checkpoint in these words; nothing where they are none. */
    static Optional<Checkpoint> read(Json.Obj json) {
        Optional<Long> bytes = json.get("bytes").asLong();
        Optional<String> sha256 = json.get("sha256").asText();
        if (bytes.isEmpty() || sha256.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Checkpoint(
                        json.get("rows").asItems().stream().map(Checkpoint::row).toList(),
                        json.get("count").asLong().orElse(0L),
                        bytes.get(),
                        sha256.get(),
                        json.get("complete").asBoolean().orElse(false)));
    }

    private static Json row(Row row) {
        return new Json.Arr(
                List.of(Json.of(row.second()), Json.of(row.id().value()), Json.of(row.length())));
    }

    private static Row row(Json json) {
        List<Json> parts = json.asItems();
        return new Row(
                parts.get(0).asLong().orElseThrow(),
                new MessageId(parts.get(1).asText().orElseThrow()),
                parts.get(2).asLong().orElseThrow().intValue());
    }
}
