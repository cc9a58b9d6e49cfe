package dev.cubechat.sandbox.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.lab.Transcript;
import dev.cubechat.sandbox.lab.Transcript.Way;
import dev.cubechat.sandbox.world.World;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Listens for REST requests over HTTPS, on loopback only, each on a virtual thread of its own.
 *
 * <p>A request passes, in this order: the hook, the faults, the service. What came and what went is
 * noted in the transcript.
 */
public final class RestFace implements AutoCloseable {
    private static final int LONGEST_BODY = 10 * 1024 * 1024;
    private final Service service;
    private final Bucket bucket;
    private final Hook hook;
    private final Faults faults;
    private final Transcript transcript;
    private final AtomicLong numbers = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;

    static {
        // Otherwise a reply in two packets waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * Begins to listen.
     *
     * @param online tells who is in the chat
     * @param port 0 for any free one
     * @throws Failure where the port is taken
     */
    public RestFace(
            World world,
            Supplier<List<UserId>> online,
            SSLContext tls,
            int port,
            Hook hook,
            Faults faults,
            Transcript transcript) {
        this.service = new Service(world, online);
        this.bucket = new Bucket(world.storeroom());
        this.hook = hook;
        this.faults = faults;
        this.transcript = transcript;
        try {
            server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "The sandbox cannot listen for REST on port "
                            + port
                            + ": "
                            + taken.getMessage()
                            + ".",
                    taken);
        }
        server.setHttpsConfigurator(new ClientsChoice(tls));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line = "REST " + numbers.incrementAndGet();
        try (exchange) {
            sayWhenItEnds(exchange);
            if (Bucket.owns(exchange)) {
                carry(exchange, line);
                return;
            }
            byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                refuse(exchange, line);
                return;
            }
            String body = new String(bytes, StandardCharsets.UTF_8);
            transcript.note(
                    line,
                    Way.IN,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            Optional<Response> response = respond(exchange, body, line);
            if (response.isEmpty()) {
                transcript.note(line, Way.OUT, "(no reply: a fault)");
                return;
            }
            transcript.note(line, Way.OUT, response.get().status() + " " + response.get().body());
            send(exchange, response.get());
        }
    }

    /**
     * The connection of a client that wants it closed is closed after the reply. The reply says so:
     * Node otherwise keeps it for the next request of SDK 3, which then fails.
     */
    private static void sayWhenItEnds(HttpExchange exchange) {
        if ("close".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Connection"))) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
    }

    /** Refuses a body that is too long. */
    private void refuse(HttpExchange exchange, String line) throws IOException {
        transcript.note(
                line,
                Way.IN,
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " (too long)");
        Leftover.forget(exchange);
        Response tooLong = Errors.tooLong(LONGEST_BODY);
        transcript.note(line, Way.OUT, tooLong.status() + " " + tooLong.body());
        send(exchange, tooLong);
    }

    /** The reply; empty where a fault lets the connection end without one. */
    private Optional<Response> respond(HttpExchange exchange, String body, String line) {
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            return Optional.of(Response.empty());
        }
        Request request = Requests.read(exchange, body);
        Optional<Response> hooked = hook.answer(request);
        if (hooked.isPresent()) {
            return hooked;
        }
        if (faults.refuses() || faults.drops() || !waited(faults.delay())) {
            return Optional.empty();
        }
        var tooMany = faults.tooMany();
        if (tooMany.isPresent()) {
            return Optional.of(Errors.tooMany(tooMany.getAsInt()));
        }
        if (faults.fails()) {
            return Optional.of(Errors.serverFailed());
        }
        return switch (changes(request) ? faults.write() : Faults.Write.AS_USUAL) {
            case AS_USUAL -> Optional.of(answer(request, line));
            case IGNORED -> Optional.empty();
            case UNANSWERED -> {
                Response lost = answer(request, line);
                transcript.note(line, Way.OUT, lost.status() + " (lost)");
                yield Optional.empty();
            }
        };
    }

    private static boolean changes(Request request) {
        return !request.method().equals("GET")
                && !request.path().isEmpty()
                && !List.of("session", "login").contains(request.path().getFirst());
    }

    /** What goes to the storage and comes from it is too large to be noted. */
    private void carry(HttpExchange exchange, String line) throws IOException {
        transcript.note(line, Way.IN, exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (faults.refuses() || faults.drops() || !waited(faults.delay())) {
            transcript.note(line, Way.OUT, "(no reply: a fault)");
            return;
        }
        var tooMany = faults.tooMany();
        if (tooMany.isPresent()) {
            transcript.note(line, Way.OUT, bucket.tooMany(exchange, tooMany.getAsInt()));
        } else if (faults.fails()) {
            transcript.note(line, Way.OUT, bucket.failed(exchange));
        } else {
            transcript.note(line, Way.OUT, bucket.answer(exchange));
        }
    }

    private Response answer(Request request, String line) {
        try {
            return service.answer(request);
        } catch (RuntimeException bug) {
            transcript.note(line, Way.OUT, "the sandbox has a bug: " + bug);
            return Errors.serverFailed();
        }
    }

    private static boolean waited(Duration delay) {
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
        headers.set(
                "Access-Control-Allow-Headers",
                "CB-Token, CB-AuthKey, CB-SDK, CB-OS, ConnectyCube-REST-API-Version, Content-Type");
        headers.set("Access-Control-Expose-Headers", "CB-Token-ExpirationDate, Date");
        headers.set("ConnectyCube-REST-API-Version", "0.1.1");
        headers.set("Server", "cubechat SANDBOX");
        response.headers().forEach(headers::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The client knows best which cipher is quick for it. */
    private static final class ClientsChoice extends HttpsConfigurator {
        ClientsChoice(SSLContext tls) {
            super(tls);
        }

        @Override
        public void configure(HttpsParameters connection) {
            SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
            parameters.setUseCipherSuitesOrder(false);
            connection.setSSLParameters(parameters);
        }
    }
}
