package dev.cubechat.app;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Someone in {@code cubechat chat --plain} on a thread of its own: types lines, reads others. */
final class Chatting implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Said said = new Said();
    private final Said complaints = new Said();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Stop stop = new Stop();
    private final Thread thread;
    private volatile int code = -1;

    private Chatting(Map<String, String> environment, String... options) throws IOException {
        PipedInputStream in = new PipedInputStream(keyboard, 1 << 16);
        String[] words =
                Stream.concat(Stream.of("chat", "--plain"), Stream.of(options))
                        .toArray(String[]::new);
        Streams streams =
                new Streams(
                        in,
                        said,
                        new PrintStream(complaints, true, StandardCharsets.UTF_8),
                        Streams.NONE);
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("chatting")
                        .start(
                                () ->
                                        code =
                                                Main.run(
                                                        words,
                                                        streams,
                                                        environment,
                                                        Clock.system(ZoneOffset.UTC),
                                                        stop));
    }

    /** In the chat, with everything ready. */
    static Chatting ready(Shell shell, String... options) throws Exception {
        Chatting chatting = new Chatting(shell.environment(), options);
        boolean records = List.of(options).contains("--jsonl");
        chatting.await(records ? "\"state\":\"ready\"" : "* Connected.");
        return chatting;
    }

    void types(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Waits until a line has this in it, and gives the first. */
    String await(String part) throws InterruptedException {
        return said.await(part, line -> line.contains(part), this::complaints);
    }

    /** Waits until a record of this type has come, and gives the first that fits. */
    Json.Obj record(String type, Predicate<Json.Obj> fits) throws InterruptedException {
        String line =
                said.await(
                        type,
                        text -> {
                            Json.Obj record = parse(text);
                            return type.equals(record.get("type").asText().orElse(""))
                                    && fits.test(record);
                        },
                        this::complaints);
        return parse(line);
    }

    List<String> lines() {
        return said.lines();
    }

    String complaints() {
        return String.join("\n", complaints.lines());
    }

    /** Waits until this has been complained of. */
    void awaitComplaint(String part) throws InterruptedException {
        complaints.await(part, line -> line.contains(part), () -> "");
    }

    /** There is nothing more to type; the exit code. */
    int ends() throws Exception {
        keyboard.close();
        if (!thread.join(LIMIT)) {
            throw new AssertionError("it goes on: " + lines() + complaints());
        }
        return code;
    }

    @Override
    public void close() throws IOException {
        stop.now(Duration.ofSeconds(10));
        keyboard.close();
    }

    private static Json.Obj parse(String line) {
        try {
            return JsonText.parse(line).asObject();
        } catch (MalformedJson broken) {
            throw new AssertionError(line, broken);
        }
    }

    /** What it wrote, line by line. */
    private static final class Said extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int oneByte) {
            all.write(oneByte);
            notifyAll();
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            all.write(bytes, offset, length);
            notifyAll();
        }

        synchronized List<String> lines() {
            String text = all.toString(StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            return end < 0 ? List.of() : text.substring(0, end).lines().toList();
        }

        synchronized String await(String what, Predicate<String> fits, Supplier<String> complaints)
                throws InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (true) {
                for (String line : lines()) {
                    if (fits.test(line)) {
                        return line;
                    }
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(
                            "no \"" + what + "\" among " + lines() + complaints.get());
                }
                wait(left);
            }
        }
    }
}
