package dev.cubechat.sandbox.rest;

import com.sun.net.httpserver.HttpExchange;

import dev.cubechat.sandbox.world.Storeroom;
import dev.cubechat.sandbox.world.Storeroom.Content;
import dev.cubechat.sandbox.world.Storeroom.Denied;
import dev.cubechat.wire.rest.Params;
import dev.cubechat.wire.rest.StorageAnswer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The storage behind the service, as much like S3 as its clients can tell: takes form posts, gives
 * contents or ranges of them, and does both as a stream (rest.md, section 10.2). It looks at no
 * session; who comes has a seal.
 */
final class Bucket {
    /** Where it is. */
    static final String PATH = "/cb-sandbox-s3";

    private static final String NAME = "cb-sandbox-s3";
    private static final int LONGEST_FIELD = 64 * 1024;

    private final Storeroom storeroom;

    Bucket(Storeroom storeroom) {
        this.storeroom = storeroom;
    }

    /** The address that gives a content to anyone until then. */
    static String address(String host, String uid, Instant expires, Storeroom storeroom) {
        return "https://"
                + host
                + PATH
                + "/"
                + uid
                + "?expires="
                + expires.getEpochSecond()
                + "&signature="
                + storeroom.toGet(uid, expires);
    }

    /** Whether a request is for the storage. */
    static boolean owns(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /**
     * Answers.
     *
     * @return what was answered, in a few words
     */
    String answer(HttpExchange exchange) throws IOException {
        try {
            return switch (exchange.getRequestMethod()) {
                case "POST" -> put(exchange);
                case "GET", "HEAD" -> get(exchange);
                case "OPTIONS" -> plain(exchange, 200, "");
                default ->
                        throw denied(
                                405, "MethodNotAllowed", "The specified method is not allowed.");
            };
        } catch (Denied denied) {
            return refuse(exchange, denied);
        } catch (Multipart.Malformed malformed) {
            return refuse(
                    exchange,
                    denied(
                            400,
                            "MalformedPOSTRequest",
                            "The body of your POST request is not well-formed multipart/form-data:"
                                    + " "
                                    + malformed.getMessage()
                                    + "."));
        }
    }

    /**
     * Refuses a request for coming too soon.
     *
     * @param retryAfterSeconds 0 to say nothing about when to come again
     */
    String tooMany(HttpExchange exchange, int retryAfterSeconds) throws IOException {
        if (retryAfterSeconds > 0) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfterSeconds));
        }
        return refuse(exchange, denied(429, "SlowDown", "Please reduce your request rate."));
    }

    /** Refuses a request for trouble of its own. */
    String failed(HttpExchange exchange) throws IOException {
        return refuse(
                exchange,
                denied(
                        500,
                        "InternalError",
                        "We encountered an internal error. Please try again."));
    }

    private static String refuse(HttpExchange exchange, Denied denied) throws IOException {
        Leftover.forget(exchange);
        String sentence = String.valueOf(denied.getMessage());
        return plain(
                exchange,
                denied.status(),
                new StorageAnswer.Refused(denied.code(), sentence).write());
    }

    private String put(HttpExchange exchange) throws IOException, Denied {
        String type =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .orElse("");
        Multipart form =
                Multipart.of(exchange.getRequestBody(), type)
                        .orElseThrow(
                                () ->
                                        denied(
                                                412,
                                                "PreconditionFailed",
                                                "Bucket POST must be of the enclosure-type"
                                                        + " multipart/form-data"));
        Map<String, String> fields = new HashMap<>();
        for (Optional<Multipart.Part> next = form.next(); next.isPresent(); next = form.next()) {
            Multipart.Part part = next.get();
            if (part.name().equalsIgnoreCase("file")) {
                return file(exchange, fields, part);
            }
            fields.put(
                    part.name().toLowerCase(Locale.ROOT),
                    new String(part.body().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8));
        }
        throw denied(400, "InvalidArgument", "POST requires exactly one file upload per request.");
    }

    /** What comes after the file does not count. */
    private String file(HttpExchange exchange, Map<String, String> fields, Multipart.Part part)
            throws IOException, Denied {
        String key = needed(fields, "key");
        String tag =
                storeroom.put(
                        key,
                        needed(fields, "policy"),
                        needed(fields, "x-amz-signature"),
                        part.body());
        String location =
                "https://" + exchange.getRequestHeaders().getFirst("Host") + PATH + "/" + key;
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Location", location);
        int status =
                switch (fields.getOrDefault("success_action_status", "")) {
                    case "200" -> 200;
                    case "201" -> 201;
                    default -> 204;
                };
        String body = new StorageAnswer.Stored(location, NAME, key, tag).write();
        return plain(exchange, status, status == 201 ? body : "");
    }

    private String get(HttpExchange exchange) throws IOException, Denied {
        String path = exchange.getRequestURI().getPath();
        String uid = path.length() > PATH.length() ? path.substring(PATH.length() + 1) : "";
        String query = exchange.getRequestURI().getRawQuery();
        Params params = query == null ? Params.NONE : Params.parse(query);
        Content content =
                storeroom.get(
                        uid,
                        params.number("expires").orElse(0L),
                        params.first("signature").orElse(""));
        ByteRange range = ByteRange.asked(exchange.getRequestHeaders(), content);
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Accept-Ranges", "bytes");
        headers.set("ETag", content.tag());
        if (range.status() != 200) {
            headers.set("Content-Range", range.header());
        }
        if (range.status() == 416) {
            throw denied(416, "InvalidRange", "The requested range is not satisfiable");
        }
        headers.set("Content-Type", content.contentType());
        send(exchange, content, range);
        return range.status() + " (" + range.length() + " bytes)";
    }

    private static void send(HttpExchange exchange, Content content, ByteRange range)
            throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") || range.length() == 0) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
            exchange.sendResponseHeaders(range.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(range.status(), range.length());
        byte[] chunk = new byte[64 * 1024];
        try (InputStream bytes = content.bytes().from(range.from())) {
            OutputStream out = exchange.getResponseBody();
            for (long left = range.length(); left > 0; ) {
                int length = bytes.read(chunk, 0, (int) Math.min(left, chunk.length));
                if (length < 0) {
                    throw new IOException("the file became shorter");
                }
                out.write(chunk, 0, length);
                left -= length;
            }
        }
    }

    private static String plain(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "*");
        if (bytes.length > 0) {
            headers.set("Content-Type", "application/xml");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return status + " " + body;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        return status + " " + body;
    }

    private static String needed(Map<String, String> fields, String name) throws Denied {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw denied(
                    400,
                    "InvalidArgument",
                    "Bucket POST must contain a field named '" + name + "'");
        }
        return value;
    }

    private static Denied denied(int status, String code, String sentence) {
        return new Denied(status, code, sentence);
    }
}
