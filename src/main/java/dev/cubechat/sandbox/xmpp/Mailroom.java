package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.OfflineStore;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings stanzas to people: to every session that is there, otherwise to the offline store
 * (protocol page xmpp.md, section 16). Any thread may call it, but not while it holds a session.
 *
 * <p>Whether a stanza that must arrive is brought or kept is decided while nothing else happens in
 * the world, and so do sessions come: nothing falls in between. What has waited is brought in
 * portions, the next when half of the last has arrived. Until all is brought, what is new waits
 * behind it, so that it comes in order.
 */
final class Mailroom {
    private final World world;
    private final Addresses addresses;
    private final SessionBook sessions;
    private final Barrier barrier;
    private final XmppLimits limits;
    private final Timers timers;
    private final Tap tap;

    /** For whom more waits than was brought: what brings the next portion when it arrives. */
    private final Map<UserId, Parcel> halfway = new HashMap<>();

    Mailroom(
            World world,
            Addresses addresses,
            SessionBook sessions,
            Barrier barrier,
            XmppLimits limits,
            Timers timers,
            Tap tap) {
        this.world = world;
        this.addresses = addresses;
        this.sessions = sessions;
        this.barrier = barrier;
        this.limits = limits;
        this.timers = timers;
        this.tap = tap;
    }

    /**
     * Delivers a stanza that waits for the person where they are away: from now on, and so together
     * with the change that is being made, if it is.
     *
     * @return brings it where they are there
     */
    Runnable delivery(UserId user, Xml stanza) {
        return world.alone(
                () ->
                        delivery(
                                user,
                                Parcel.waiting(stanza, world.now(), world.offline().newPlace())));
    }

    /** Delivers a stanza to those who are there now. */
    void deliverNow(UserId user, Xml stanza) {
        Parcel parcel = Parcel.passing(stanza);
        barrier.hearing(user, stanza).forEach(session -> session.deliver(parcel));
    }

    /** Copies what one session of a person sent, or nobody's did, to the person's others. */
    void copy(UserId user, Xml sent, Session... butNot) {
        Xml forwarded = Xml.of("forwarded", Ns.FORWARD).child(sent);
        Xml carbon =
                Xml.of("message", Ns.CLIENT)
                        .attr("from", addresses.user(user))
                        .attr("type", sent.attr("type").orElse(null))
                        .child(Xml.of("sent", Ns.CARBONS).child(forwarded));
        for (Session session : sessions.available(user)) {
            if (session.wantsCarbons() && !List.of(butNot).contains(session)) {
                session.deliver(Parcel.passing(carbon.attr("to", session.jid())));
            }
        }
    }

    /**
     * The client says that it is there: from now on what comes for the person is for it, too, after
     * what has waited for them.
     *
     * @param echo its own presence, which it hears before all that
     * @return whether it was not there before
     */
    boolean came(Session session, Xml echo) {
        return world.alone(
                () -> {
                    boolean first = session.arrive(echo);
                    if (first) {
                        bringMore(session.user());
                    }
                    return first;
                });
    }

    /** Finds another way for what a session could not deliver. */
    void redeliver(UserId user, List<Parcel> left) {
        for (Parcel parcel : left) {
            if (parcel.abandoned()) {
                Xml late = delayed(parcel.stanza(), parcel.since());
                try {
                    deliver(user, Parcel.waiting(late, parcel.since(), parcel.place()));
                } catch (Failure full) {
                    dropped(user, full, XmlText.write(late, ""));
                }
            }
        }
        left.forEach(parcel -> goOn(user, parcel));
    }

    private void deliver(UserId user, Parcel parcel) {
        world.alone(
                () -> {
                    delivery(user, parcel).run();
                    return true;
                });
    }

    private Runnable delivery(UserId user, Parcel parcel) {
        boolean behind = halfway.containsKey(user) && barrier.mayWait(user, parcel.stanza());
        if (behind || !isThere(user)) {
            keep(user, parcel);
            return () -> {};
        }
        return () -> bringOrKeep(user, parcel);
    }

    private void bringOrKeep(UserId user, Parcel parcel) {
        if (!bring(user, parcel)) {
            keep(user, parcel);
        }
    }

    /**
     * Gives it to all sessions of the person that may hear it.
     *
     * @return false where nobody is there
     */
    private boolean bring(UserId user, Parcel parcel) {
        parcel.taken();
        barrier.hearing(user, parcel.stanza()).forEach(session -> session.deliver(parcel));
        // Held here until now: a session that failed meanwhile was not yet the last hope.
        return !parcel.abandoned() || isThere(user);
    }

    private void keep(UserId user, Parcel parcel) {
        if (barrier.mayWait(user, parcel.stanza())) {
            String text = XmlText.write(parcel.stanza(), "");
            world.offline().keep(user, new OfflineStore.Kept(parcel.place(), text, parcel.since()));
        }
    }

    private boolean isThere(UserId user) {
        return !sessions.available(user).isEmpty();
    }

    /** This has arrived, or will not: the next portion comes where that was awaited. */
    private void goOn(UserId user, Parcel parcel) {
        try {
            world.alone(
                    () -> {
                        if (parcel.equals(halfway.get(user))) {
                            bringMore(user);
                        }
                        return true;
                    });
        } catch (Failure full) {
            // What was not brought waits until somebody comes.
            tap.saw("kept for " + user, false, "<!-- not brought, " + full.getMessage() + " -->");
        }
    }

    /** Brings a portion of what waits; of one that nobody may hear any more, another. */
    private void bringMore(UserId user) {
        halfway.remove(user);
        boolean more = true;
        while (more && !halfway.containsKey(user) && isThere(user)) {
            OfflineStore.Portion portion =
                    world.offline().take(user, limits.portion(), limits.portionLength());
            List<Parcel> brought = new ArrayList<>();
            for (OfflineStore.Kept kept : portion.kept()) {
                parsed(user, kept).ifPresent(brought::add);
            }
            brought.forEach(parcel -> bringOrKeep(user, parcel));
            brought.removeIf(parcel -> !parcel.isHeld());
            more = portion.more();
            if (more && !brought.isEmpty()) {
                Parcel middle = brought.get(brought.size() / 2);
                halfway.put(user, middle);
                middle.whenArrived(() -> timers.soon(() -> goOn(user, middle)));
            }
        }
    }

    private Xml delayed(Xml stanza, Instant since) {
        return stanza.has("delay", Ns.DELAY)
                ? stanza
                : stanza.child(
                        Xml.of("delay", Ns.DELAY)
                                .attr("from", addresses.domain())
                                .attr("stamp", since.toString())
                                .text("Offline Storage - " + addresses.domain()));
    }

    /** Nothing where it cannot be read: the person is to get all else that has waited for them. */
    private Optional<Parcel> parsed(UserId user, OfflineStore.Kept kept) {
        try {
            Xml late = delayed(XmlText.parse(kept.stanza()), kept.keptAt());
            return Optional.of(Parcel.waiting(late, kept.keptAt(), kept.place()));
        } catch (MalformedXml unreadable) {
            dropped(user, unreadable, kept.stanza());
            return Optional.empty();
        }
    }

    private void dropped(UserId user, Exception reason, String stanza) {
        tap.saw(
                "kept for " + user,
                false,
                "<!-- dropped, " + reason.getMessage() + " -->" + stanza);
    }
}
