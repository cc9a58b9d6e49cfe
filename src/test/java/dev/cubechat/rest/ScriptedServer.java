package dev.cubechat.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server on loopback that answers as it was told, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();

    /** What one request looked like. */
    record Seen(String method, String target, List<String> tokens, String body, HttpExchange http) {
        Optional<String> header(String name) {
            return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
        }
    }

    /** Answers one request; throwing cuts the connection without an answer. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange http) throws IOException;
    }

    private ScriptedServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static ScriptedServer plain() throws IOException {
        return new ScriptedServer(HttpServer.create(anyPort(), 0), "http");
    }

    static ScriptedServer tls(SSLContext context) throws IOException {
        return tls(context, anyPort());
    }

    /** The same at {@code ::1}. */
    static ScriptedServer tlsAtIpv6(SSLContext context) throws IOException {
        return tls(context, new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
    }

    private static ScriptedServer tls(SSLContext context, InetSocketAddress address)
            throws IOException {
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        return new ScriptedServer(https, "https");
    }

    /** Over TLS, with this one way to agree on keys. */
    static ScriptedServer tls(SSLContext context, String group) throws IOException {
        HttpsServer https = HttpsServer.create(anyPort(), 0);
        https.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters connection) {
                        SSLParameters parameters = context.getDefaultSSLParameters();
                        parameters.setNamedGroups(new String[] {group});
                        connection.setSSLParameters(parameters);
                    }
                });
        return new ScriptedServer(https, "https");
    }

    /** Answers the next requests so, one after the other; the last one also those after. */
    ScriptedServer answering(Answer... answers) {
        synchronized (script) {
            script.clear();
            script.addAll(List.of(answers));
        }
        return this;
    }

    static Answer json(int status, String body, String... headers) {
        return http -> {
            for (int i = 0; i < headers.length; i += 2) {
                http.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            http.getResponseBody().write(bytes);
        };
    }

    /** Takes the request and closes the connection. */
    static Answer cut() {
        return http -> {
            throw new IOException("cut");
        };
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url() {
        return URI.create(scheme + "://localhost:" + port());
    }

    List<Seen> seen() {
        synchronized (script) {
            return List.copyOf(seen);
        }
    }

    List<String> tokens() {
        return seen().stream().flatMap(request -> request.tokens().stream()).toList();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer;
            synchronized (script) {
                seen.add(
                        new Seen(
                                http.getRequestMethod(),
                                http.getRequestURI().toString(),
                                http.getRequestHeaders().getOrDefault("CB-Token", List.of()),
                                body,
                                http));
                answer = script.size() > 1 ? script.removeFirst() : script.getFirst();
            }
            answer.give(http);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
