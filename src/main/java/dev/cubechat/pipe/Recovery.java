package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out from the history what became of messages in doubt. Used by the pipe's thread.
 *
 * <p>A journal that lost its end, to a crash of the machine or to somebody's editor, knows less
 * than was sent. As ids are the same in every run, the first messages that it does not know are
 * looked for, too, until a whole look finds none of them.
 */
final class Recovery {
    /** How many messages one request can ask for. */
    private static final int ONE_LOOK = 100;

    private final Courier courier;
    private boolean probing;

    /**
     * @param probing whether messages may have been sent that nobody knows of
     */
    Recovery(Courier courier, boolean probing) {
        this.courier = courier;
        this.probing = probing;
    }

    /** Whether a message that is new to the journal may have been sent all the same. */
    boolean isProbing() {
        return probing;
    }

    /**
     * Settles all that is in doubt: it arrived, or can be sent again, or nobody can tell.
     *
     * @return false where the history could not be asked just now
     * @throws Failure INTERRUPTED where somebody stops it
     */
    boolean settle(Collection<Slot> window) {
        List<Slot> doubtful =
                window.stream().filter(slot -> slot.stage == Slot.Stage.IN_DOUBT).toList();
        try {
            for (int from = 0; from < doubtful.size(); from += ONE_LOOK) {
                look(doubtful.subList(from, Math.min(from + ONE_LOOK, doubtful.size())));
            }
            return true;
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED || !failure.kind().retryable()) {
                throw failure;
            }
            return false;
        }
    }

    private void look(List<Slot> doubtful) {
        boolean fresh = doubtful.stream().noneMatch(Slot::mayHaveLeft);
        if (fresh && !probing) {
            doubtful.forEach(slot -> slot.stage = Slot.Stage.READY);
            return;
        }
        Map<Courier.Place, List<Slot>> byPlace = new LinkedHashMap<>();
        for (Slot slot : doubtful) {
            byPlace.computeIfAbsent(slot.toPlace(), place -> new ArrayList<>()).add(slot);
        }
        byPlace.forEach(this::look);
        if (fresh && doubtful.stream().allMatch(slot -> slot.stage == Slot.Stage.READY)) {
            probing = false;
        }
    }

    private void look(Courier.Place place, List<Slot> doubtful) {
        try {
            Set<MessageId> kept =
                    courier.kept(place, doubtful.stream().map(slot -> slot.id).toList());
            for (Slot slot : doubtful) {
                if (kept.contains(slot.id)) {
                    slot.earlier = slot.attempts == 0;
                    slot.done(Sent.Status.SENT);
                } else {
                    notFound(slot, slot.isKept());
                }
            }
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED || failure.kind().retryable()) {
                throw failure;
            }
            // There is no history to be asked.
            doubtful.forEach(slot -> notFound(slot, false));
        }
    }

    /**
     * @param meansNotSent whether the history would have it if it had arrived
     */
    private static void notFound(Slot slot, boolean meansNotSent) {
        if (meansNotSent || !slot.mayHaveLeft()) {
            slot.stage = Slot.Stage.READY;
        } else {
            slot.unknown("It left, no answer came, and the history cannot tell.");
        }
    }
}
