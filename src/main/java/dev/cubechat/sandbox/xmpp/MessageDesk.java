package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.DialogFacts;
import dev.cubechat.sandbox.world.Mark;
import dev.cubechat.sandbox.world.Posted;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Target;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.ExtraParams;
import dev.cubechat.wire.xmpp.Jid;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.Payload;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

/**
 * Takes the messages of clients (protocol page xmpp.md, sections 5 to 13): tells the world of what
 * changes it, and passes the rest on. What the world makes of it comes back to {@link Deliveries}.
 */
final class MessageDesk {
    /** The type of messages to rooms. */
    private static final String TO_ALL = "groupchat";

    private final World world;
    private final Addresses addresses;
    private final Mailroom mailroom;
    private final Barrier barrier;

    MessageDesk(World world, Addresses addresses, Mailroom mailroom, Barrier barrier) {
        this.world = world;
        this.addresses = addresses;
        this.mailroom = mailroom;
        this.barrier = barrier;
    }

    /** Takes a message, whose {@code from} is the session's; what is wrong with it is answered. */
    void take(Session session, Xml message) {
        String type = message.attr("type").orElse("normal");
        if (type.equals("error")) {
            return;
        }
        try {
            Address to =
                    message.attr("to")
                            .flatMap(addresses::addressOf)
                            .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
            switch (to) {
                case Address.ToUser(UserId user) -> checkForPerson(session, user, type);
                case Address.ToRoom(DialogId room) -> checkForRoom(room, message, type);
            }
            if (type.equals("headline")) {
                headline(to, message);
            } else {
                said(session, to, message);
            }
        } catch (StanzaRefused refused) {
            session.reply(refused.error().replyTo(message));
        } catch (Refused refused) {
            session.reply(StanzaRefused.of(refused).replyTo(message));
        } catch (MalformedStanza malformed) {
            String sentence = String.valueOf(malformed.getMessage());
            session.reply(StanzaError.BAD_REQUEST.saying(sentence).replyTo(message));
        }
    }

    /** A person is no room (RFC 6121, section 8.5.2). */
    private void checkForPerson(Session session, UserId user, String type) {
        if (type.equals(TO_ALL)) {
            throw new StanzaRefused(StanzaError.SERVICE_UNAVAILABLE);
        }
        barrier.check(session, user, Way.MESSAGE_IN);
    }

    /**
     * A room takes group messages for all who are in it (XEP-0045, section 7). Such to one of them,
     * and other messages to all, are mistakes; others to one of them are not known of the service.
     */
    private void checkForRoom(DialogId room, Xml message, String type) {
        if (!world.dialogs().hasRoom(room)) {
            throw new StanzaRefused(StanzaError.ITEM_NOT_FOUND);
        }
        boolean toAll = message.attr("to").map(Jid::parse).filter(MessageDesk::isBare).isPresent();
        boolean group = type.equals(TO_ALL);
        if (type.equals("headline") || (!group && !toAll)) {
            throw new StanzaRefused(StanzaError.FEATURE_NOT_IMPLEMENTED);
        }
        if (!group || !toAll) {
            throw new StanzaRefused(
                    StanzaError.BAD_REQUEST.saying(
                            "A message to a dialog is of type groupchat and goes to its room."));
        }
    }

    private static boolean isBare(Jid jid) {
        return jid.resource().isEmpty();
    }

    private void headline(Address to, Xml message) {
        switch (to) {
            case Address.ToRoom _ -> throw new StanzaRefused(StanzaError.FEATURE_NOT_IMPLEMENTED);
            case Address.ToUser(UserId user) -> {
                checkExists(user);
                mailroom.deliverNow(user, message);
            }
        }
    }

    private void said(Session session, Address to, Xml message) throws MalformedStanza {
        SentBy origin = new SentBy(session, message);
        UserId me = session.user();
        switch (Payload.read(message)) {
            case Payload.Content content -> post(me, to, message, content, origin);
            case Payload.Edit it ->
                    world.messages().edit(me, target(to), it.of(), it.body(), it.last(), origin);
            case Payload.Removal it -> world.messages().delete(me, target(to), it.of(), origin);
            case Payload.Marker it -> mark(me, to, it, origin);
            case Payload.Reaction _ ->
                    throw new StanzaRefused(
                            StanzaError.NOT_ALLOWED.saying("Reactions are set by REST."));
            case Payload.Typing _, Payload.Nothing _ -> pass(session, to, message);
        }
    }

    private void post(UserId me, Address to, Xml message, Payload.Content it, SentBy origin) {
        ExtraParams extra = it.extra();
        Draft draft =
                new Draft(
                        id(message, extra),
                        it.body(),
                        extra.attachments(),
                        extra.fields(),
                        extra.save() && it.selfDestroy() == null,
                        it.markable(),
                        extra.silent(),
                        extra.dateSent(),
                        it.selfDestroy());
        Posted posted = world.messages().post(me, target(to), draft, origin);
        if (!posted.fresh() && to instanceof Address.ToRoom(DialogId room)) {
            // Sent again, because the echo was lost: the sender waits for it.
            Xml echo = new Completed(message).with(posted.message()).xml();
            origin.session()
                    .reply(
                            echo.attr("from", addresses.occupant(room, me))
                                    .attr("to", origin.session().jid()));
        }
    }

    /** The id in history: that of the stanza, unless history could not have it. */
    private MessageId id(Xml message, ExtraParams extra) {
        String id = message.attr("id").orElse("");
        if (ObjectIds.isObjectId(id)) {
            return new MessageId(id);
        }
        return extra.messageId() == null ? new MessageId(world.newId()) : extra.messageId();
    }

    private void mark(UserId me, Address to, Payload.Marker it, SentBy origin) {
        if (!(to instanceof Address.ToUser(UserId sender))) {
            throw new StanzaRefused(
                    StanzaError.BAD_REQUEST.saying("A marker goes to the sender, not to a room."));
        }
        checkExists(sender);
        world.marks().mark(me, sender, it.of(), it.read() ? Mark.READ : Mark.DELIVERED, origin);
    }

    /** Typing and the like: for those who are there now. */
    private void pass(Session session, Address to, Xml message) {
        switch (to) {
            case Address.ToUser(UserId user) -> {
                checkExists(user);
                mailroom.deliverNow(user, message);
            }
            case Address.ToRoom(DialogId room) -> {
                DialogFacts dialog =
                        world.dialogs()
                                .facts(room)
                                .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
                if (!dialog.admits(session.user())) {
                    throw new StanzaRefused(StanzaError.FORBIDDEN);
                }
                Xml fromRoom =
                        message.attr("from", addresses.occupant(room, session.user()))
                                .attr("type", TO_ALL);
                for (UserId occupant : dialog.occupants()) {
                    for (Session other : barrier.hearing(occupant, fromRoom)) {
                        other.deliver(Parcel.passing(fromRoom.attr("to", other.jid())));
                    }
                }
            }
        }
    }

    private void checkExists(UserId user) {
        if (!world.people().exists(user)) {
            throw new StanzaRefused(StanzaError.ITEM_NOT_FOUND);
        }
    }

    private static Target target(Address to) {
        return switch (to) {
            case Address.ToUser(UserId user) -> new Target.ToPerson(user);
            case Address.ToRoom(DialogId room) -> new Target.InDialog(room);
        };
    }
}
