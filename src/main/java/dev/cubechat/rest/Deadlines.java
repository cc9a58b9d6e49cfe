package dev.cubechat.rest;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Breaks off the connections on which an answer takes too long as a whole. The time limit of a
 * socket is for each single read, so a server that says a little now and then could keep somebody
 * waiting without end. One thread looks after all answers; it ends when there are none for a while.
 * Used from any thread.
 */
final class Deadlines implements AutoCloseable {
    private final Duration shortest;
    private final Set<Answer> awaited = ConcurrentHashMap.newKeySet();
    private @Nullable Thread watcher;
    private boolean closed;

    /**
     * @param shortest no answer is given less time
     */
    Deadlines(Duration shortest) {
        this.shortest = shortest;
    }

    /**
     * An answer, or the rest of one, is waited for over this connection from now on.
     *
     * @param patience how long it may take
     */
    synchronized Answer begin(Duration patience, ModalCloseable connection) {
        Answer answer = new Answer(patience, connection);
        awaited.add(answer);
        if (watcher == null && !closed) {
            watcher = Thread.ofPlatform().daemon().name("cubechat deadlines").start(this::watch);
        }
        return answer;
    }

    /** Nobody waits for any answer any more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (watcher != null) {
            LockSupport.unpark(watcher);
        }
    }

    private void watch() {
        while (isNeeded()) {
            // None that begins meanwhile can be due before that.
            long rest = shortest.toNanos();
            for (Answer answer : awaited) {
                rest = Math.min(rest, answer.look(System.nanoTime()));
            }
            LockSupport.parkNanos(Math.max(rest, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }

    private synchronized boolean isNeeded() {
        if (closed || awaited.isEmpty()) {
            watcher = null;
        }
        return watcher != null;
    }

    /** One answer, until it is closed. */
    final class Answer implements AutoCloseable {
        private final Duration patience;
        private final ModalCloseable connection;
        private final long due;
        private boolean late;
        private boolean over;

        private Answer(Duration patience, ModalCloseable connection) {
            this.patience = patience;
            this.connection = connection;
            this.due = System.nanoTime() + patience.toNanos();
        }

        /** A connection that was broken off for its slowness is one that timed out. */
        synchronized IOException orWhatHappened(IOException broken) {
            if (!late) {
                return broken;
            }
            var slow = new SocketTimeoutException("no whole answer within " + patience);
            slow.initCause(broken);
            return slow;
        }

        /** It has come, or never will. */
        @Override
        public synchronized void close() {
            over = true;
            awaited.remove(this);
        }

        private synchronized long look(long now) {
            long rest = due - now;
            if (over) {
                return patience.toNanos();
            }
            if (rest > 0) {
                return rest;
            }
            late = true;
            connection.close(CloseMode.IMMEDIATE);
            close();
            return patience.toNanos();
        }
    }
}
