package dev.cubechat.sandbox.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS over an accepted socket, which stays in reach so that it can be cut below TLS. One thread
 * reads and another writes; anyone may end it.
 */
final class TlsSocket {
    private final Socket plain;
    private final SSLSocket secure;

    private TlsSocket(Socket plain, SSLSocket secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /** Greets the client; its half of the greeting may take so long. */
    static TlsSocket accept(Socket plain, SSLContext context, Duration patience)
            throws IOException {
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
        SSLSocket secure =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, InputStream.nullInputStream(), true);
        SSLParameters parameters = secure.getSSLParameters();
        // The client knows best which cipher is quick for it.
        parameters.setUseCipherSuitesOrder(false);
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        plain.setSoTimeout(0);
        return new TlsSocket(plain, secure);
    }

    /** From now on no single read may take longer; zero for as long as it likes. */
    void hurry(Duration patience) throws IOException {
        plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
    }

    InputStream in() throws IOException {
        return secure.getInputStream();
    }

    OutputStream out() throws IOException {
        return secure.getOutputStream();
    }

    void close() {
        try {
            secure.close();
        } catch (IOException alreadyGone) {
            cut();
        }
    }

    void cut() {
        try {
            // Zero seconds of lingering: a reset instead of a close.
            plain.setSoLinger(true, 0);
            plain.close();
        } catch (IOException alreadyGone) {
            if (!plain.isClosed()) {
                throw new UncheckedIOException(alreadyGone);
            }
        }
    }
}
