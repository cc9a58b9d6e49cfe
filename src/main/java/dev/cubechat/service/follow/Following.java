package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;
import dev.cubechat.service.line.Inlet;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.xmpp.Awaited;
import dev.cubechat.xmpp.XmppConnection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Follows one connection from its beginning to its end. Used once, by one thread. */
public final class Following {
    private static final Duration LONGEST_NAP = Duration.ofSeconds(60);
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final ListenRequest request;
    private final XmppConnection connection;
    private final Inlet inlet;
    private final Telling telling;
    private final Timing timing;
    private final Gaps gaps;
    private final Placing placing;
    private final Acknowledging acknowledging;
    private final Attending attending;
    private final ContactBook contacts;
    private final Welcoming welcoming;
    private final Consumer<String> trace;
    private final Visitors visitors = new Visitors();
    private final Askers askers = new Askers();

    private boolean ended;
    private boolean ending;

    Following(
            ListenRequest request,
            XmppConnection connection,
            Inlet inlet,
            Telling telling,
            Timing timing,
            Gaps gaps,
            Placing placing,
            Acknowledging acknowledging,
            Attending attending,
            ContactBook contacts,
            Welcoming welcoming,
            Consumer<String> trace) {
        this.request = request;
        this.connection = connection;
        this.inlet = inlet;
        this.telling = telling;
        this.timing = timing;
        this.gaps = gaps;
        this.placing = placing;
        this.acknowledging = acknowledging;
        this.attending = attending;
        this.contacts = contacts;
        this.welcoming = welcoming;
        this.trace = trace;
    }

    /** Follows to the end; see {@link Feed#follow}. */
    public long run() {
        timing.begin();
        try {
            connection.connect();
            while (!isOver()) {
                inlet.next(timing.nap(gaps.nap(LONGEST_NAP))).ifPresent(this::take);
                gaps.fill();
                timing.tick();
            }
            endWell();
        } catch (InterruptedException stopped) {
            endWell();
            throw Failure.interrupted("Stopped listening.", stopped);
        } catch (Failure failure) {
            boolean interrupted = Thread.interrupted();
            endWell();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw failure;
        } finally {
            connection.close();
        }
        return telling.count();
    }

    private boolean isOver() throws InterruptedException {
        if (ended) {
            throwReason();
            return true;
        }
        return timing.isOver() || timing.isIdle();
    }

    private void take(Stamped stamped) {
        if (stamped.event() instanceof ChatEvent.State state) {
            // First all that belongs to it: who hears "ready" may rely on what comes from then on.
            changed(state.state(), stamped.at());
            if (!isGoodbye(state) || request.goodbye()) {
                telling.say(new Stamped(stamped.at(), contacts.addTo(state)));
            }
            return;
        }
        if (stamped.event() instanceof ChatEvent.Gap) {
            gaps.unseen(stamped.at());
            return;
        }
        ChatEvent event = placing.place(stamped.event());
        if (telling.isEnough() || !telling.isNew(event) || isOldNews(event, stamped.at())) {
            return;
        }
        if (!ended) {
            acknowledging.came(event);
        }
        telling.tell(new Stamped(stamped.at(), event), !gaps.isOpen());
    }

    /** Whether it only tells what we do ourselves. */
    private boolean isGoodbye(ChatEvent.State state) {
        return ending && state.state() == ConnectionState.CLOSED;
    }

    private boolean isOldNews(ChatEvent event, Instant at) {
        return switch (event) {
            case ChatEvent.ContactPresence presence -> !visitors.isNews(presence);
            case ChatEvent.ContactRequested request ->
                    (!ended && welcoming.answered(request.userId()))
                            || !askers.isNews(request.userId(), at);
            case ChatEvent.ContactConfirmed confirmed -> forgotten(confirmed.userId());
            case ChatEvent.ContactRejected rejected -> forgotten(rejected.userId());
            default -> false;
        };
    }

    private boolean forgotten(UserId user) {
        askers.forget(user);
        return false;
    }

    private void changed(ConnectionState state, Instant at) {
        switch (state) {
            case RECONNECTING -> {
                askers.lost();
                gaps.lost(at);
            }
            case RESUMED -> {
                askers.resumed();
                gaps.resumed();
                attending.resumed(connection);
            }
            case READY -> {
                if (!ending) {
                    visitors.begin();
                    attending.begin(connection);
                }
                askers.ready(at);
                gaps.ready(at);
            }
            case CLOSED, AUTH_FAILED, FORCE_CLOSED -> ended = true;
            case IDLE, CONNECTING, AUTHENTICATED -> {}
        }
    }

    /** Says goodbye, and hands over what came until then. */
    private void endWell() {
        gaps.end();
        boolean already = ended;
        ending = true;
        connection.close();
        Optional<Stamped> last = inlet.next();
        while (last.isPresent()) {
            if (!already || !(last.get().event() instanceof ChatEvent.State)) {
                take(last.get());
            }
            last = inlet.next();
        }
        gaps.end();
    }

    /** Where the connection was given up, the reason is what the caller is told. */
    private void throwReason() throws InterruptedException {
        try {
            connection.ended().get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException givenUp) {
            throw Awaited.reason(givenUp);
        } catch (TimeoutException silent) {
            trace.accept("the connection ended without a reason: " + silent);
        }
    }
}
