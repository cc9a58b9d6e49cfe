package dev.cubechat.xmpp;

import dev.cubechat.tls.Tls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLSocket;

/**
 * A socket that is connected only once TLS stands and the server has proved its name. Smack knows
 * TLS only after {@code <starttls/>}; given this, it speaks over TLS from the first byte and never
 * sees the difference, and whatever goes wrong with TLS goes wrong in {@link #connect}.
 */
final class TlsSocket extends Socket {
    private final Endpoint endpoint;
    private final String name;
    private final Tls tls;
    private final Function<InputStream, StanzaGate> gates;
    private final UnaryOperator<OutputStream> exits;
    private final Consumer<Connected> onConnected;
    private volatile boolean closed;
    private volatile @Nullable Socket plain;
    private volatile @Nullable Connected connected;

    /** What can be read and written once TLS stands. */
    record Connected(StanzaGate gate, Exit out) {}

    /**
     * Not yet connected.
     *
     * @param name the name that the certificate must carry
     * @param gates makes what stands between the decrypted bytes and their reader
     * @param exits the same for what is written
     * @param onConnected told what can be read and written, before anyone else does
     */
    TlsSocket(
            Endpoint endpoint,
            String name,
            Tls tls,
            Function<InputStream, StanzaGate> gates,
            UnaryOperator<OutputStream> exits,
            Consumer<Connected> onConnected) {
        this.endpoint = endpoint;
        this.name = name;
        this.tls = tls;
        this.gates = gates;
        this.exits = exits;
        this.onConnected = onConnected;
    }

    /**
     * Connects to the endpoint; what Smack looked up for itself is not used. Every address of the
     * host is tried until one takes the connection. That and the handshake together take no longer
     * than this time, however little at a time the server says.
     */
    @Override
    public void connect(SocketAddress unused, int timeoutMillis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        Socket reached = reach(timeoutMillis);
        shakeHands(reached, Duration.ofNanos(end - System.nanoTime()));
    }

    private Socket reach(int timeoutMillis) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(endpoint.host());
        int each = Math.max(1, timeoutMillis / addresses.length);
        IOException refused = null;
        for (InetAddress address : addresses) {
            try {
                return connect(address, each);
            } catch (IOException unreachable) {
                if (refused == null) {
                    refused = unreachable;
                } else {
                    refused.addSuppressed(unreachable);
                }
            }
        }
        throw refused == null ? new SocketException("no address") : refused;
    }

    private Socket connect(InetAddress address, int timeoutMillis) throws IOException {
        // As it is, Java would read its settings to find a SOCKS proxy.
        Socket socket = new Socket(Proxy.NO_PROXY);
        plain = socket;
        try {
            if (closed) {
                throw new SocketException("closed while connecting");
            }
            socket.connect(new InetSocketAddress(address, endpoint.port()), timeoutMillis);
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    private void shakeHands(Socket reached, Duration atMost) throws IOException {
        try {
            reached.setTcpNoDelay(true);
            SSLSocket secure = tls.shaken(reached, name, endpoint.port(), atMost);
            Connected now =
                    new Connected(
                            gates.apply(secure.getInputStream()),
                            new Exit(exits.apply(secure.getOutputStream())));
            onConnected.accept(now);
            connected = now;
        } catch (IOException failed) {
            reached.close();
            throw failed;
        } catch (RuntimeException bug) {
            // Smack waits for an IOException, and would wait for ever.
            reached.close();
            throw new IOException("TLS could not begin", bug);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected().gate();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected().out();
    }

    private Connected connected() throws IOException {
        Connected now = connected;
        if (now == null) {
            throw new SocketException("not connected");
        }
        return now;
    }

    @Override
    public boolean isConnected() {
        return connected != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /**
     * Cuts the connection at once. TLS would first want to say goodbye, and on a dead network wait
     * for a writer that cannot write; by now the stream has ended, or is to be resumed.
     */
    @Override
    public void close() throws IOException {
        closed = true;
        Connected now = connected;
        if (now != null) {
            now.gate().close();
        }
        Socket socket = plain;
        if (socket != null) {
            socket.close();
        }
    }
}
