package dev.cubechat.xmpp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the server has acknowledged, until a refusal of it would have come. The lock of the {@link
 * Outbox} guards it.
 *
 * <p>A refusal comes by the same stream as acknowledgements do. So another one is asked for, after
 * the first has come, and whatever the server meant to say in between has been read before its
 * answer: on a slow way, or from a busy server, that takes as long as it must. Where it comes at
 * once, who is refused may not even have been asked yet; then another one is asked for, until a
 * short while has passed.
 */
final class Grace {
    private static final class Lot {
        private final List<Outgoing> stanzas;
        private final long sinceNanos;

        /** The request whose answer ends the wait. */
        private long due;

        Lot(List<Outgoing> stanzas, long sinceNanos, long due) {
            this.stanzas = stanzas;
            this.sinceNanos = sinceNanos;
            this.due = due;
        }
    }

    private final long shortestNanos;
    private final Deque<Lot> lots = new ArrayDeque<>();
    private long asked;
    private long answered;

    /** Nothing is waited for. */
    Grace(Duration shortest) {
        this.shortestNanos = shortest.toNanos();
    }

    /** The server has acknowledged these, not counting any that it has refused. */
    void add(List<Outgoing> acknowledged, long nowNanos) {
        if (!acknowledged.isEmpty()) {
            lots.add(new Lot(acknowledged, nowNanos, asked + 1));
        }
    }

    /** Whether to ask for an acknowledgement, so that a wait can end. */
    boolean wantsToAsk() {
        return !lots.isEmpty() && lots.element().due > asked;
    }

    /** An acknowledgement was asked for. */
    void asked() {
        asked++;
    }

    /** What was asked until now will not be answered. */
    void askAnew() {
        answered = asked;
        lots.forEach(lot -> lot.due = asked + 1);
    }

    /**
     * An acknowledgement came, of whatever.
     *
     * @return those that will not be refused any more
     */
    List<Outgoing> answered(long nowNanos) {
        answered = Math.min(answered + 1, asked);
        List<Outgoing> over = new ArrayList<>();
        while (!lots.isEmpty() && lots.element().due <= answered) {
            Lot first = lots.element();
            if (nowNanos - first.sinceNanos < shortestNanos) {
                first.due = answered + 1;
            } else {
                over.addAll(lots.remove().stanzas);
            }
        }
        return over;
    }

    /** Takes out the one with this id. */
    Optional<Outgoing> refused(String id) {
        Optional<Outgoing> refused =
                lots.stream()
                        .map(lot -> lot.stanzas)
                        .flatMap(Collection::stream)
                        .filter(each -> each.stanza.hasId(id))
                        .findFirst();
        refused.ifPresent(each -> lots.forEach(lot -> lot.stanzas.remove(each)));
        return refused;
    }

    /** Takes out all. */
    List<Outgoing> all() {
        List<Outgoing> all = new ArrayList<>();
        lots.forEach(lot -> all.addAll(lot.stanzas));
        lots.clear();
        return all;
    }
}
