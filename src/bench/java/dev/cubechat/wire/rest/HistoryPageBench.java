package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Message;
import dev.cubechat.model.Page;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A page of history, a hundred messages, as the service sends it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HistoryPageBench {
    private final byte[] page = page().getBytes(StandardCharsets.UTF_8);

    private static String page() {
        List<Json> items = IntStream.range(0, 100).<Json>mapToObj(HistoryPageBench::item).toList();
        return JsonText.write(
                PageCodec.write(new Page<>(items, 0, 100, OptionalLong.empty()), item -> item));
    }

    private static Json item(int number) {
        return Json.obj()
                .with("_id", "65f0a1c2c3d4e5f601%06x".formatted(number))
                .with("chat_dialog_id", "65f0a1b2c3d4e5f601020304")
                .with("message", number + " the quick brown fox jumps over the lazy dog")
                .with("date_sent", 1_772_000_000L + number)
                .with("sender_id", 101)
                .with("recipient_id", 102)
                .with("created_at", "2026-03-01T09:30:00Z")
                .with("updated_at", "2026-03-01T09:30:00Z")
                .with("read_ids", Json.ofLongs(List.of(101L, 102L)))
                .with("delivered_ids", Json.ofLongs(List.of(101L, 102L)))
                .with("attachments", Json.Arr.EMPTY)
                .with("reactions", Json.Nil.NIL)
                .with("views_count", 1)
                .with("edited_at", Json.Nil.NIL)
                .with("read", 1)
                .build();
    }

    @Benchmark
    public Page<Message> read() {
        return MessagePage.read(new Reply(200, page));
    }

    @Benchmark
    public Page<Message> readByTree() {
        return PageCodec.read(new Reply(200, page).json(), MessageCodec::read);
    }
}
