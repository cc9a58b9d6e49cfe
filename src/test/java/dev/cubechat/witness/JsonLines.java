package dev.cubechat.witness;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * JSON objects that somebody writes here, one on each line, and waiting for the one that matters.
 *
 * <p>One thread writes to each stream, others wait.
 */
final class JsonLines extends OutputStream {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<Json.Obj> objects = new ArrayList<>();

    @Override
    public void write(int b) {
        if (b == '\n') {
            keep(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(b);
        }
    }

    /** Another stream, whose lines come among these. */
    OutputStream another() {
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        return new OutputStream() {
            @Override
            public void write(int b) {
                if (b == '\n') {
                    keep(other.toString(StandardCharsets.UTF_8));
                    other.reset();
                } else {
                    other.write(b);
                }
            }
        };
    }

    private synchronized void keep(String text) {
        objects.add(object(text));
        notifyAll();
    }

    /** Those whose member of that name is this text. */
    static Predicate<Json.Obj> has(String key, String value) {
        return object -> object.get(key).equals(new Json.Str(value));
    }

    synchronized List<Json.Obj> all(Predicate<Json.Obj> matches) {
        return objects.stream().filter(matches).toList();
    }

    /** The first object that matches, written before or soon. */
    synchronized Json.Obj await(String what, Predicate<Json.Obj> matches)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Json.Obj> found = all(matches);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("no " + what + " came, only:\n" + this);
            }
            wait(left);
        }
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", objects.stream().map(JsonText::write).toList());
    }

    /** What is not JSON, an apology perhaps, is kept under "text" so that failures show it. */
    private static Json.Obj object(String text) {
        try {
            if (JsonText.parse(text) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJson notJson) {
            return Json.obj().with("text", text).with("why", notJson.getMessage()).build();
        }
        return Json.obj().with("text", text).build();
    }
}
