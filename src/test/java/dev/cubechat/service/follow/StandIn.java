package dev.cubechat.service.follow;

import com.sun.net.httpserver.HttpServer;

import dev.cubechat.model.Secret;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.RestSettings;
import dev.cubechat.rest.TokenKeeper;
import dev.cubechat.service.call.Acquaintances;
import dev.cubechat.service.call.Requests;
import dev.cubechat.tls.Trust;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Something on loopback that stands in for the service, and answers as a test tells it. */
final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final RestClient client;

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client =
                new RestClient(
                        new RestSettings(
                                URI.create("http://localhost:" + server.getAddress().getPort()),
                                Trust.usual(),
                                Optional.empty(),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                1,
                                "test",
                                line -> {}),
                        InstantSource.system(),
                        new Random(1));
    }

    /**
     * From now on it answers what is asked below this path.
     *
     * @param items gives those of a list by the query; empty where the service is in trouble
     */
    void answering(String path, Function<String, Optional<String>> items) {
        server.createContext(
                path,
                http -> {
                    try (http) {
                        Optional<String> found = items.apply(http.getRequestURI().getQuery());
                        byte[] answer =
                                ("{\"items\":[" + found.orElse("") + "]}")
                                        .getBytes(StandardCharsets.UTF_8);
                        http.sendResponseHeaders(found.isPresent() ? 200 : 503, answer.length);
                        http.getResponseBody().write(answer);
                    }
                });
    }

    /** Requests that go there. */
    Requests requests() {
        return new Requests(() -> client, new Token(), new Acquaintances(null, line -> {}));
    }

    /** It is gone. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }

    private static final class Token implements TokenKeeper {
        @Override
        public Secret token() {
            return new Secret("t");
        }

        @Override
        public Secret renew(Secret stale) {
            return stale;
        }

        @Override
        public void extended(Instant expires) {}
    }
}
