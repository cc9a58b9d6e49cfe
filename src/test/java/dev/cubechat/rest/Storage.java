package dev.cubechat.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A storage on loopback with one content, which honours {@code Range} and {@code If-Range}, breaks
 * off as often as it was told, and remembers what it was asked.
 */
final class Storage implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Integer> breaks = new ConcurrentLinkedQueue<>();
    private final List<HttpExchange> seen = new ArrayList<>();
    private volatile byte[] content;
    private volatile int most = Integer.MAX_VALUE;
    private volatile String tag;

    Storage(byte[] content, String tag) throws IOException {
        this.content = content;
        this.tag = tag;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Each of the next answers breaks off after so many bytes. */
    Storage breaking(Integer... afterBytes) {
        breaks.addAll(List.of(afterBytes));
        return this;
    }

    /** Who asks for the rest gets so many bytes of it at once. */
    void givingAtMost(int bytes) {
        most = bytes;
    }

    void hold(byte[] other, String otherTag) {
        content = other;
        tag = otherTag;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The values of this header in each request; an empty text where there was none. */
    List<String> seen(String header) {
        synchronized (seen) {
            return seen.stream()
                    .map(http -> http.getRequestHeaders().getFirst(header))
                    .map(value -> value == null ? "" : value)
                    .toList();
        }
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            synchronized (seen) {
                seen.add(http);
            }
            byte[] body = content;
            int from = from(http);
            http.getResponseHeaders().set("ETag", tag);
            int end = from > 0 ? from + Math.min(most, body.length - from) : body.length;
            if (from > 0) {
                http.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes " + from + "-" + (end - 1) + "/" + body.length);
            }
            http.sendResponseHeaders(from > 0 ? 206 : 200, end > from ? end - from : -1);
            Integer broken = breaks.poll();
            OutputStream out = http.getResponseBody();
            int until = broken == null ? end : Math.min(end, from + broken);
            out.write(Arrays.copyOfRange(body, from, until));
            out.flush();
            if (broken != null) {
                throw new IOException("broken on purpose");
            }
        }
    }

    private int from(HttpExchange http) {
        String range = http.getRequestHeaders().getFirst("Range");
        String wanted = http.getRequestHeaders().getFirst("If-Range");
        return range == null || !tag.equals(wanted)
                ? 0
                : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
