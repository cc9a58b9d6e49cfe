package dev.cubechat.service.follow;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.MobileMode;
import dev.cubechat.wire.xmpp.RoomStanza;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.XmppConnection;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells every new stream whom we watch, in which rooms we are and whether anybody looks at this
 * device: the server forgets all of it with the stream (protocol page xmpp.md, sections 14.1, 20.2
 * and 21). Safe for threads.
 */
public final class Attending {
    /** How long an answer to such an order may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LastActivity activity;
    private final RoomStanza rooms;
    private final UserId me;
    private final Consumer<Failure> refused;
    private final Consumer<String> trace;
    private final Set<UserId> watched = new LinkedHashSet<>();
    private final Set<DialogId> joined = new LinkedHashSet<>();
    private boolean inactive;

    /**
     * @param refused hears what the server refuses; its silence is not a refusal (section 29)
     */
    Attending(
            LastActivity activity,
            RoomStanza rooms,
            UserId me,
            Consumer<Failure> refused,
            Consumer<String> trace) {
        this.activity = activity;
        this.rooms = rooms;
        this.me = me;
        this.refused = refused;
        this.trace = trace;
    }

    /** Whom to watch from the next stream on. */
    public synchronized void watch(UserId user, boolean on) {
        put(watched, user, on);
    }

    /** In which room to be from the next stream on. */
    public synchronized void join(DialogId dialog, boolean in) {
        put(joined, dialog, in);
    }

    /** Whether nobody looks, from the next stream on. */
    public synchronized void inactive(boolean nobody) {
        inactive = nobody;
    }

    /** A new stream is ready. */
    void begin(XmppConnection connection) {
        for (UserId user : copy(watched)) {
            tell(connection, activity.watch(user, true));
        }
        for (DialogId dialog : copy(joined)) {
            connection
                    .sendIfUp(rooms.join(dialog, me))
                    .ifPresent(sent -> sent.exceptionally(this::notJoined));
        }
        resumed(connection);
    }

    /** The same stream goes on; it still knows whom we watch and where we are. */
    void resumed(XmppConnection connection) {
        if (isInactive()) {
            tell(connection, MobileMode.set(true));
        }
    }

    private synchronized boolean isInactive() {
        return inactive;
    }

    private synchronized <T> List<T> copy(Set<T> set) {
        return List.copyOf(set);
    }

    private static <T> void put(Set<T> set, T one, boolean in) {
        if (in) {
            set.add(one);
        } else {
            set.remove(one);
        }
    }

    private Void notJoined(Throwable refused) {
        trace.accept("not back in the room: " + refused.getMessage());
        return null;
    }

    private void tell(XmppConnection connection, Xml order) {
        try {
            connection.request(order, PATIENCE);
        } catch (Failure failure) {
            if (isSilence(failure)) {
                trace.accept("no answer from the chat server: " + failure.sentence());
            } else {
                refused.accept(failure);
            }
        }
    }

    /** Whether the server has not said no, but nothing at all. */
    public static boolean isSilence(Failure failure) {
        return switch (failure.kind()) {
            case TIMED_OUT, UNREACHABLE, OUTCOME_UNKNOWN -> true;
            default -> false;
        };
    }
}
