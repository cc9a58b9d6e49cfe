package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StreamNonza;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One signed-in client. With stream management it outlives its connection for a while, so that
 * another can resume it. Any thread may call it; it locks itself and calls nobody who locks, but
 * for what {@link #handle} is to do.
 */
final class Session {
    private final UserId user;
    private final XmppLimits limits;
    private final Faults faults;
    private @Nullable Connection connection;
    private @Nullable StreamManagement counting;
    private @Nullable String resumeId;
    private @Nullable Instant lostAt;
    private @Nullable Future<?> ending;
    private @Nullable Runnable giveUp;
    private String resource = "";
    private String jid = "";
    private boolean asked;

    /** How many stanzas went since the client was asked how many came, and of what length. */
    private int sinceAsked;

    private long lengthSinceAsked;

    private boolean available;
    private boolean carbons;
    private boolean contacts;
    private @Nullable String privacy;

    /** Presences for a client that nobody looks at, by who is present; null while somebody does. */
    private @Nullable Map<String, Xml> saved;

    private boolean ended;

    /**
     * Who has it handles a stanza of the client's, goes on over another connection, or forgets the
     * session. It is taken before all other locks.
     */
    private final ReentrantLock handling = new ReentrantLock();

    /**
     * What a session leaves behind.
     *
     * @param unacknowledged what the client has not acknowledged
     * @param connection what still writes, or gives back, all else; null where it had none any more
     */
    record Left(List<Parcel> unacknowledged, @Nullable Connection connection) {
        Left {
            unacknowledged = List.copyOf(unacknowledged);
        }
    }

    Session(UserId user, Connection connection, XmppLimits limits, Faults faults) {
        this.user = user;
        this.connection = connection;
        this.limits = limits;
        this.faults = faults;
    }

    UserId user() {
        return user;
    }

    synchronized void bind(String newResource, String newJid) {
        resource = newResource;
        jid = newJid;
    }

    synchronized boolean isBound() {
        return !resource.isEmpty();
    }

    synchronized String resource() {
        return resource;
    }

    /** The full address; empty before it is bound. */
    synchronized String jid() {
        return jid;
    }

    synchronized void enableCarbons(boolean wanted) {
        carbons = wanted;
    }

    synchronized boolean wantsCarbons() {
        return carbons && available;
    }

    /** Whether the client has sent its presence, so that messages are for it. */
    synchronized boolean isAvailable() {
        return available && !ended;
    }

    /** Chooses a privacy list for this session alone; null for the default. */
    synchronized void choosePrivacy(@Nullable String list) {
        privacy = list;
    }

    /** The privacy list that this session has chosen; null where the default is in force. */
    synchronized @Nullable String privacyList() {
        return privacy;
    }

    /** The client has asked for the contact list: it is told of changes from now on. */
    synchronized void followContacts() {
        contacts = true;
    }

    synchronized boolean followsContacts() {
        return contacts && !ended;
    }

    /** Whether somebody looks at the client, so that no push is needed. */
    synchronized boolean isAttended() {
        return isAvailable() && saved == null;
    }

    /**
     * Somebody begins to look at the client, or stops. While nobody does, presences are saved up;
     * then the latest of each comes at once (protocol page xmpp.md, section 21).
     */
    synchronized void attend(boolean looking) {
        Map<String, Xml> late = saved;
        if (!looking) {
            saved = late == null ? new LinkedHashMap<>() : late;
        } else if (late != null) {
            saved = null;
            late.values().forEach(presence -> deliver(Parcel.passing(presence)));
        }
    }

    /** Delivers the presence of a contact. */
    synchronized void show(Xml presence) {
        Xml addressed = presence.attr("to", jid);
        if (saved == null) {
            deliver(Parcel.passing(addressed));
        } else {
            saved.put(presence.attr("from").orElse(""), addressed);
        }
    }

    /**
     * Becomes available.
     *
     * @param echo the client's own presence, which it hears first
     * @return false where it was so before
     */
    synchronized boolean arrive(Xml echo) {
        reply(echo);
        boolean first = !available;
        available = true;
        return first;
    }

    synchronized void depart() {
        available = false;
    }

    /**
     * Delivers a stanza from elsewhere.
     *
     * @return false where the session has ended and will not
     */
    synchronized boolean deliver(Parcel parcel) {
        if (ended) {
            return false;
        }
        parcel.taken();
        push(parcel);
        if (faults.duplicates()) {
            push(Parcel.passing(parcel.stanza()));
        }
        return true;
    }

    /** Answers the client. */
    synchronized void reply(Xml stanza) {
        if (!ended) {
            push(Parcel.passing(stanza));
        }
    }

    /** Says something that is no stanza, if the client is there to hear it. */
    synchronized void say(Xml nonza) {
        if (connection != null) {
            connection.send(nonza);
        }
    }

    /**
     * Begins to count.
     *
     * @param id what the session can be resumed with; null where it cannot
     * @return false where it has begun before
     */
    synchronized boolean startCounting(@Nullable String id) {
        if (counting != null) {
            return false;
        }
        int seconds = (int) limits.resume().toSeconds();
        say(new StreamNonza.Enabled(id, seconds).toXml());
        counting = new StreamManagement();
        resumeId = id;
        return true;
    }

    synchronized Optional<String> resumeId() {
        return Optional.ofNullable(resumeId);
    }

    /** Whether it has not ended, nor gone on over another connection than this. */
    synchronized boolean isOn(Connection by) {
        return !ended && connection == by;
    }

    /**
     * Handles a stanza from the client, and counts it then.
     *
     * @param by the connection it came on
     * @return false where the session has ended or gone on over another connection meanwhile: what
     *     was still unread on this one counts for nothing, and may come again
     */
    boolean handle(Connection by, Runnable work) {
        handling.lock();
        try {
            if (!isOn(by)) {
                return false;
            }
            work.run();
            count();
            return true;
        } finally {
            handling.unlock();
        }
    }

    /** Does this when nothing of the client's is being handled; once it has ended, nothing will. */
    void whenQuiet(Runnable work) {
        handling.lock();
        try {
            work.run();
        } finally {
            handling.unlock();
        }
    }

    private synchronized void count() {
        if (counting != null) {
            counting.came();
        }
    }

    /**
     * Tells the client how many stanzas came.
     *
     * @return false where they are not counted
     */
    synchronized boolean acknowledge() {
        if (counting == null) {
            return false;
        }
        say(new StreamNonza.Ack(counting.handled()).toXml());
        return true;
    }

    /**
     * The client has handled so many stanzas.
     *
     * @param by the connection on which it says so; what it said on an earlier one is out of date
     * @return false where it cannot have
     */
    synchronized boolean acknowledged(Connection by, long handled) {
        if (counting == null || !isOn(by)) {
            return true;
        }
        if (!counting.canBe(handled)) {
            return false;
        }
        asked = false;
        if (counting.acknowledge(handled) > 0) {
            ask();
        }
        return true;
    }

    /**
     * The connection was lost.
     *
     * @param now when that was, by the world's clock
     * @return whether the session lives on, to be resumed
     */
    synchronized boolean lose(Connection lost, Instant now) {
        if (connection != lost || ended) {
            return true;
        }
        if (resumeId == null) {
            return false;
        }
        connection = null;
        lostAt = now;
        return true;
    }

    /** Whether it waits for somebody to resume it. */
    synchronized boolean isLost() {
        return connection == null && !ended;
    }

    /**
     * Takes what ends it in a while, to cancel it where somebody resumes it before.
     *
     * @param sooner what ends it at once, on another thread, where too much waits for it
     */
    synchronized void endUnlessResumed(Future<?> end, Runnable sooner) {
        if (isLost()) {
            if (ending != null) {
                ending.cancel(false); // Of a loss that was noticed earlier.
            }
            ending = end;
            giveUp = sooner;
        } else {
            end.cancel(false);
        }
    }

    /**
     * Goes on over another connection, sending again what was not acknowledged. What is being
     * handled is handled before, and counts.
     *
     * @return false where it has ended, or the client cannot have handled so many stanzas
     */
    boolean resume(Connection other, String id, long handled) {
        handling.lock();
        try {
            return goOn(other, id, handled);
        } finally {
            handling.unlock();
        }
    }

    private synchronized boolean goOn(Connection other, String id, long handled) {
        if (ended || counting == null || !counting.canBe(handled)) {
            return false;
        }
        if (connection != null) {
            connection.cut();
        }
        if (ending != null) {
            ending.cancel(false);
            ending = null;
            giveUp = null;
        }
        connection = other;
        counting.acknowledge(handled);
        say(new StreamNonza.Resumed(id, counting.handled()).toXml());
        counting.unacknowledged().forEach(parcel -> other.sendAgain(parcel.stanza()));
        asked = false;
        ask();
        attend(true);
        return true;
    }

    /**
     * Ends for good.
     *
     * @param streamError the condition to tell the client; null for a plain good-bye
     * @return what it leaves behind; nothing where it had ended before
     */
    synchronized Optional<Left> end(@Nullable String streamError) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        available = false;
        Left left = new Left(counting == null ? List.of() : counting.unacknowledged(), connection);
        if (connection != null) {
            if (streamError != null) {
                say(error(streamError));
            }
            connection.finish();
        }
        connection = null;
        return Optional.of(left);
    }

    /** Ends for good because of what came on this connection; not where it goes on over another. */
    synchronized Optional<Left> end(Connection by, @Nullable String streamError) {
        return isOn(by) ? end(streamError) : Optional.empty();
    }

    /** Ends for good where it has waited since then or longer for somebody to resume it. */
    synchronized Optional<Left> endIfLost(Instant since) {
        boolean late = isLost() && lostAt != null && !lostAt.isAfter(since);
        return late ? end((String) null) : Optional.empty();
    }

    /**
     * Breaks the connection without a word.
     *
     * @return what was broken; nothing where there was no connection any more
     */
    synchronized Optional<Connection> cut() {
        Optional<Connection> broken = Optional.ofNullable(connection);
        broken.ifPresent(Connection::cut);
        return broken;
    }

    static Xml error(String condition) {
        return Xml.of("error", Ns.STREAM).child(Xml.of(condition, Ns.STREAM_ERRORS));
    }

    private void push(Parcel parcel) {
        if (counting == null) {
            if (connection != null) {
                connection.send(parcel);
            }
            return;
        }
        counting.goes(parcel);
        sinceAsked++;
        lengthSinceAsked += parcel.length();
        say(parcel.stanza());
        ask();
        int many = isLost() ? counting.waiting() : sinceAsked;
        long length = isLost() ? counting.length() : lengthSinceAsked;
        if (many > limits.unacknowledged() || length > limits.unacknowledgedLength()) {
            tooMuch();
        }
    }

    /** A client that acknowledges nothing is cut, one that does not come back is given up. */
    private void tooMuch() {
        cut();
        if (giveUp != null) {
            giveUp.run();
            giveUp = null;
        }
    }

    /** One question at a time: the answer to it asks the next. */
    private void ask() {
        if (connection != null && counting != null && !asked && counting.waiting() > 0) {
            asked = true;
            sinceAsked = 0;
            lengthSinceAsked = 0;
            say(new StreamNonza.Request().toXml());
        }
    }
}
