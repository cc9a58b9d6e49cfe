package dev.cubechat.sandbox.xmpp;

import dev.cubechat.sandbox.lab.Faults;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Accepts connections on one port and gives each its own virtual thread. */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofMillis(200);
    private final ServerSocket server;
    private final String name;
    private final SSLContext tls;
    private final XmppLimits limits;
    private final Talk talk;
    private final Faults faults;
    private final Thread door;
    private final AtomicLong count = new AtomicLong();
    private final Map<Socket, Thread> open = new ConcurrentHashMap<>();

    /** Talks with one client until the end. */
    interface Talk {
        void with(TlsSocket socket, String name) throws IOException;
    }

    /**
     * @param name how its connections are called in the transcript
     * @throws IOException where the port cannot be had, naming it
     */
    Listener(
            String name,
            InetSocketAddress address,
            SSLContext tls,
            XmppLimits limits,
            Talk talk,
            Faults faults)
            throws IOException {
        this.server = new ServerSocket();
        this.name = name;
        this.tls = tls;
        this.limits = limits;
        this.talk = talk;
        this.faults = faults;
        this.door = Thread.ofVirtual().name(name + " door").unstarted(this::accept);
        try {
            server.bind(address, BACKLOG);
        } catch (BindException taken) {
            server.close();
            throw new IOException("port " + address.getPort() + ": " + taken.getMessage(), taken);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void start() {
        door.start();
    }

    /** Takes no more connections, and ends those that do not end by themselves at once. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            long end = System.nanoTime() + GRACE.toNanos();
            // Until it has left, the port is not free again.
            if (door.getState() != Thread.State.NEW) {
                door.join(GRACE);
            }
            for (Map.Entry<Socket, Thread> each : open.entrySet()) {
                each.getValue().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                each.getKey().close();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                String called = name + " " + count.incrementAndGet();
                Thread thread =
                        Thread.ofVirtual().name(called).unstarted(() -> serve(socket, called));
                open.put(socket, thread);
                thread.start();
            } catch (IOException refused) {
                if (!server.isClosed()) {
                    // For a moment out of file handles.
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void serve(Socket socket, String called) {
        try (socket) {
            if (faults.refuses()) {
                return;
            }
            talk.with(TlsSocket.accept(socket, tls, limits.login()), called);
        } catch (SSLException notOurs) {
            // A client that does not trust us, or does not speak TLS: it knows why.
        } catch (IOException gone) {
            // The client left; its stream has been told.
        } finally {
            open.remove(socket);
        }
    }
}
