package dev.cubechat.sandbox.xmpp;

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
import java.util.List;
import java.util.Optional;

/**
 * Brings stanzas to people: to every session that is there, otherwise to the offline store
 * (protocol page xmpp.md, section 16). Any thread may call it.
 */
final class Mailroom {
    private final World world;
    private final Addresses addresses;
    private final SessionBook sessions;
    private final Barrier barrier;
    private final Tap tap;

    Mailroom(World world, Addresses addresses, SessionBook sessions, Barrier barrier, Tap tap) {
        this.world = world;
        this.addresses = addresses;
        this.sessions = sessions;
        this.barrier = barrier;
        this.tap = tap;
    }

    /** Delivers a stanza that waits for the person where they are away. */
    void deliver(UserId user, Xml stanza) {
        deliver(user, Parcel.waiting(stanza, world.now()));
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

    /** The person came with this session: what had waited for them is theirs now, once. */
    void catchUp(Session session) {
        List<Parcel> waited = new ArrayList<>();
        for (OfflineStore.Kept kept : world.offline().take(session.user())) {
            parsed(session.user(), kept.stanza())
                    .map(stanza -> delayed(stanza, kept.keptAt()))
                    .map(stanza -> Parcel.waiting(stanza, kept.keptAt()))
                    .ifPresent(waited::add);
        }
        session.catchUp(waited);
    }

    /** Finds another way for what a session could not deliver. */
    void redeliver(UserId user, List<Parcel> left) {
        for (Parcel parcel : left) {
            if (parcel.abandoned()) {
                Xml late = delayed(parcel.stanza(), parcel.since());
                deliver(user, Parcel.waiting(late, parcel.since()));
            }
        }
    }

    private void deliver(UserId user, Parcel parcel) {
        parcel.taken();
        barrier.hearing(user, parcel.stanza()).forEach(session -> session.deliver(parcel));
        // Held here until now: a session that failed meanwhile was not yet the last hope.
        if (parcel.abandoned() && barrier.mayWait(user, parcel.stanza())) {
            String text = XmlText.write(parcel.stanza(), "");
            world.offline().keep(user, new OfflineStore.Kept(text, parcel.since()));
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
    private Optional<Xml> parsed(UserId user, String stanza) {
        try {
            return Optional.of(XmlText.parse(stanza));
        } catch (MalformedXml unreadable) {
            tap.saw(
                    "kept for " + user,
                    false,
                    "<!-- dropped, " + unreadable.getMessage() + " -->" + stanza);
            return Optional.empty();
        }
    }
}
