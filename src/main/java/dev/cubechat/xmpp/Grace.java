package dev.cubechat.xmpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the server has acknowledged, until it has not been refused for a while. The lock of the
 * {@link Outbox} guards it.
 *
 * <p>A server that takes its time to acknowledge takes it to refuse as well, so a refusal is
 * awaited at least as long as the slowest acknowledgement took, within limits.
 */
final class Grace {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Duration shortest;
    private final Later later;
    private final Runnable onOver;
    private List<Outgoing> now = new ArrayList<>();
    private List<Outgoing> next = new ArrayList<>();

    /**
     * Nothing is waited for.
     *
     * @param onOver called when some have waited long enough, to {@link #over} them
     */
    Grace(Duration shortest, Later later, Runnable onOver) {
        this.shortest = shortest;
        this.later = later;
        this.onOver = onOver;
    }

    void add(List<Outgoing> acknowledged) {
        if (now.isEmpty() && !acknowledged.isEmpty()) {
            now.addAll(acknowledged);
            begin();
        } else {
            next.addAll(acknowledged);
        }
    }

    /** Takes out the one with this id. */
    Optional<Outgoing> refused(String id) {
        Optional<Outgoing> refused =
                Stream.of(now, next)
                        .flatMap(Collection::stream)
                        .filter(each -> each.stanza.hasId(id))
                        .findFirst();
        refused.ifPresent(
                each -> {
                    now.remove(each);
                    next.remove(each);
                });
        return refused;
    }

    /** Takes out those that have waited long enough. */
    List<Outgoing> over() {
        List<Outgoing> over = now;
        now = next;
        next = new ArrayList<>();
        if (!now.isEmpty()) {
            begin();
        }
        return over;
    }

    /** Takes out all. */
    List<Outgoing> all() {
        List<Outgoing> all = new ArrayList<>(now);
        all.addAll(next);
        now.clear();
        next.clear();
        return all;
    }

    private void begin() {
        long slowest = now.stream().mapToLong(each -> each.tookNanos).max().orElse(0);
        long most = Math.max(shortest.toNanos(), LONGEST.toNanos());
        later.run(Duration.ofNanos(Math.clamp(slowest, shortest.toNanos(), most)), onOver);
    }
}
