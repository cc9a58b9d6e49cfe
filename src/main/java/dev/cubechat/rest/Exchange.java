package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tls.Tls;
import dev.cubechat.wire.rest.Param;

import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLSocket;

/**
 * Sends one request once, on a pooled connection. Used from any thread.
 *
 * <p>This stands on HttpClient's connections and not on its client: so it is known whether a
 * request had left when something broke, no redirect is followed with our token on it, and starting
 * costs least.
 */
final class Exchange implements AutoCloseable {
    /**
     * The largest reply that is taken; a page of history has a few hundred kilobytes. What is read
     * from it takes several times as much, and must fit into the smallest of our heaps.
     */
    static final int LARGEST_REPLY = 8 * 1024 * 1024;

    /** The form of all bodies of the service (rest.md, section 1). */
    private static final String JSON = "application/json; charset=utf-8";

    private final Way way;
    private final Timeout connectTimeout;
    private final Timeout replyTimeout;
    private final PoolingHttpClientConnectionManager connections;
    private final @Nullable Tls tls;
    private final ConnectionEndpoint.RequestExecutor executor = new HttpRequestExecutor()::execute;
    private final Deadlines deadlines;
    private final Set<ConnectionEndpoint> talking = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Opens nothing yet.
     *
     * @throws Failure CONFIGURATION where the settings cannot be used
     */
    Exchange(RestSettings settings) {
        this.way = Way.of(settings.apiUrl(), settings.proxy());
        this.connectTimeout = Timeout.of(settings.connectTimeout());
        this.replyTimeout = Timeout.of(settings.replyTimeout());
        this.deadlines = new Deadlines(shorter(settings.connectTimeout(), settings.replyTimeout()));
        this.connections = Connections.through(this::secured);
        // Last, for a second thread may still be making ready what this needs.
        this.tls = tls(settings);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Takes what it needs from an answer while its connection is open. */
    interface Reading<T> {
        /**
         * Reads the answer; what it leaves unread is dropped with the connection.
         *
         * @throws IOException where the connection broke
         */
        T read(Answer answer) throws IOException, NoReply;
    }

    /**
     * An answer whose body is still on its way.
     *
     * @param body ends with the answer; closed by nobody
     * @param connection over which it comes
     */
    record Answer(int status, List<Param> headers, InputStream body, ModalCloseable connection) {}

    /**
     * One request, one reply, whatever its status, in its time: the time for replies until it
     * begins, and as long again until it is whole.
     *
     * @throws NoReply where none came
     * @throws Failure INTERRUPTED where this thread was told to stop
     */
    RawReply send(RawRequest request, List<Param> headers) throws NoReply {
        return talk(message(request, headers), this::whole);
    }

    /**
     * One request with a small body or none, and one reply that begins in its time and is read as
     * it comes.
     *
     * @param message made by {@link #message(String, String, List)}
     * @throws NoReply where none came
     * @throws Failure INTERRUPTED where this thread was told to stop
     */
    <T> T talk(ClassicHttpRequest message, Reading<T> reading) throws NoReply {
        return talk(message, within(replyTimeout), reading);
    }

    /** The time for the answer to begin runs from where there is a connection. */
    private ConnectionEndpoint.RequestExecutor within(Timeout patience) {
        return (message, connection, context) -> {
            try (Deadlines.Answer due = deadlines.begin(patience.toDuration(), connection)) {
                try {
                    return executor.execute(message, connection, context);
                } catch (IOException broken) {
                    throw due.orWhatHappened(broken);
                }
            }
        };
    }

    /**
     * The same with a body of any size, which must not stand still longer than a reply may take to
     * come, and ends when this thread is told to stop.
     *
     * @param stall is told when some of the body has left
     */
    <T> T upload(ClassicHttpRequest message, Stall stall, Reading<T> reading) throws NoReply {
        return talk(
                message,
                (request, connection, context) -> {
                    stall.watch(connection);
                    try {
                        return executor.execute(request, connection, context);
                    } catch (IOException broken) {
                        throw stall.orWhatHappened(broken);
                    } finally {
                        stall.over();
                    }
                },
                reading);
    }

    private <T> T talk(
            ClassicHttpRequest message,
            ConnectionEndpoint.RequestExecutor executing,
            Reading<T> reading)
            throws NoReply {
        ConnectionEndpoint endpoint = lease();
        boolean whole = false;
        boolean keep = false;
        talking.add(endpoint);
        try {
            connect(endpoint);
            HttpClientContext context = HttpClientContext.create();
            endpoint.setSocketTimeout(replyTimeout);
            ClassicHttpResponse response = endpoint.execute("request", message, executing, context);
            HttpEntity entity = response.getEntity();
            // Closed with its connection where reading breaks off; at its end there is nothing to
            // close.
            InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
            T result =
                    reading.read(new Answer(response.getCode(), headers(response), body, endpoint));
            whole = entity == null || body.read() < 0;
            keep =
                    whole
                            && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
                                    message, response, context);
            return result;
        } catch (IOException trouble) {
            throw stoppedOr(
                    Troubles.awaiting(trouble, way.serverName(), replyTimeout.toDuration()));
        } catch (HttpException trouble) {
            throw Troubles.notHttp(trouble, way.serverName());
        } catch (IllegalStateException shut) {
            if (closed) {
                throw over(shut);
            }
            throw shut;
        } finally {
            talking.remove(endpoint);
            if (!whole) {
                endpoint.close(CloseMode.IMMEDIATE);
            }
            connections.release(endpoint, null, keep ? TimeValue.NEG_ONE_MILLISECOND : null);
        }
    }

    /**
     * A request that is still without its body.
     *
     * @param path with its query, from the root of the server, percent-encoded
     */
    BasicClassicHttpRequest message(String method, String path, List<Param> headers) {
        var message = new BasicClassicHttpRequest(method, way.server(), path);
        message.addHeader("Host", way.hostHeader());
        headers.forEach(header -> message.addHeader(header.name(), header.value()));
        return message;
    }

    /** The path of something below the address of the API, from the root of the server. */
    String pathOf(String target) {
        return way.pathOf(target);
    }

    /** Breaks off what is under way, for those who were told to stop; others may still begin. */
    void hangUp() {
        talking.forEach(endpoint -> endpoint.close(CloseMode.IMMEDIATE));
    }

    @Override
    public void close() {
        closed = true;
        deadlines.close();
        connections.close();
    }

    private ConnectionEndpoint lease() throws NoReply {
        LeaseRequest wanted = null;
        try {
            wanted = connections.lease("request", way.route(), replyTimeout, null);
            return wanted.get(replyTimeout);
        } catch (InterruptedException | CancellationException stopped) {
            // An interrupted thread gets the one or the other from the pool.
            giveUp(wanted);
            throw Failure.interrupted("Stopped before the request left.", stopped);
        } catch (TimeoutException | ExecutionException none) {
            throw new NoReply("No connection became free", null, false, true, none);
        } catch (IllegalStateException shut) {
            if (closed) {
                throw over(shut);
            }
            throw shut;
        }
    }

    /** The pool keeps a place for who stops waiting, and gives it a connection that nobody uses. */
    private void giveUp(@Nullable LeaseRequest wanted) {
        if (wanted == null || wanted.cancel()) {
            return;
        }
        try {
            connections.release(wanted.get(Timeout.ZERO_MILLISECONDS), null, null);
        } catch (InterruptedException
                | TimeoutException
                | ExecutionException
                | IllegalStateException none) {
            // It got none.
        }
    }

    /** Who closes it does not want to know any more. */
    private static Failure over(IllegalStateException shut) {
        return new Failure(
                FailureKind.INTERRUPTED, "Stopped: the way to the service was closed.", shut);
    }

    private void connect(ConnectionEndpoint endpoint) throws NoReply {
        if (endpoint.isConnected()) {
            return;
        }
        try {
            HttpClientContext context = HttpClientContext.create();
            connections.connect(endpoint, connectTimeout, context);
            if (way.isTunnel()) {
                openTunnel(endpoint, context);
            }
        } catch (IOException trouble) {
            throw stoppedOr(
                    Troubles.connecting(trouble, way.firstHopName(), connectTimeout.toDuration()));
        }
    }

    private void openTunnel(ConnectionEndpoint endpoint, HttpClientContext context)
            throws NoReply, IOException {
        int status;
        try {
            endpoint.setSocketTimeout(connectTimeout);
            status =
                    endpoint.execute("tunnel", way.connect(), within(connectTimeout), context)
                            .getCode();
        } catch (HttpException notHttp) {
            throw new NoReply(
                    "The proxy " + way.firstHopName() + " does not speak HTTP",
                    "Check the proxy settings.",
                    false,
                    false,
                    notHttp);
        }
        if (status != 200) {
            throw new NoReply(
                    "The proxy "
                            + way.firstHopName()
                            + " lets nobody through to "
                            + way.serverName()
                            + " (HTTP "
                            + status
                            + ")",
                    status == 407 ? "Put user and password into the proxy address." : null,
                    false,
                    status >= 500,
                    null);
        }
        try {
            connections.upgrade(endpoint, context);
        } catch (IOException trouble) {
            throw Troubles.connecting(trouble, way.serverName(), connectTimeout.toDuration());
        }
    }

    private ClassicHttpRequest message(RawRequest request, List<Param> headers) {
        var message = message(request.method(), pathOf(request.target()), headers);
        byte[] body = request.body();
        if (body != null) {
            message.setEntity(new ByteArrayEntity(body, null));
            message.addHeader("Content-Type", JSON);
        }
        if (body != null || request.method().equals("POST") || request.method().equals("PUT")) {
            message.addHeader("Content-Length", body == null ? 0 : body.length);
        }
        return message;
    }

    private static List<Param> headers(ClassicHttpResponse response) {
        List<Param> headers = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            headers.add(new Param(header.getName(), header.getValue()));
        }
        return headers;
    }

    /** The whole answer, in memory, in its time. */
    RawReply whole(Answer answer) throws IOException, NoReply {
        byte[] body = read(answer);
        if (body.length > LARGEST_REPLY) {
            throw new NoReply(
                    way.serverName()
                            + " sent more than "
                            + LARGEST_REPLY / (1024 * 1024)
                            + " MB for one answer",
                    "Ask for less at once.",
                    true,
                    false,
                    new ReplyTooLong(LARGEST_REPLY));
        }
        return new RawReply(answer.status(), answer.headers(), body);
    }

    private byte[] read(Answer answer) throws IOException {
        try (Deadlines.Answer due =
                deadlines.begin(replyTimeout.toDuration(), answer.connection())) {
            try {
                return answer.body().readNBytes(LARGEST_REPLY + 1);
            } catch (IOException broken) {
                throw due.orWhatHappened(broken);
            }
        }
    }

    private static NoReply stoppedOr(NoReply trouble) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Failure(FailureKind.INTERRUPTED, "Stopped while a request was out.", trouble);
        }
        return trouble;
    }

    /** Whom to trust is read only where it is needed, for it takes its time. */
    private static @Nullable Tls tls(RestSettings settings) {
        if ("http".equalsIgnoreCase(settings.apiUrl().getScheme())) {
            return null;
        }
        String host = String.valueOf(settings.apiUrl().getHost());
        return Tls.towards(host, settings.trust());
    }

    private SSLSocket secured(
            Socket socket, String host, int port, @Nullable Object config, HttpContext http)
            throws IOException {
        if (tls == null) {
            throw new IOException("no TLS on the way to " + host);
        }
        return tls.shaken(socket, host, port, connectTimeout.toDuration());
    }
}
