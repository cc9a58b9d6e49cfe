package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.service.line.Stamped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hands a follower what is wanted, each thing once and no more than asked for, and keeps the place
 * that was reached. Used by one thread.
 */
public final class Telling {
    private final ListenRequest request;
    private final Set<DialogId> dialogs;
    private final Places places;
    private final Repeats repeats;
    private final Cursor cursor;
    private final Predicate<Stamped> follower;
    private final InstantSource clock;

    private long count;
    private boolean enough;
    private boolean broken;
    private long lastNanos = System.nanoTime();

    /**
     * @param follower says whether it has enough
     */
    public Telling(
            ListenRequest request,
            Set<DialogId> dialogs,
            Memory memory,
            Predicate<Stamped> follower,
            InstantSource clock) {
        this.request = request;
        this.dialogs = dialogs;
        this.places = memory.places();
        this.repeats = memory.repeats();
        this.cursor = memory.cursor();
        this.follower = follower;
        this.clock = clock;
    }

    /** How many events were handed over, states and heartbeats not counted. */
    long count() {
        return count;
    }

    /** Whether the follower has all that it wanted, or has failed. */
    boolean isEnough() {
        long most = request.ending().count();
        return broken || enough || (most > 0 && count >= most);
    }

    /** Whether the follower failed, or the place cannot be kept. */
    boolean isBroken() {
        return broken;
    }

    /** Since when nothing was handed over, by {@link System#nanoTime}. */
    long lastNanos() {
        return lastNanos;
    }

    /** Whether this has not been told yet, in this run or an earlier one of the same cursor. */
    boolean isNew(ChatEvent event) {
        return repeats.isNew(event) && !isTold(event);
    }

    /** Whether it is known from the history, or from an earlier run. */
    private boolean isTold(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived arrived -> places.haveTold(arrived.message());
            // One with fields may have changed those alone.
            case ChatEvent.Edited edited ->
                    edited.fields().isEmpty() && places.edits().haveTold(edited);
            default -> false;
        };
    }

    /**
     * Hands over something that came just now.
     *
     * @param whole whether nothing is missing before it
     */
    public void tell(Stamped stamped, boolean whole) {
        if (handOver(stamped)) {
            switch (stamped.event()) {
                case ChatEvent.Arrived arrived when isIn(arrived.message().dialogId()) -> {
                    places.tell(arrived.message(), whole);
                    save(whole);
                }
                case ChatEvent.Edited edited when isIn(edited.dialogId()) -> {
                    places.edits().tell(edited);
                    save(whole);
                }
                case ChatEvent.Edited elsewhere -> save(whole);
                default -> {}
            }
        }
    }

    /** Hands over something that history had; false where it had been told or is not wanted. */
    boolean tellOld(ChatEvent event) {
        if (event instanceof ChatEvent.Edited edited && places.edits().haveTold(edited)) {
            return false;
        }
        if (!repeats.isNew(event) || !handOver(new Stamped(clock.instant(), event))) {
            return false;
        }
        if (event instanceof ChatEvent.Arrived arrived) {
            places.walked(arrived.message(), clock.instant());
            if (arrived.message().editedAt() != null) {
                places.edits().tell(arrived.message());
            }
            save(false);
        }
        if (event instanceof ChatEvent.Edited edited) {
            places.edits().tell(edited);
            save(false);
        }
        return isWanted(event);
    }

    /** Hands over something about the following itself. */
    void say(ChatEvent event) {
        say(new Stamped(clock.instant(), event));
    }

    void say(Stamped stamped) {
        if (stamped.event() instanceof ChatEvent.Heartbeat) {
            if (!isEnough()) {
                enough |= call(stamped);
            }
        } else {
            handOver(stamped);
        }
    }

    /** Everything until now has been told. */
    void settle() {
        places.settle();
        save(true);
    }

    /** How long nothing more must come before the place is to be kept surely. */
    Duration nap(Duration longest) {
        return cursor.nap(longest);
    }

    /** Keeps the place surely, where it is time to. */
    void keep() {
        cursor.syncWhenDue();
    }

    /** Whether it may count as told; what is not wanted counts, too. */
    private boolean handOver(Stamped stamped) {
        boolean isState = stamped.event() instanceof ChatEvent.State;
        if (broken || (!isState && isEnough())) {
            return false;
        }
        if (!isWanted(stamped.event())) {
            return true;
        }
        enough |= call(stamped);
        lastNanos = System.nanoTime();
        if (!isState) {
            count++;
        }
        return true;
    }

    private boolean call(Stamped stamped) {
        broken = true;
        boolean has = follower.test(stamped);
        broken = false;
        return has;
    }

    /** Where the place cannot be kept, nothing more is told: it would be told again. */
    private void save(boolean whole) {
        broken = true;
        cursor.save(places, whole);
        broken = false;
    }

    private boolean isWanted(ChatEvent event) {
        if (!request.only().isEmpty() && !request.only().contains(event.word())) {
            return false;
        }
        return dialogs.isEmpty() || EventDialog.isIn(event, dialogs);
    }

    private boolean isIn(@Nullable DialogId dialog) {
        return dialogs.isEmpty() || (dialog != null && dialogs.contains(dialog));
    }
}
