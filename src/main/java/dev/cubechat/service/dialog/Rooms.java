package dev.cubechat.service.dialog;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.line.ConnectionMaker;
import dev.cubechat.service.line.Inlet;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.RoomStanza;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Awaited;
import dev.cubechat.xmpp.Listener;
import dev.cubechat.xmpp.Reconnect;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The rooms of dialogs on the chat connection: who is there just now. Nobody needs to be in a room
 * to write or to hear (protocol page xmpp.md, section 14).
 */
public final class Rooms {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(60);

    private final ConnectionMaker maker;
    private final DialogFinder finder;
    private final SessionKeeper keeper;
    private final RoomStanza stanzas;
    private final InstantSource clock;

    public Rooms(
            ConnectionMaker maker,
            DialogFinder finder,
            SessionKeeper keeper,
            Addresses addresses,
            InstantSource clock) {
        this.maker = maker;
        this.finder = finder;
        this.keeper = keeper;
        this.stanzas = new RoomStanza(addresses);
        this.clock = clock;
    }

    /** Who is in the dialog's room just now. */
    public List<UserId> online(DialogTarget target) {
        DialogId dialog = finder.idOf(target);
        try (XmppConnection connection = connection(event -> {})) {
            connection.connect();
            return stanzas.readWhoIsIn(connection.request(stanzas.whoIsIn(dialog), PATIENCE));
        }
    }

    /**
     * Enters the dialog's room, hands over who comes and goes, oneself first, on the calling
     * thread, and leaves again when the time is over. Interrupting the thread leaves, too, and
     * fails with INTERRUPTED.
     *
     * @param time how long to stay; null for no end
     * @throws Failure NOT_ALLOWED where one is not in the dialog, NOT_FOUND where there is none,
     *     UNREACHABLE where the connection is lost
     */
    public void stay(DialogTarget target, @Nullable Duration time, Consumer<Stamped> follower) {
        DialogId dialog = finder.idOf(target);
        UserId me = keeper.me();
        Inlet inlet = new Inlet(clock);
        try (XmppConnection connection = connection(inlet)) {
            connection.connect();
            await(connection.send(stanzas.join(dialog, me)));
            follower.accept(new Stamped(clock.instant(), new ChatEvent.Joined(dialog, me)));
            follow(dialog, inlet, connection, time, follower);
            await(connection.send(stanzas.leave(dialog, me)));
            follower.accept(new Stamped(clock.instant(), new ChatEvent.Left(dialog, me)));
        }
    }

    /** What {@link #stay} would send. */
    public Json.Obj describe(DialogTarget target) {
        DialogId dialog = finder.idOf(target);
        Xml join = stanzas.join(dialog, keeper.me());
        Json.Obj named = Json.obj().with("dialog_id", dialog.value()).build();
        return Operation.ofStanzas(named, List.of(join), () -> dialog).describe();
    }

    private void follow(
            DialogId dialog,
            Inlet inlet,
            XmppConnection connection,
            @Nullable Duration time,
            Consumer<Stamped> follower) {
        long start = System.nanoTime();
        Duration left = time == null ? LONGEST_NAP : time;
        while (left.isPositive()) {
            Optional<Stamped> next = next(inlet, left);
            if (next.isPresent()) {
                if (isOf(dialog, next.get().event())) {
                    follower.accept(next.get());
                }
                if (next.get().event() instanceof ChatEvent.Kicked kicked
                        && kicked.dialogId().equals(dialog)) {
                    throw new Failure(
                            FailureKind.NOT_ALLOWED,
                            "You were removed from dialog " + dialog + ".");
                }
            }
            if (connection.ended().isDone()) {
                await(connection.ended());
                throw new Failure(FailureKind.UNREACHABLE, "The chat server closed the line.");
            }
            left = time == null ? LONGEST_NAP : time.minusNanos(System.nanoTime() - start);
        }
    }

    private static boolean isOf(DialogId dialog, ChatEvent event) {
        return switch (event) {
            case ChatEvent.Joined joined -> joined.dialogId().equals(dialog);
            case ChatEvent.Left left -> left.dialogId().equals(dialog);
            case ChatEvent.Kicked kicked -> kicked.dialogId().equals(dialog);
            default -> false;
        };
    }

    private static Optional<Stamped> next(Inlet inlet, Duration wait) {
        try {
            return inlet.next(wait);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped; you left the room.", stopped);
        }
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException silence) {
            throw new Failure(
                    FailureKind.TIMED_OUT, "The chat server did not answer in time.", silence);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped before it was done.", stopped);
        } catch (ExecutionException refused) {
            throw Awaited.reason(refused);
        }
    }

    private XmppConnection connection(Listener listener) {
        return maker.make(listener, null, false, usual -> usual.with(Reconnect.NEVER));
    }
}
