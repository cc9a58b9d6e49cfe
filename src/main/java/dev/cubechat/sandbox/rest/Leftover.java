package dev.cubechat.sandbox.rest;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;

/** What of a request's body is still unread when the request is refused. */
final class Leftover {
    private static final long MOST = 100L * 1024 * 1024;

    private Leftover() {}

    /**
     * Takes it in and forgets it, if there is no end of it a part only: a client that is still
     * writing would not hear why the connection ends.
     */
    static void forget(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().skip(MOST);
    }
}
