package dev.cubechat.xmpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * What the server has acknowledged, until a refusal of it would have come. The lock of the {@link
 * Outbox} guards it.
 *
 * <p>A refusal comes by the same stream as acknowledgements do. So another one is asked for, and
 * whatever the server meant to say before it has been read when that comes: on a slow way, or from
 * a busy server, this takes as long as it must. A server that acknowledges at once may not even
 * have asked yet who refuses; so it is given a moment before it is asked again, and one that is
 * slower to acknowledge a longer one.
 */
final class Grace {
    /** How much longer than an acknowledgement a refusal may take. */
    private static final int TIMES = 4;

    /** What takes longer than this is given no more time than it took. */
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final Duration shortest;
    private final Later later;
    private final LongConsumer onMoment;
    private List<Outgoing> now = new ArrayList<>();
    private List<Outgoing> next = new ArrayList<>();
    private long turn;
    private boolean asking;

    /** While asking, the request whose answer ends the wait. */
    private long due;

    private long asked;
    private long answered;

    /**
     * Nothing is waited for.
     *
     * @param shortest from writing a stanza until it is asked again, at least
     * @param onMoment called when a moment has passed, with its number, to {@link #ask} again
     */
    Grace(Duration shortest, Later later, LongConsumer onMoment) {
        this.shortest = shortest;
        this.later = later;
        this.onMoment = onMoment;
    }

    /** The server has acknowledged these, not counting any that it has refused. */
    void add(List<Outgoing> acknowledged) {
        if (now.isEmpty() && !acknowledged.isEmpty()) {
            now.addAll(acknowledged);
            begin();
        } else {
            next.addAll(acknowledged);
        }
    }

    private void begin() {
        turn++;
        asking = false;
        long slowest = now.stream().mapToLong(each -> each.tookNanos).max().orElse(0);
        long moment = turn;
        later.run(rest(slowest), () -> onMoment.accept(moment));
    }

    /** What is left of the moment, where the acknowledgement has taken so much of it. */
    private Duration rest(long tookNanos) {
        long usual = Math.min(TIMES * tookNanos, LONGEST.toNanos());
        return Duration.ofNanos(Math.max(0, Math.max(usual, shortest.toNanos()) - tookNanos));
    }

    /**
     * The moment with this number has passed. Of these all may have been refused; then it is those
     * after them that wait.
     */
    void ask(long moment) {
        if (moment == turn && !(now.isEmpty() && next.isEmpty())) {
            asking = true;
            due = asked + 1;
        }
    }

    /** Whether to ask for an acknowledgement, so that a wait can end. */
    boolean wantsToAsk() {
        return asking && due > asked;
    }

    /** An acknowledgement was asked for. */
    void asked() {
        asked++;
    }

    /** Another answer is to come, after those to what was asked until now. */
    void askOnceMore() {
        due = asked + 1;
    }

    /** What was asked until now will not be answered. */
    void askAnew() {
        answered = asked;
        askOnceMore();
    }

    /**
     * An acknowledgement came, of whatever.
     *
     * @return those that will not be refused any more
     */
    List<Outgoing> answered() {
        answered = Math.min(answered + 1, asked);
        if (!asking || answered < due) {
            return List.of();
        }
        List<Outgoing> over = now;
        now = next;
        next = new ArrayList<>();
        asking = false;
        if (!now.isEmpty()) {
            begin();
        }
        return over;
    }

    /** Takes out the one of which this is said. */
    Optional<Outgoing> refused(Rejection rejection) {
        Optional<Outgoing> refused =
                Stream.of(now, next)
                        .flatMap(Collection::stream)
                        .filter(each -> rejection.isOf(each.stanza))
                        .findFirst();
        refused.ifPresent(
                each -> {
                    now.remove(each);
                    next.remove(each);
                });
        return refused;
    }

    /** Takes out all. */
    List<Outgoing> all() {
        List<Outgoing> all = new ArrayList<>(now);
        all.addAll(next);
        now.clear();
        next.clear();
        asking = false;
        return all;
    }
}
