package dev.cubechat.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes the bytes of TCP connections on to a server, and can be told to cut them, to go silent, or
 * to refuse new ones.
 */
public final class Relay implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final ServerSocket entrance;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean refusing;
    private volatile long cutAfter = Long.MAX_VALUE;

    public Relay(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** How many connections were made until now. */
    public int connections() {
        return connections.get();
    }

    /** Cuts all connections, without any goodbye. */
    public void cut() {
        open.forEach(Relay::reset);
        open.clear();
    }

    /** From now on no byte passes, and nobody is told. */
    public void goSilent() {
        silent = true;
    }

    /** From now on new connections are cut at once; what is open stays. */
    public void refuse(boolean refused) {
        refusing = refused;
    }

    /** Cuts the next connection that is made after so many bytes from the server. */
    void cutNextAfter(long bytes) {
        cutAfter = bytes;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                connections.incrementAndGet();
                if (refusing) {
                    reset(client);
                    continue;
                }
                Socket server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                long limit = cutAfter;
                cutAfter = Long.MAX_VALUE;
                Thread.ofVirtual().start(() -> pass(client, server, Long.MAX_VALUE));
                Thread.ofVirtual().start(() -> pass(server, client, limit));
            } catch (IOException closed) {
                // The loop ends when the entrance is closed; a server that refuses ends its client.
            }
        }
    }

    private void pass(Socket from, Socket to, long limit) {
        byte[] chunk = new byte[CHUNK];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (silent) {
                    continue;
                }
                int allowed = (int) Math.min(n, limit - passed);
                out.write(chunk, 0, allowed);
                passed += allowed;
                if (passed >= limit) {
                    break;
                }
            }
        } catch (IOException cut) {
            // As it is with cut connections.
        }
        reset(from);
        reset(to);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // It is closed either way.
        }
    }
}
