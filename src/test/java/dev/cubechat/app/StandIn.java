package dev.cubechat.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** Something on loopback that stands in for the service, and answers as a test tells it. */
final class StandIn implements AutoCloseable {
    private final HttpServer server;

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    /** What a person signed in there can do, from this home folder. */
    Shell shell(Path home) {
        return new Shell(home)
                .with("CUBECHAT_API_URL", "http://localhost:" + server.getAddress().getPort())
                .with("CUBECHAT_APP_ID", "1476")
                .with("CUBECHAT_TOKEN", "token")
                .with("CUBECHAT_USER_ID", "101");
    }

    /** From now on it answers what is asked below this path. */
    void answering(String path, int status, Function<HttpExchange, String> body) {
        server.createContext(
                path,
                http -> {
                    try (http) {
                        byte[] bytes = body.apply(http).getBytes(StandardCharsets.UTF_8);
                        http.getResponseHeaders()
                                .add("Content-Type", "application/json; charset=utf-8");
                        http.sendResponseHeaders(status, bytes.length);
                        http.getResponseBody().write(bytes);
                    }
                });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
