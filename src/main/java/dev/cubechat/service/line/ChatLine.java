package dev.cubechat.service.line;

import dev.cubechat.model.Failure;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.XmppConnection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way to the chat server, as whoever has something to say there sees it. Safe for threads. */
public interface ChatLine extends AutoCloseable {
    /**
     * Sends stanzas in this order, and waits until the server has them all.
     *
     * @throws Failure BLOCKED, NOT_ALLOWED and the like where the server refused one;
     *     OUTCOME_UNKNOWN where the connection was lost, or nothing was heard, before it had them
     */
    default void send(List<Xml> stanzas) {
        Failure.throwAny(each(stanzas).stream().flatMap(Optional::stream).findFirst());
    }

    /**
     * Sends these, and waits until the server has each or refuses it.
     *
     * @return for each of them nothing where the server has it, and otherwise the failure of {@link
     *     #send}
     */
    List<Optional<Failure>> each(List<Xml> stanzas);

    /**
     * Asks, and waits for the answer.
     *
     * @throws Failure by what the server says; TIMED_OUT where it says nothing for this long
     */
    Xml request(Xml iq, Duration patience);

    /**
     * Asks the server whether it is there.
     *
     * @throws Failure UNREACHABLE where there is no way to it, TIMED_OUT where it does not answer
     */
    void ping(Duration patience);

    /**
     * Is there for others from now on: they see this user as available, and what waits for this
     * user comes. Without it, a line that was opened for a word only sends.
     */
    void appear();

    /**
     * Appears, and waits for all that the server had for us until now.
     *
     * @throws Failure TIMED_OUT where it is silent for this long
     */
    Arrivals arrived(Duration patience);

    /** Connects, where that has not happened yet. */
    void open();

    /**
     * Stays connected for this long.
     *
     * @throws Failure INTERRUPTED where somebody stops it, or why the connection ended before
     */
    void stay(Duration time);

    /**
     * Takes up a new stream under the same name in place of one that was lost, so that what that
     * one carried has arrived by then or never will.
     *
     * @return false where there can be none
     */
    default boolean renew() {
        return false;
    }

    /** Why the server refused something, as a failure. */
    default Failure failure(StanzaError error, String what) {
        return XmppConnection.refusal(error, what);
    }

    @Override
    void close();
}
