package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Knows when messages may have passed unseen, and has them looked up in the history as soon as that
 * answers. Used by one thread.
 */
public final class Gaps {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);

    private final CatchUp catchUp;
    private final Places places;
    private final Telling telling;
    private final Acknowledging acknowledging;
    private final boolean placesMatter;
    private final Consumer<String> trace;

    /** When the link was lost; null while nothing can be missing. */
    private @Nullable Instant lostAt;

    /** What may be missing and has not been looked up yet. */
    private @Nullable Gap open;

    /** Whether something is missing at the end. */
    private boolean left;

    /** Whether nothing more is to be looked up. */
    private boolean over;

    /**
     * A time in which messages may have passed unseen.
     *
     * @param found what was handed over already
     * @param trouble why the last look into the history failed; null before the first
     */
    private record Gap(
            Instant from, Instant until, Tally found, Deadline nextTry, @Nullable String trouble) {
        Gap until(Instant later) {
            return new Gap(from, later, found, Deadline.in(Duration.ZERO), trouble);
        }

        /** The same with something more, which is no reason to look earlier. */
        Gap reaching(Instant later) {
            return new Gap(from, later, found, nextTry, trouble);
        }

        Gap failed(Failure why) {
            return new Gap(from, until, found, Deadline.in(BEFORE_ANOTHER_TRY), why.sentence());
        }

        ChatEvent told(boolean lookedUp, @Nullable String note) {
            return new ChatEvent.Gap(
                    from, until, lookedUp, found.recovered, found.edited, found.changed, note);
        }
    }

    /** Counts what is found, and hands it over. */
    private final class Tally implements CatchUp.Findings {
        private int recovered;
        private int edited;
        private int changed;

        @Override
        public boolean found(ChatEvent event) {
            if (!telling.tellOld(event)) {
                return false;
            }
            if (event instanceof ChatEvent.Arrived arrived) {
                acknowledging.found(arrived.message());
                recovered++;
            } else {
                edited++;
            }
            return true;
        }

        @Override
        public void changed(Message message) {
            changed++;
        }

        @Override
        public boolean isEnough() {
            return telling.isEnough();
        }
    }

    /**
     * @param begun from when on what was not told is wanted; null for what comes from now on
     * @param placesMatter whether to fail where it cannot be known where the dialogs stand
     */
    public Gaps(
            CatchUp catchUp,
            Places places,
            Telling telling,
            Acknowledging acknowledging,
            @Nullable Instant begun,
            boolean placesMatter,
            Consumer<String> trace) {
        this.catchUp = catchUp;
        this.places = places;
        this.telling = telling;
        this.acknowledging = acknowledging;
        this.lostAt = begun;
        this.placesMatter = placesMatter;
        this.trace = trace;
    }

    /** The link is down. */
    public void lost(Instant at) {
        lostAt = lostAt == null ? at : lostAt;
    }

    /**
     * Something came that cannot be read. It is looked up after a moment: the history may not have
     * it yet, and whoever sends such things a hundred at a time shall not have it read so often.
     */
    void unseen(Instant at) {
        Gap before = open;
        open =
                before == null
                        ? new Gap(at, at, new Tally(), Deadline.in(BEFORE_ANOTHER_TRY), null)
                        : before.reaching(at);
    }

    /** The same stream goes on, and nothing was lost with it. */
    void resumed() {
        lostAt = null;
    }

    /** A new stream: at first we note where we start, later there is a gap before it. */
    public void ready(Instant at) {
        Instant lost = lostAt;
        lostAt = null;
        if (lost != null) {
            Gap before = open;
            open =
                    before == null
                            ? new Gap(lost, at, new Tally(), Deadline.in(Duration.ZERO), null)
                            : before.until(at);
            return;
        }
        if (over) {
            return;
        }
        try {
            catchUp.begin(at, placesMatter ? Asking.Patience.LONG : Asking.Patience.SHORT);
            telling.settle();
        } catch (Failure failure) {
            if (placesMatter || telling.isBroken()) {
                throw failure;
            }
            // The stream is worth having without it; a gap tries again.
            trace.accept("where the dialogs stand is not known: " + failure.sentence());
        }
    }

    /** Whether something may be missing before what comes now. */
    public boolean isOpen() {
        return open != null || lostAt != null || left;
    }

    /** How long to wait before there is something to do here, but no longer than this. */
    Duration nap(Duration atMost) {
        Gap gap = open;
        return gap == null ? atMost : gap.nextTry().left(atMost);
    }

    /** Looks up what is missing, if it is time for that. */
    public void fill() {
        Gap gap = open;
        if (gap == null || !gap.nextTry().isOver()) {
            return;
        }
        try {
            ChatEvent told = places.areKnown() ? lookedUp(gap) : begun(gap);
            if (telling.isEnough()) {
                return;
            }
            open = null;
            if (lostAt == null) {
                telling.settle();
            }
            telling.say(told);
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED || telling.isBroken()) {
                throw failure;
            }
            trace.accept("the gap could not be filled yet: " + failure.sentence());
            open = gap.failed(failure);
            if (isHopeless(failure)) {
                if (placesMatter) {
                    throw failure;
                }
                leave();
            }
        }
    }

    private ChatEvent lookedUp(Gap gap) {
        // History tells of these again where an earlier look broke off.
        gap.found().changed = 0;
        String note = catchUp.missed(gap.from(), gap.found());
        return gap.told(true, note);
    }

    private ChatEvent begun(Gap gap) {
        catchUp.begin(gap.until(), Asking.Patience.WHILE_QUIET);
        telling.settle();
        return gap.told(
                false,
                "Not looked up in the history: where the dialogs stood before it was not known.");
    }

    /** The following ends: what is missing now is for the next one that goes on from here. */
    public void end() {
        over = true;
        left |= open != null;
        leave();
    }

    /** Tells of a gap that nobody will fill. */
    private void leave() {
        Gap gap = open;
        if (gap != null) {
            open = null;
            String why = gap.trouble() == null ? "there was no time for it" : gap.trouble();
            telling.say(gap.told(false, "Not looked up in the history: " + why));
        }
    }

    /** Without a session there is no history, and another try would find none either. */
    private static boolean isHopeless(Failure failure) {
        return failure.kind() == FailureKind.NOT_SIGNED_IN
                || failure.kind() == FailureKind.CONFIGURATION;
    }
}
