package dev.cubechat.service.line;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Discovery;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Awaited;
import dev.cubechat.xmpp.SlowLine;
import dev.cubechat.xmpp.XmppConnection;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A line over a connection that somebody else has opened and watches. */
public final class OpenLine implements ChatLine {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String FENCE = "fence-";

    private final XmppConnection connection;
    private final Arrivals arrivals;
    private final String domain;
    private final AtomicLong fences = new AtomicLong();

    /**
     * @param arrivals is told what arrives on the connection
     * @param domain the chat server's
     */
    public OpenLine(XmppConnection connection, Arrivals arrivals, String domain) {
        this.connection = connection;
        this.arrivals = arrivals;
        this.domain = domain;
    }

    @Override
    public List<Optional<Failure>> each(List<Xml> stanzas) {
        stanzas.forEach(arrivals::saying);
        CompletableFuture<?>[] acks = new CompletableFuture<?>[stanzas.size()];
        for (int i = 0; i < acks.length; i++) {
            acks[i] = connection.send(stanzas.get(i));
        }
        try {
            await(CompletableFuture.allOf(acks), stanzas);
        } catch (TimeoutException | ExecutionException notAll) {
            // Each tells of itself.
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Interrupted before it was acknowledged.", stopped);
        }
        return Arrays.stream(acks).map(ack -> trouble(ack, stanzas)).toList();
    }

    /** Only where it takes long is it asked how much it was. */
    private static void await(CompletableFuture<Void> all, List<Xml> stanzas)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            all.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            Duration more = patience(stanzas).minus(LONGEST_WAIT);
            all.get(more.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Optional<Failure> trouble(CompletableFuture<?> ack, List<Xml> stanzas) {
        return switch (ack.state()) {
            case SUCCESS -> Optional.empty();
            case RUNNING ->
                    Optional.of(
                            new Failure(
                                            FailureKind.OUTCOME_UNKNOWN,
                                            "The chat server did not acknowledge it within "
                                                    + patience(stanzas).toSeconds()
                                                    + " s.")
                                    .withHint("It is safe to send it again with the same id."));
            case FAILED, CANCELLED ->
                    Optional.of(Awaited.reason(new ExecutionException(ack.exceptionNow())));
        };
    }

    /** A large one takes its time on a slow line; one that is dead is noticed before. */
    static Duration patience(List<Xml> stanzas) {
        return LONGEST_WAIT.plus(
                SlowLine.timeFor(stanzas.stream().mapToLong(StanzaSize::bytes).sum()));
    }

    @Override
    public Xml request(Xml iq, Duration patience) {
        return connection.request(iq, patience);
    }

    @Override
    public void ping(Duration patience) {
        connection.ping(patience);
    }

    @Override
    public Arrivals arrived(Duration patience) {
        connection.appear();
        String id = FENCE + fences.incrementAndGet();
        CompletableFuture<Void> fence = arrivals.fence(id);
        // Answers come in the order of what is sent; this one is told to the listener.
        send(List.of(Discovery.ask(domain).attr("id", id)));
        Awaited.within(patience, fence, "Stopped.");
        return arrivals;
    }

    @Override
    public void open() {}

    @Override
    public void appear() {
        connection.appear();
    }

    @Override
    public void stay(Duration time) {
        try {
            connection.ended().get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            return;
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped.", stopped);
        } catch (ExecutionException lost) {
            throw Awaited.reason(lost);
        }
        throw new Failure(FailureKind.UNREACHABLE, "The connection to the chat server ended.");
    }

    @Override
    public void close() {
        connection.close();
    }
}
