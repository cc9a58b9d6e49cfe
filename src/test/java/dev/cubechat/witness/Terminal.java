package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.app.Main;
import dev.cubechat.app.Streams;
import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Somebody who uses cubechat: whole command lines, run in this process. */
final class Terminal {
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final List<Listening> listening = new ArrayList<>();

    private record Listening(Stop stop, Thread thread) {}

    private record Ran(int exit, String out, String err) {}

    /**
     * @param environment all that cubechat finds around it: where the sandbox is and who this is
     */
    Terminal(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Runs one command that must succeed, and gives the one JSON object it printed. */
    Json.Obj json(String... words) throws Exception {
        return value(words).asObject();
    }

    /** Runs one command that must succeed, and gives the objects of the list it printed. */
    List<Json.Obj> list(String... words) throws Exception {
        return value(words).asItems().stream().map(Json::asObject).toList();
    }

    /** Runs one command that must end with this exit code, and gives what it said on stderr. */
    String fails(int exit, String... words) {
        Ran ran = run(words);
        assertThat(ran.exit()).as("%s%n%s", String.join(" ", words), ran.err()).isEqualTo(exit);
        return ran.err();
    }

    /**
     * Sends a text.
     *
     * @return the message's id
     */
    String says(String dialog, String text, String... options) throws Exception {
        String[] words =
                Stream.concat(Stream.of("msg", "send", dialog, "-m", text), Stream.of(options))
                        .toArray(String[]::new);
        return json(words).get("id").asText().orElseThrow();
    }

    /** Starts {@code cubechat listen} and waits until it is ready. */
    JsonLines listens(String... options) throws InterruptedException {
        JsonLines lines =
                starts(
                        Stream.concat(Stream.of("listen"), Stream.of(options))
                                .toArray(String[]::new));
        lines.await("state ready", isType("state").and(has("state", "ready")));
        return lines;
    }

    /**
     * Starts a command that goes on until it is stopped; what it complains of is among its lines.
     */
    JsonLines starts(String... words) {
        JsonLines lines = new JsonLines();
        Stop stop = new Stop();
        String[] all = Stream.concat(Stream.of(words), Stream.of("--jsonl")).toArray(String[]::new);
        Thread thread = Thread.ofPlatform().start(() -> perform(all, lines, lines.another(), stop));
        listening.add(new Listening(stop, thread));
        return lines;
    }

    /** Starts {@code cubechat chat --plain --jsonl} and waits until it is ready. */
    Typist chats(String... options) throws IOException, InterruptedException {
        Typist typist = new Typist();
        Stop stop = new Stop();
        String[] words =
                Stream.concat(Stream.of("chat", "--plain", "--jsonl"), Stream.of(options))
                        .toArray(String[]::new);
        InputStream in = typist.stdin();
        Thread thread =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        typist.ended(
                                                perform(
                                                        words,
                                                        in,
                                                        typist.records(),
                                                        typist.notes(),
                                                        stop)));
        listening.add(new Listening(stop, thread));
        typist.records().await("state ready", isType("state").and(has("state", "ready")));
        return typist;
    }

    /** Those records of {@code listen} that are of this type. */
    static Predicate<Json.Obj> isType(String type) {
        return has("type", type);
    }

    /** Ends all listening in good order. */
    void stopsListening() throws InterruptedException {
        for (Listening one : listening) {
            one.stop().now(GOODBYE);
            one.thread().join(GOODBYE);
            assertThat(one.thread().isAlive()).as("it goes on").isFalse();
        }
        listening.clear();
    }

    private Json value(String... words) throws Exception {
        Ran ran = run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
        assertThat(ran.exit()).as("%s%n%s", String.join(" ", words), ran.err()).isZero();
        return JsonText.parse(ran.out());
    }

    private Ran run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = perform(words, out, err, new Stop());
        return new Ran(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int perform(String[] words, OutputStream out, OutputStream err, Stop stop) {
        return perform(words, InputStream.nullInputStream(), out, err, stop);
    }

    private int perform(
            String[] words, InputStream in, OutputStream out, OutputStream err, Stop stop) {
        Streams streams =
                new Streams(
                        in, out, new PrintStream(err, true, StandardCharsets.UTF_8), Streams.NONE);
        return Main.run(words, streams, environment, Clock.systemUTC(), stop);
    }
}
