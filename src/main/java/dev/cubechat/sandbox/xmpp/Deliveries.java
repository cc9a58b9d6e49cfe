package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.DialogType;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.DialogFacts;
import dev.cubechat.sandbox.world.Mark;
import dev.cubechat.sandbox.world.Origin;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.sandbox.world.WorldEvent;
import dev.cubechat.sandbox.world.WorldListener;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.MessageStanza;
import dev.cubechat.wire.xmpp.Xml;

import java.util.List;
import java.util.function.Supplier;

/**
 * Tells live sessions what happened in the world. What came as a stanza goes on as that stanza;
 * what came by REST is written as one.
 *
 * <p>The world calls it while it is locked: everything here only fills queues.
 */
final class Deliveries implements WorldListener {
    private final World world;
    private final Addresses addresses;
    private final Barrier barrier;
    private final Mailroom mailroom;
    private final Rooms rooms;
    private final Attendance attendance;
    private final RosterDesk roster;
    private final MessageStanza stanzas;

    Deliveries(
            World world,
            Addresses addresses,
            Barrier barrier,
            Mailroom mailroom,
            Rooms rooms,
            Attendance attendance,
            RosterDesk roster) {
        this.world = world;
        this.addresses = addresses;
        this.barrier = barrier;
        this.mailroom = mailroom;
        this.rooms = rooms;
        this.attendance = attendance;
        this.roster = roster;
        this.stanzas = new MessageStanza(addresses);
    }

    @Override
    public void happened(WorldEvent event) {
        switch (event) {
            case WorldEvent.Posted it -> posted(it);
            case WorldEvent.Edited it ->
                    tell(
                            it.dialog(),
                            it.by(),
                            it.recipients(),
                            it.origin(),
                            () ->
                                    stanzas.edit(
                                            newId(),
                                            address(it.dialog(), it.by()),
                                            it.dialog().id(),
                                            it.messageId(),
                                            it.body(),
                                            it.last()));
            case WorldEvent.Deleted it ->
                    tell(
                            it.dialog(),
                            it.by(),
                            it.recipients(),
                            it.origin(),
                            () ->
                                    stanzas.delete(
                                            newId(),
                                            address(it.dialog(), it.by()),
                                            it.dialog().id(),
                                            it.messageId()));
            case WorldEvent.Reacted it -> reacted(it);
            case WorldEvent.Marked it -> marked(it);
            case WorldEvent.OccupantsAdded _ -> {
                // They hear the next message; no stanza is known that tells them before.
            }
            case WorldEvent.OccupantsRemoved it -> rooms.removed(it.dialog(), it.by(), it.who());
            case WorldEvent.DialogDeleted it ->
                    rooms.removed(it.dialog(), it.by(), rooms.present(it.dialog().id()));
            case WorldEvent.Notice it ->
                    mailroom.deliverNow(
                            it.to(),
                            stanzas.system(it.id(), it.to(), null, Sendable.of(it.fields()))
                                    .attr("from", addresses.user(it.from())));
            case WorldEvent.Pushed _ -> {
                // That goes to devices, not to the chat.
            }
            case WorldEvent.ContactTold it -> roster.told(it);
            case WorldEvent.ContactChanged it -> roster.changed(it);
            case WorldEvent.PersonDeleted it -> attendance.endAll(it.who());
        }
    }

    private void posted(WorldEvent.Posted it) {
        Message message = it.message();
        Xml stanza =
                it.origin() instanceof SentBy sent
                        ? new Completed(sent.stanza()).with(message).xml()
                        : stanzas.content(
                                address(it.dialog(), message.senderId()),
                                it.dialog().id(),
                                draft(it));
        send(it.dialog(), message.senderId(), it.recipients(), it.origin(), stanza);
    }

    private static Draft draft(WorldEvent.Posted it) {
        Message message = it.message();
        return new Draft(
                message.id(),
                message.body(),
                message.attachments().stream().map(Sendable::of).toList(),
                Sendable.of(message.fields()),
                it.stored(),
                it.markable(),
                it.silent(),
                message.dateSent(),
                it.selfDestroy());
    }

    private void reacted(WorldEvent.Reacted it) {
        for (UserId recipient : it.recipients()) {
            Address to =
                    it.dialog().type() == DialogType.PRIVATE
                            ? new Address.ToUser(recipient)
                            : new Address.ToRoom(it.dialog().id());
            Xml stanza =
                    stanzas.reaction(
                            newId(),
                            to,
                            it.dialog().id(),
                            it.messageId(),
                            it.by(),
                            it.added(),
                            it.removed());
            mailroom.deliverNow(
                    recipient,
                    stanza.attr("from", from(it.dialog(), it.by()))
                            .attr("to", addresses.user(recipient)));
        }
    }

    private String from(DialogFacts dialog, UserId by) {
        return dialog.type() == DialogType.PRIVATE
                ? addresses.user(by)
                : addresses.occupant(dialog.id(), by);
    }

    private void marked(WorldEvent.Marked it) {
        Xml stanza = it.origin() instanceof SentBy sent ? sent.stanza() : marker(it);
        Xml complete =
                it.dialog() == null ? stanza : new Completed(stanza).with(it.dialog().id()).xml();
        sendPrivately(it.by(), List.of(it.to()), it.origin(), complete);
    }

    private Xml marker(WorldEvent.Marked it) {
        return it.mark() == Mark.READ
                ? stanzas.displayed(newId(), it.to(), null, it.messageId())
                : stanzas.received(newId(), it.to(), null, it.messageId());
    }

    private void tell(
            DialogFacts dialog,
            UserId by,
            List<UserId> recipients,
            Origin origin,
            Supplier<Xml> written) {
        Xml stanza =
                origin instanceof SentBy sent
                        ? new Completed(sent.stanza()).with(dialog.id()).xml()
                        : written.get();
        send(dialog, by, recipients, origin, stanza);
    }

    private void send(
            DialogFacts dialog, UserId by, List<UserId> recipients, Origin origin, Xml stanza) {
        if (dialog.type() == DialogType.PRIVATE) {
            sendPrivately(by, recipients, origin, stanza);
            return;
        }
        Xml fromRoom =
                stanza.attr("from", addresses.occupant(dialog.id(), by)).attr("type", "groupchat");
        for (UserId recipient : recipients) {
            for (Session session : barrier.hearing(recipient, fromRoom)) {
                session.deliver(Parcel.passing(fromRoom.attr("to", session.jid())));
            }
        }
    }

    /** To the other person, and copied to one's own other sessions. */
    private void sendPrivately(UserId by, List<UserId> recipients, Origin origin, Xml stanza) {
        boolean live = origin instanceof SentBy;
        Xml from = live ? stanza : stanza.attr("from", addresses.user(by));
        for (UserId recipient : recipients) {
            if (!recipient.equals(by)) {
                mailroom.deliver(recipient, from.attr("to", addresses.user(recipient)));
            }
        }
        if (origin instanceof SentBy sent) {
            mailroom.copy(by, from, sent.session());
        } else {
            mailroom.copy(by, from);
        }
    }

    /** Where the person would send to in this dialog. */
    private static Address address(DialogFacts dialog, UserId by) {
        return dialog.peerOf(by)
                .<Address>map(Address.ToUser::new)
                .orElseGet(() -> new Address.ToRoom(dialog.id()));
    }

    private MessageId newId() {
        return new MessageId(world.newId());
    }
}
