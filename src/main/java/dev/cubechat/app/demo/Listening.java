package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@code cubechat listen --jsonl} that runs beside the tour, line by line. */
final class Listening implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Stop stop = new Stop();
    private final Thread thread;

    Listening(Cubechat cubechat, List<String> words, Map<String, String> environment) {
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("listening")
                        .start(() -> cubechat.run(words, environment, new Lines(), stop));
    }

    /** One line and what it says. */
    record Line(String text, Json.Obj event) {}

    /**
     * The next line, as soon as there is one.
     *
     * @throws Failure TIMED_OUT where none comes
     */
    Line next(Duration patience) {
        try {
            String text = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (text == null) {
                throw new Failure(FailureKind.TIMED_OUT, "Nothing happens in the chat any more.");
            }
            return new Line(text, event(text));
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("The tour was stopped.", stopped);
        }
    }

    /** What it says; nothing for a note between the events. */
    private static Json.Obj event(String text) {
        try {
            return JsonText.parse(text).asObject();
        } catch (MalformedJson note) {
            return Json.Obj.EMPTY;
        }
    }

    @Override
    public void close() {
        stop.now(GOODBYE);
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts what is written into lines. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
