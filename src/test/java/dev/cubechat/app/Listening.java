package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A {@code cubechat listen}, or another that goes on, that runs beside the test, and what it has
 * said.
 */
final class Listening implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stop stop = new Stop();
    private final BlockingQueue<Json.Obj> records = new LinkedBlockingQueue<>();
    private final List<Json.Obj> seen = new ArrayList<>();
    private final CompletableFuture<Shell.Result> end = new CompletableFuture<>();

    /** Starts it and waits until it is ready. */
    static Listening start(Shell shell, String... options) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of("listen"));
        args.addAll(List.of(options));
        Listening listening = new Listening(shell, args);
        listening.await(record -> word(record, "state").equals("ready"));
        return listening;
    }

    /** Starts another command that prints records until it is stopped. */
    static Listening in(Shell shell, String... words) {
        return new Listening(shell, List.of(words));
    }

    private Listening(Shell shell, List<String> args) {
        Thread.ofPlatform()
                .daemon()
                .start(
                        () ->
                                end.complete(
                                        shell.run(stop, new Lines(), args.toArray(String[]::new))));
    }

    /** The next record of that type. */
    Json.Obj await(String type) throws InterruptedException {
        return await(record -> word(record, "type").equals(type));
    }

    Json.Obj await(Predicate<Json.Obj> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Json.Obj next = records.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next)
                    .as("waited in vain; end %s, seen %s", end.getNow(null), seen)
                    .isNotNull();
            seen.add(next);
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    /** Stops it as a signal would. */
    Shell.Result stop() throws Exception {
        stop.now(PATIENCE);
        return result();
    }

    /** What it did, when it has ended by itself. */
    Shell.Result result() throws Exception {
        return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What it said that nobody has waited for yet. */
    List<Json.Obj> rest() {
        List<Json.Obj> rest = new ArrayList<>();
        records.drainTo(rest);
        return rest;
    }

    /** Everything that it has said so far, waited for or not. */
    List<Json.Obj> all() {
        seen.addAll(rest());
        return List.copyOf(seen);
    }

    /** Every state that it has told so far. */
    List<Json.Obj> states() {
        return all().stream().filter(record -> word(record, "type").equals("state")).toList();
    }

    static String word(Json.Obj record, String field) {
        return record.get(field).asText().orElse("");
    }

    @Override
    public void close() {
        stop.now(PATIENCE);
    }

    /** Takes what is written line by line. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            try {
                records.add(JsonText.parse(line.toString(StandardCharsets.UTF_8)).asObject());
            } catch (MalformedJson notJson) {
                throw new IllegalStateException(notJson);
            }
            line.reset();
        }
    }
}
