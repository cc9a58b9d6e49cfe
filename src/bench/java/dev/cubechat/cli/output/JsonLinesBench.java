package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A page of history, a hundred messages, as lines of JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonLinesBench {
    private final List<Message> page =
            IntStream.range(0, 100).mapToObj(JsonLinesBench::message).toList();
    private final Out out =
            new Out(
                    OutputStream.nullOutputStream(),
                    new PrintStream(OutputStream.nullOutputStream()),
                    new Terminal(false, false, false, false, () -> 80, JsonLinesBench::utc),
                    () -> new Format(Format.Kind.JSONL, List.of(), false, false, false));

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static Message message(int number) {
        UserId sender = new UserId(101);
        Instant sent = Instant.ofEpochSecond(1_772_000_000L + number);
        return new Message(
                new MessageId("65f0a1c2c3d4e5f601%06x".formatted(number)),
                new DialogId("65f0a1b2c3d4e5f601020304"),
                sender,
                new UserId(102),
                number + " the quick brown fox jumps over the lazy dog",
                sent.getEpochSecond(),
                sent,
                sent,
                null,
                List.of(sender),
                List.of(sender),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }

    @Benchmark
    public void write() {
        out.lots(Shown.MESSAGE, Stream.of(page));
    }
}
