package dev.cubechat.service;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Follows one connection from its beginning to its end. Used once, by one thread. */
final class Following {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(15);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(60);
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final ListenRequest request;
    private final Set<DialogId> dialogs;
    private final XmppConnection connection;
    private final Inlet inlet;
    private final Placing placing;
    private final Delivering delivering;
    private final Attending attending;
    private final ContactBook contacts;
    private final Welcoming welcoming;
    private final Visitors visitors;
    private final CatchUp catchUp;
    private final InstantSource clock;
    private final Consumer<String> trace;
    private final Repeats repeats;

    private long count;
    private boolean ended;

    /** When the link was lost; null while nothing can be missing. */
    private @Nullable Instant lostAt;

    /** What may be missing and has not been fetched yet. */
    private @Nullable Missing missing;

    /**
     * A time in which messages may have passed unseen.
     *
     * @param found how many of them were handed over already
     * @param trouble why the last look into the history failed; null before the first
     */
    private record Missing(
            Instant from, Instant until, int found, Instant nextTry, @Nullable String trouble) {
        Missing(Instant from, Instant until, int found) {
            this(from, until, found, Instant.EPOCH, null);
        }

        /** The gap as it stays open. */
        ChatEvent.Gap unfilled() {
            String why = trouble == null ? "there was no time for it" : trouble;
            return new ChatEvent.Gap(
                    from, until, found, 0, 0, "Not looked up in the history: " + why);
        }
    }

    /**
     * @param repeats what was told already
     * @param lostAt since when messages may have passed unseen before this connection; null where
     *     it is the first
     */
    Following(
            ListenRequest request,
            Set<DialogId> dialogs,
            XmppConnection connection,
            Inlet inlet,
            Placing placing,
            Delivering delivering,
            Attending attending,
            ContactBook contacts,
            Welcoming welcoming,
            Visitors visitors,
            CatchUp catchUp,
            Repeats repeats,
            @Nullable Instant lostAt,
            InstantSource clock,
            Consumer<String> trace) {
        this.request = request;
        this.dialogs = dialogs;
        this.connection = connection;
        this.inlet = inlet;
        this.placing = placing;
        this.delivering = delivering;
        this.attending = attending;
        this.contacts = contacts;
        this.welcoming = welcoming;
        this.visitors = visitors;
        this.catchUp = catchUp;
        this.repeats = repeats;
        this.lostAt = lostAt;
        this.clock = clock;
        this.trace = trace;
    }

    /** Follows to the end; see {@link Feed#follow}. */
    long run(Consumer<Stamped> follower) {
        Instant end =
                request.ending().time() == null
                        ? null
                        : clock.instant().plus(request.ending().time());
        try {
            connection.connect();
            while (!isOver(end)) {
                inlet.next(nap(end)).ifPresent(stamped -> take(stamped, follower));
                fillGap(follower);
            }
            endWell(follower);
        } catch (InterruptedException stopped) {
            endWell(follower);
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, "Stopped listening.", stopped);
        } catch (Failure failure) {
            boolean interrupted = Thread.interrupted();
            endWell(follower);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw failure;
        } finally {
            connection.close();
        }
        return count;
    }

    private boolean isOver(@Nullable Instant end) throws InterruptedException {
        if (ended) {
            throwReason();
            return true;
        }
        return isCounted() || (end != null && !clock.instant().isBefore(end));
    }

    private boolean isCounted() {
        return request.ending().count() > 0 && count >= request.ending().count();
    }

    private Duration nap(@Nullable Instant end) {
        Instant now = clock.instant();
        Duration nap = end == null ? LONGEST_NAP : Duration.between(now, end);
        Missing open = missing;
        if (open != null) {
            Duration untilTry = Duration.between(now, open.nextTry());
            nap = untilTry.compareTo(nap) < 0 ? untilTry : nap;
        }
        return nap.isNegative() ? Duration.ZERO : nap;
    }

    private void take(Stamped stamped, Consumer<Stamped> follower) {
        if (!repeats.isNew(stamped.event()) || isOldNews(stamped.event())) {
            return;
        }
        ChatEvent event = contacts.addTo(placing.place(stamped.event()));
        if (event instanceof ChatEvent.Arrived arrived) {
            catchUp.saw(arrived.message());
            acknowledge(delivering.receipt(event));
        }
        handOver(new Stamped(stamped.at(), event), follower);
        if (event instanceof ChatEvent.State state) {
            changed(state.state(), stamped.at());
        }
    }

    private boolean isOldNews(ChatEvent event) {
        return switch (event) {
            case ChatEvent.ContactPresence presence -> !visitors.isNews(presence);
            case ChatEvent.ContactRequested request ->
                    !ended && welcoming.answered(request.userId());
            default -> false;
        };
    }

    private void acknowledge(Optional<Xml> due) {
        if (!request.autoDelivered() || ended) {
            return;
        }
        due.ifPresent(
                receipt ->
                        connection
                                .send(receipt)
                                .exceptionally(
                                        lost -> {
                                            trace.accept("receipt not sent: " + lost);
                                            return null;
                                        }));
    }

    private void changed(ConnectionState state, Instant at) {
        switch (state) {
            case RECONNECTING -> lostAt = lostAt == null ? at : lostAt;
            case RESUMED -> {
                lostAt = null;
                attending.resumed(connection);
            }
            case READY -> ready(at);
            case CLOSED, AUTH_FAILED, FORCE_CLOSED -> ended = true;
            case IDLE, CONNECTING, AUTHENTICATED -> {}
        }
    }

    /** A new stream: at first we note where we start, later there is a gap before it. */
    private void ready(Instant at) {
        Instant lost = lostAt;
        lostAt = null;
        visitors.begin();
        attending.begin(connection);
        if (lost != null) {
            Missing open = missing;
            missing =
                    open == null
                            ? new Missing(lost, at, 0)
                            : new Missing(open.from(), at, open.found());
            return;
        }
        try {
            catchUp.begin();
        } catch (Failure failure) {
            // The stream is worth having without it; a gap tries again.
            trace.accept("where the dialogs stand is not known: " + failure.sentence());
        }
    }

    private void fillGap(Consumer<Stamped> follower) {
        Missing open = missing;
        if (open == null || clock.instant().isBefore(open.nextTry())) {
            return;
        }
        int[] found = {open.found()};
        try {
            catchUp.missed(
                    open.from(),
                    (message, group) -> found[0] += recovered(message, group, follower));
            missing = null;
            ChatEvent gap = new ChatEvent.Gap(open.from(), open.until(), found[0], 0, 0, null);
            handOver(new Stamped(clock.instant(), gap), follower);
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED) {
                throw failure;
            }
            trace.accept("the gap could not be filled yet: " + failure.sentence());
            missing =
                    new Missing(
                            open.from(),
                            open.until(),
                            found[0],
                            clock.instant().plus(BEFORE_ANOTHER_TRY),
                            failure.sentence());
            if (isHopeless(failure)) {
                leaveGap(follower);
            }
        }
    }

    /** Without a session there is no history, and another try would find none either. */
    private static boolean isHopeless(Failure failure) {
        return failure.kind() == FailureKind.NOT_SIGNED_IN
                || failure.kind() == FailureKind.CONFIGURATION;
    }

    /** Tells of a gap that nobody will fill. */
    private void leaveGap(Consumer<Stamped> follower) {
        Missing open = missing;
        if (open != null) {
            missing = null;
            handOver(new Stamped(clock.instant(), open.unfilled()), follower);
        }
    }

    private int recovered(Message message, boolean group, Consumer<Stamped> follower) {
        ChatEvent event = new ChatEvent.Arrived(message, group, false, null, null);
        if (!repeats.isNew(event)) {
            return 0;
        }
        acknowledge(delivering.lateReceipt(message));
        handOver(new Stamped(clock.instant(), event), follower);
        return 1;
    }

    private void handOver(Stamped stamped, Consumer<Stamped> follower) {
        boolean isState = stamped.event() instanceof ChatEvent.State;
        if (!isWanted(stamped.event()) || (!isState && isCounted())) {
            return;
        }
        follower.accept(stamped);
        if (!isState) {
            count++;
        }
    }

    private boolean isWanted(ChatEvent event) {
        if (!request.only().isEmpty() && !request.only().contains(event.word())) {
            return false;
        }
        return dialogs.isEmpty() || EventDialog.isIn(event, dialogs);
    }

    /** Says goodbye, and hands over what came until then. */
    private void endWell(Consumer<Stamped> follower) {
        leaveGap(follower);
        boolean already = ended;
        connection.close();
        Optional<Stamped> last = inlet.next();
        while (last.isPresent()) {
            if (!already || !(last.get().event() instanceof ChatEvent.State)) {
                take(last.get(), follower);
            }
            last = inlet.next();
        }
    }

    /** Where the connection was given up, the reason is what the caller is told. */
    private void throwReason() throws InterruptedException {
        try {
            connection.ended().get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException givenUp) {
            if (givenUp.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(givenUp.getCause());
        } catch (TimeoutException silent) {
            trace.accept("the connection ended without a reason: " + silent);
        }
    }
}
