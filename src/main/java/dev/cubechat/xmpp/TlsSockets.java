package dev.cubechat.xmpp;

import dev.cubechat.tls.Tls;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Function;

import javax.net.SocketFactory;

/** Gives Smack its sockets, and keeps hold of the gate in the newest one. */
final class TlsSockets extends SocketFactory {
    private final String name;
    private final Function<InputStream, StanzaGate> gates;
    private volatile Way way;
    private volatile @Nullable StanzaGate newest;

    /** Where the next socket connects to, and whom it believes there. */
    private record Way(Endpoint endpoint, Tls tls) {}

    TlsSockets(Endpoint endpoint, String name, Tls tls, Function<InputStream, StanzaGate> gates) {
        this.way = new Way(endpoint, tls);
        this.name = name;
        this.gates = gates;
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
        StanzaGate gate = newest;
        if (gate == null) {
            throw new IllegalStateException("no socket was connected yet");
        }
        return gate;
    }

    /** Whether the newest socket brought what is not XMPP. */
    boolean poisoned() {
        StanzaGate gate = newest;
        return gate != null && gate.poisoned();
    }

    @Override
    public Socket createSocket() {
        Way here = way;
        return new TlsSocket(
                here.endpoint(),
                name,
                here.tls(),
                in -> {
                    StanzaGate gate = gates.apply(in);
                    newest = gate;
                    return gate;
                });
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
