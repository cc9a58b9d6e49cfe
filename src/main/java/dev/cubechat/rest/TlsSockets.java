package dev.cubechat.rest;

import dev.cubechat.tls.Tls;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

/** Puts our TLS on HttpClient's connected sockets, and waits only so long for the handshake. */
final class TlsSockets {
    private final Tls tls;
    private final Duration handshakeTimeout;
    private final Deadlines deadlines;

    /** What a handshake runs over, to be cut off. */
    private record Plain(Socket socket) implements ModalCloseable {
        @Override
        public void close(CloseMode how) {
            try {
                socket.close();
            } catch (IOException gone) {
                // Then nobody waits for it.
            }
        }

        @Override
        public void close() {
            close(CloseMode.IMMEDIATE);
        }
    }

    TlsSockets(Tls tls, Duration handshakeTimeout, Deadlines deadlines) {
        this.tls = tls;
        this.handshakeTimeout = handshakeTimeout;
        this.deadlines = deadlines;
    }

    /** Shakes hands over a connected socket. */
    SSLSocket over(Socket socket, String host, int port) throws IOException {
        SSLSocket secure = tls.over(socket, host, port);
        try (Deadlines.Answer due = deadlines.begin(handshakeTimeout, new Plain(socket))) {
            try {
                secure.setSoTimeout(Math.clamp(handshakeTimeout.toMillis(), 1, Integer.MAX_VALUE));
                secure.startHandshake();
                return secure;
            } catch (IOException broken) {
                throw closed(secure, due.orWhatHappened(broken));
            } catch (RuntimeException bug) {
                throw closed(secure, bug);
            }
        }
    }

    private static <T extends Exception> T closed(SSLSocket secure, T failed) {
        try {
            secure.close();
        } catch (IOException unclosed) {
            failed.addSuppressed(unclosed);
        }
        return failed;
    }
}
