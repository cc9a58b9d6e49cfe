package dev.cubechat.service.people;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Partly;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.MobileMode;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Awaited;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;

/** Who is there, and whether we are (protocol page xmpp.md, sections 20 to 22). */
public final class Presence {
    private final UserFinder users;
    private final ChatLine line;
    private final LastActivity stanzas;
    private final Duration patience;
    private final InstantSource clock;

    public Presence(
            UserFinder users,
            ChatLine line,
            LastActivity stanzas,
            Duration patience,
            InstantSource clock) {
        this.users = users;
        this.line = line;
        this.stanzas = stanzas;
        this.patience = patience;
        this.clock = clock;
    }

    /** How long ago these people were active. */
    public Partly<LastSeen> last(List<UserTarget> people) {
        List<LastSeen> seen = new ArrayList<>();
        List<Failure> refused = new ArrayList<>();
        for (UserId user : users.idsOf(people)) {
            try {
                seen.add(last(user));
            } catch (Failure failure) {
                refused.add(told(failure, user));
            }
        }
        return new Partly<>(seen, refused);
    }

    /**
     * Tells the server whether anybody looks at this device. It holds for this connection, that is
     * as long as the program {@linkplain #stay stays}.
     */
    public Operation<Boolean> attend(boolean active) {
        Xml stanza = MobileMode.set(!active);
        return Operation.ofStanzas(
                Json.Obj.EMPTY,
                List.of(stanza),
                () -> {
                    line.appear();
                    line.request(stanza, patience);
                    return active;
                });
    }

    /**
     * Stays connected for this long.
     *
     * @throws Failure INTERRUPTED where somebody stops it, or why the connection ended before
     */
    public void stay(Duration time) {
        line.stay(time);
    }

    /**
     * Asks the server whether it is there, and measures how long that takes. Connecting is not part
     * of what is measured, but of what may not take too long.
     *
     * @param number which ping this is, from 1
     * @throws Failure UNREACHABLE where there is no way to it, TIMED_OUT where it does not answer
     */
    public Pong ping(int number) {
        FutureTask<Pong> answer = new FutureTask<>(() -> answered(number));
        Thread asking = Thread.ofVirtual().name("ping").start(answer);
        try {
            return Awaited.within(patience, answer, "Stopped.");
        } finally {
            asking.interrupt();
        }
    }

    private Pong answered(int number) {
        line.open();
        long start = System.nanoTime();
        try {
            line.ping(patience);
        } catch (Failure failure) {
            throw failure.kind() == FailureKind.OUTCOME_UNKNOWN
                    ? new Failure(FailureKind.UNREACHABLE, failure.sentence(), failure)
                    : failure;
        }
        return new Pong(number, Duration.ofNanos(System.nanoTime() - start));
    }

    private LastSeen last(UserId user) {
        OptionalLong seconds = LastActivity.seconds(line.request(stanzas.ask(user), patience));
        if (seconds.isEmpty()) {
            throw new Failure(
                    FailureKind.NOT_FOUND,
                    "The chat server does not say when user " + user + " was active.");
        }
        return new LastSeen(
                user, seconds.getAsLong(), clock.instant().minusSeconds(seconds.getAsLong()));
    }

    /** The failure with the person's name; those that are not about the person stop all. */
    private static Failure told(Failure failure, UserId user) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                    new Failure(
                            FailureKind.NOT_FOUND,
                            "User " + user + " was never in the chat, or does not exist.",
                            failure);
            case BLOCKED ->
                    new Failure(
                            FailureKind.BLOCKED,
                            "User "
                                    + user
                                    + " does not let you know; one of you may block the"
                                    + " other.",
                            failure);
            case NOT_ALLOWED ->
                    new Failure(
                            FailureKind.NOT_ALLOWED,
                            "You may not know when user " + user + " was active.",
                            failure);
            default -> throw failure;
        };
    }
}
