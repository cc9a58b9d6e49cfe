package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.sandbox.world.WorldEvent;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes what clients want of the contact list, and tells them of it (protocol page xmpp.md, section
 * 18). The world tells it what happened while it is locked, so it only fills queues then.
 */
final class RosterDesk {
    private final World world;
    private final Addresses addresses;
    private final SessionBook sessions;
    private final Mailroom mailroom;
    private final Presences presences;
    private final Barrier barrier;
    private final Roster stanzas;
    private final AtomicLong newest = new AtomicLong();

    RosterDesk(
            World world,
            Addresses addresses,
            SessionBook sessions,
            Mailroom mailroom,
            Presences presences,
            Barrier barrier) {
        this.world = world;
        this.addresses = addresses;
        this.sessions = sessions;
        this.mailroom = mailroom;
        this.presences = presences;
        this.barrier = barrier;
        this.stanzas = new Roster(addresses);
    }

    /** Answers for the list. A client that has asked is told of changes from then on. */
    Optional<Xml> answer(Asked asked) {
        if (!asked.ofServer()) {
            throw new StanzaRefused(StanzaError.FORBIDDEN);
        }
        UserId me = asked.session().user();
        asked.session().followContacts();
        if (!asked.set()) {
            return Optional.of(stanzas.query(world.contacts().of(me)));
        }
        List<Xml> items =
                asked.payload().elements().filter(child -> child.name().equals("item")).toList();
        if (items.size() != 1) {
            throw new StanzaRefused(StanzaError.BAD_REQUEST);
        }
        Xml item = items.getFirst();
        UserId other =
                stanzas.user(item).orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        if (Roster.isRemoval(item)) {
            world.contacts().remove(me, other);
        } else {
            world.contacts().put(me, other, item.attr("name").orElse(null));
        }
        return IqHandler.DONE;
    }

    /**
     * A person tells another something about being contacts.
     *
     * @throws StanzaRefused where the other does not exist, or blocks the person
     */
    void tell(Session session, Roster.Word word, String to) {
        UserId me = session.user();
        UserId other =
                addresses
                        .userOf(to)
                        .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        switch (word) {
            case SUBSCRIBE -> {
                barrier.check(session, other, Way.PRESENCE_IN);
                world.contacts().ask(me, other);
            }
            case SUBSCRIBED -> world.contacts().agree(me, other);
            case UNSUBSCRIBE -> world.contacts().drop(me, other);
            case UNSUBSCRIBED -> world.contacts().refuse(me, other);
        }
    }

    /**
     * The session has come: it hears of those who wait for an answer, each time until they get it,
     * but not of whom it blocks.
     */
    void came(Session session) {
        for (UserId other : world.contacts().requests(session.user())) {
            if (!barrier.shuts(session, other, Way.PRESENCE_IN)) {
                Xml request = stanzas.tell(Roster.Word.SUBSCRIBE, session.user());
                session.deliver(Parcel.passing(request.attr("from", addresses.user(other))));
            }
        }
    }

    void changed(WorldEvent.ContactChanged event) {
        String id = "contact-" + newest.incrementAndGet();
        Xml push =
                event.gone()
                        ? stanzas.pushRemoved(id, event.contact().userId())
                        : stanzas.push(id, event.contact());
        for (Session session : sessions.of(event.owner())) {
            if (session.followsContacts()) {
                session.deliver(Parcel.passing(push.attr("to", session.jid())));
            }
        }
    }

    void told(WorldEvent.ContactTold event) {
        Roster.Word word =
                switch (event.word()) {
                    case ASKED -> Roster.Word.SUBSCRIBE;
                    case AGREED -> Roster.Word.SUBSCRIBED;
                    case REFUSED -> Roster.Word.UNSUBSCRIBED;
                    case DROPPED -> Roster.Word.UNSUBSCRIBE;
                };
        Xml presence = stanzas.tell(word, event.to());
        mailroom.deliverNow(event.to(), presence.attr("from", addresses.user(event.from())));
        switch (event.word()) {
            case AGREED -> presences.reveal(event.from(), event.to());
            case REFUSED -> presences.hide(event.from(), event.to());
            case DROPPED -> presences.hide(event.to(), event.from());
            case ASKED -> {
                // They see each other no sooner than the answer.
            }
        }
    }
}
