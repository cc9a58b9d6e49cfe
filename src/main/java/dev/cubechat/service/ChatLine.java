package dev.cubechat.service;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Discovery;
import dev.cubechat.wire.xmpp.StanzaError;
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

    private static final String FENCE = "fence-";

    private final ConnectionMaker maker;
    private final Addresses addresses;
    private @Nullable XmppConnection open;
    private Arrivals arrivals;
    private long fences;

    ChatLine(ConnectionMaker maker, Addresses addresses) {
        this.maker = maker;
        this.addresses = addresses;
        this.arrivals = new Arrivals(addresses);
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

    /**
     * All that the server had for us until now; it is waited for.
     *
     * @throws Failure TIMED_OUT where it is silent for this long
     */
    Arrivals arrived(Duration patience) {
        connection();
        String id = FENCE + ++fences;
        CompletableFuture<Void> fence = arrivals.fence(id);
        // Answers come in the order of what is sent; this one is told to the listener.
        send(List.of(Discovery.ask(addresses.domain()).attr("id", id)));
        try {
            fence.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return arrivals;
        } catch (TimeoutException silence) {
            throw new Failure(
                    FailureKind.TIMED_OUT,
                    "The chat server did not answer within " + patience.toMillis() + " ms.",
                    silence);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, "Stopped.", stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
    }

    /** Why the server refused something, as a failure. */
    Failure failure(StanzaError error, String what) {
        return XmppConnection.refusal(error, what);
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
            arrivals = new Arrivals(addresses);
            XmppConnection fresh = maker.make(arrivals, null, false, s -> s.with(Reconnect.NEVER));
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
}
