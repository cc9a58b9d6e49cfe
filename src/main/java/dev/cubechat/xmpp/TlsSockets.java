package dev.cubechat.xmpp;

import dev.cubechat.tls.Tls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.net.SocketFactory;

/** Gives Smack its sockets, and keeps hold of what the newest one reads and writes. */
final class TlsSockets extends SocketFactory {
    private final String name;
    private final Function<InputStream, StanzaGate> gates;
    private final UnaryOperator<OutputStream> exits;
    private volatile Way way;
    private volatile TlsSocket.@Nullable Connected newest;

    /** Where the next socket connects to, and whom it believes there. */
    private record Way(Endpoint endpoint, Tls tls) {}

    /**
     * Sockets to this place.
     *
     * @param gates makes what stands between the decrypted bytes and their reader
     * @param exits the same for what is written
     */
    TlsSockets(
            Endpoint endpoint,
            String name,
            Tls tls,
            Function<InputStream, StanzaGate> gates,
            UnaryOperator<OutputStream> exits) {
        this.way = new Way(endpoint, tls);
        this.name = name;
        this.gates = gates;
        this.exits = exits;
    }

    /** From now on sockets connect to this place; the name in its certificate stays the same. */
    void turnTo(Endpoint endpoint, Tls tls) {
        way = new Way(endpoint, tls);
    }

    /** Where sockets connect to. */
    Endpoint endpoint() {
        return way.endpoint();
    }

    /** The gate of the newest socket that was connected. */
    StanzaGate gate() {
        return newest().gate();
    }

    /** Whether what the newest socket brought is lost, or not XMPP. */
    boolean poisoned() {
        return newest != null && newest().gate().poisoned();
    }

    /**
     * Writes this into the newest socket, past Smack, of which nothing is written after; where that
     * socket is gone, nothing happens.
     *
     * @param lastWords made when nothing else is written any more
     */
    void end(Supplier<String> lastWords) {
        try {
            newest().out().end(lastWords);
        } catch (IOException gone) {
            return;
        }
    }

    private TlsSocket.Connected newest() {
        TlsSocket.Connected now = newest;
        if (now == null) {
            throw new IllegalStateException("no socket was connected yet");
        }
        return now;
    }

    @Override
    public Socket createSocket() {
        Way here = way;
        return new TlsSocket(here.endpoint(), name, here.tls(), gates, exits, now -> newest = now);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw notHere();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw notHere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw notHere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("Smack connects its sockets itself");
    }
}
