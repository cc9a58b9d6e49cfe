package dev.cubechat.pipe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The messages that can be sent, in order. Used by the pipe's thread.
 *
 * <p><b>What if the server puts one off?</b> It says "later" (XMPP's error type {@code wait}) of
 * one message, and takes those behind it which are on their way by then; nobody can call them back.
 * So for a minute that place gets one message at a time: if another is put off, none is behind it.
 * Other places go on meanwhile.
 */
final class Lineup {
    private static final long CAREFUL = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Deque<Slot> waiting = new ArrayDeque<>();
    private final Map<Courier.Place, Long> carefulUntil = new HashMap<>();
    private final Set<Courier.Place> busy = new HashSet<>();

    Lineup(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** It can be sent, after all others. */
    void add(Slot slot) {
        waiting.add(slot);
    }

    /** It can be sent, before all others. */
    void addFirst(Slot slot) {
        waiting.addFirst(slot);
    }

    /** Only those can be sent. */
    void renew(Collection<Slot> slots) {
        waiting.clear();
        waiting.addAll(slots);
    }

    /** The first one that may go now; null where there is none. */
    @Nullable Slot next() {
        if (busy.isEmpty()) {
            return waiting.peek();
        }
        return waiting.stream()
                .filter(slot -> !busy.contains(slot.toPlace()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Those that can go out right behind a message, of its kind and with nothing to be uploaded.
     */
    List<Slot> behind(Slot slot, int most) {
        return waiting.stream()
                .takeWhile(each -> each.isKept() == slot.isKept() && each.isMade())
                .filter(each -> !busy.contains(each.toPlace()) && !isCareful(each.toPlace()))
                .limit(Math.max(0, most))
                .toList();
    }

    /** It is going to be sent. */
    void take(Slot slot) {
        waiting.remove(slot);
    }

    /** It is on its way. */
    void left(Slot slot) {
        if (isCareful(slot.toPlace())) {
            busy.add(slot.toPlace());
        }
    }

    /** It is on its way no more. */
    void landed(Slot slot) {
        busy.remove(slot.toPlace());
    }

    /** The server did not take it, and may later. */
    void putOff(Slot slot) {
        carefulUntil.values().removeIf(this::isOver);
        carefulUntil.put(slot.toPlace(), nanos.getAsLong() + CAREFUL);
    }

    private boolean isCareful(Courier.Place place) {
        Long until = carefulUntil.get(place);
        return until != null && !isOver(until);
    }

    private boolean isOver(long until) {
        return nanos.getAsLong() - until >= 0;
    }
}
