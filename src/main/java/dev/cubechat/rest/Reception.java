package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.wire.rest.Param;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings one answer with a file's content, or with the rest of it, to its landing. */
final class Reception {
    private static final int CHUNK = 64 * 1024;
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (?:([0-9]{1,18})-[0-9]{1,18}|\\*)/([0-9]{1,18}|\\*)");

    private final RawReply head;
    private final Landing landing;
    private final Progress progress;

    Reception(RawReply head, Landing landing, Progress progress) {
        this.head = head;
        this.landing = landing;
        this.progress = progress;
    }

    /** The headers that ask for what the landing has not got yet. */
    static List<Param> range(Landing landing) {
        String tag = landing.tag();
        return landing.have() == 0 || tag == null
                ? List.of()
                : List.of(
                        new Param("Range", "bytes=" + landing.have() + "-"),
                        new Param("If-Range", tag));
    }

    /** The content from its beginning. */
    RawReply whole(InputStream body) throws IOException {
        copy(body, landing.begin(tag()), length());
        return head;
    }

    /** What follows the bytes that are there. */
    RawReply rest(InputStream body) throws IOException, NoReply {
        String tag = tag();
        Matcher range = range(head);
        boolean fits =
                range.matches()
                        && range.group(1) != null
                        && Long.parseLong(range.group(1)) == landing.have()
                        && (tag == null || tag.equals(landing.tag()));
        if (!fits) {
            throw again();
        }
        copy(body, landing.goOn(), number(range.group(2)));
        return head;
    }

    /** How many bytes follow what such an answer brought; 0 also where nobody knows. */
    static long missing(RawReply reply, Landing landing) {
        Matcher range = range(reply);
        long total = reply.status() == 206 && range.matches() ? number(range.group(2)) : -1;
        return Math.max(0, total - landing.have());
    }

    /** There is nothing after the bytes that are there: either they are all, or they are wrong. */
    RawReply nothingLeft() throws NoReply {
        Matcher range = range(head);
        if (range.matches() && number(range.group(2)) == landing.have()) {
            return new RawReply(200, head.headers(), head.body());
        }
        throw again();
    }

    private NoReply again() {
        new Closing(landing.begin(null)).close();
        return new NoReply(
                "The file changed while it was downloaded", "Run it again.", true, true, null);
    }

    private void copy(InputStream body, OutputStream out, long total) throws IOException {
        try (Closing closing = new Closing(out)) {
            byte[] chunk = new byte[CHUNK];
            progress.at(landing.have(), total);
            for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                closing.write(chunk, length);
                progress.at(landing.have(), total);
                if (Thread.currentThread().isInterrupted()) {
                    throw new Failure(FailureKind.INTERRUPTED, "Stopped while downloading.");
                }
            }
        }
    }

    /** The disk's troubles are not the network's. */
    private record Closing(OutputStream out) implements AutoCloseable {
        void write(byte[] chunk, int length) {
            try {
                out.write(chunk, 0, length);
            } catch (IOException full) {
                throw notWritten(full);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException full) {
                throw notWritten(full);
            }
        }

        private static Failure notWritten(IOException trouble) {
            return new Failure(
                            FailureKind.CONFIGURATION,
                            "The file could not be written: " + trouble.getMessage() + ".",
                            trouble)
                    .withHint("Is the disk full?");
        }
    }

    private static Matcher range(RawReply reply) {
        return CONTENT_RANGE.matcher(reply.header("Content-Range").orElse("").strip());
    }

    /** A weak tag does not say that all bytes are the same. */
    private @Nullable String tag() {
        return head.header("ETag")
                .map(String::strip)
                .filter(tag -> tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 2)
                .orElse(null);
    }

    private long length() {
        return number(head.header("Content-Length").map(String::strip).orElse("*"));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
