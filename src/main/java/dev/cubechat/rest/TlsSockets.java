package dev.cubechat.rest;

import dev.cubechat.tls.Tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

/** Puts our TLS on HttpClient's connected sockets, and waits only so long for the handshake. */
final class TlsSockets {
    private final Tls tls;
    private final Duration handshakeTimeout;

    TlsSockets(Tls tls, Duration handshakeTimeout) {
        this.tls = tls;
        this.handshakeTimeout = handshakeTimeout;
    }

    /** Shakes hands over a connected socket. */
    SSLSocket over(Socket socket, String host, int port) throws IOException {
        SSLSocket secure = tls.over(socket, host, port);
        try {
            secure.setSoTimeout(Math.clamp(handshakeTimeout.toMillis(), 1, Integer.MAX_VALUE));
            secure.startHandshake();
            return secure;
        } catch (IOException | RuntimeException failed) {
            try (secure) {
                throw failed;
            }
        }
    }
}
