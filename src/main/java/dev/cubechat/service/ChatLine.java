package dev.cubechat.service;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Reconnect;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The chat connection of a one-shot: opened for the first stanza, closed with the program, never
 * opened again when it is lost. Safe for several threads.
 */
final class ChatLine implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ConnectionMaker maker;
    private @Nullable XmppConnection open;

    ChatLine(ConnectionMaker maker) {
        this.maker = maker;
    }

    /**
     * Sends stanzas in this order, and waits until the server has them all.
     *
     * @throws Failure BLOCKED, NOT_ALLOWED and the like where the server refused one;
     *     OUTCOME_UNKNOWN where the connection was lost, or nothing was heard, before it had them
     */
    void send(List<Xml> stanzas) {
        XmppConnection connection = connection();
        CompletableFuture<?>[] acks =
                stanzas.stream().map(connection::send).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(acks).get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException silence) {
            throw new Failure(
                            FailureKind.OUTCOME_UNKNOWN,
                            "The chat server did not acknowledge it within "
                                    + LONGEST_WAIT.toSeconds()
                                    + " s.",
                            silence)
                    .withHint("It is safe to send it again with the same id.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.INTERRUPTED, "Interrupted before it was acknowledged.", stopped);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(refused.getCause());
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws Failure by what the server says; TIMED_OUT where it says nothing for this long
     */
    Xml request(Xml iq, Duration patience) {
        return connection().request(iq, patience);
    }

    /**
     * Asks the server whether it is there.
     *
     * @throws Failure UNREACHABLE where there is no way to it, TIMED_OUT where it does not answer
     */
    void ping(Duration patience) {
        connection().ping(patience);
    }

    /** Connects, where that has not happened yet. */
    void open() {
        connection();
    }

    /**
     * Stays connected for this long.
     *
     * @throws Failure INTERRUPTED where somebody stops it, or why the connection ended before
     */
    void stay(Duration time) {
        try {
            connection().ended().get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, "Stopped.", stopped);
        } catch (ExecutionException lost) {
            if (lost.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(lost.getCause());
        }
        throw new Failure(FailureKind.UNREACHABLE, "The connection to the chat server ended.");
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private synchronized XmppConnection connection() {
        if (open == null) {
            XmppConnection fresh =
                    maker.make(ChatLine::ignore, null, false, s -> s.with(Reconnect.NEVER));
            try {
                fresh.connect();
            } catch (Failure failure) {
                fresh.close();
                throw failure;
            }
            open = fresh;
        }
        return open;
    }

    /** A one-shot waits for acknowledgements alone; what arrives meanwhile is in history. */
    private static void ignore(ChatEvent event) {}
}
