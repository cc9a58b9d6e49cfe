package dev.cubechat.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The time that a handshake may take as a whole; then its socket is closed. The time limit of a
 * socket is for each single read, so a server that says a little now and then could keep somebody
 * waiting without end. For one handshake, by the thread that shakes hands.
 */
final class HandshakeTime implements AutoCloseable {
    private final Duration atMost;
    private final Socket socket;
    private final Thread clock;
    private boolean late;
    private boolean over;

    private HandshakeTime(Duration atMost, Socket socket) {
        this.atMost = atMost;
        this.socket = socket;
        this.clock = Thread.ofPlatform().daemon().name("cubechat handshake").unstarted(this::run);
    }

    /** It begins over this connected socket. */
    static HandshakeTime begin(Duration atMost, Socket socket) {
        HandshakeTime time = new HandshakeTime(atMost, socket);
        time.clock.start();
        return time;
    }

    private void run() {
        try {
            Thread.sleep(atMost);
            cutOff();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // Then nobody waits for it.
        }
    }

    private synchronized void cutOff() throws IOException {
        if (!over) {
            late = true;
            socket.close();
        }
    }

    /** A handshake that was cut off is one that timed out. */
    synchronized IOException orWhatHappened(IOException broken) {
        if (!late) {
            return broken;
        }
        var slow = new SocketTimeoutException("no handshake within " + atMost);
        slow.initCause(broken);
        return slow;
    }

    /** It is done, or has failed. */
    @Override
    public synchronized void close() {
        over = true;
        clock.interrupt();
    }
}
