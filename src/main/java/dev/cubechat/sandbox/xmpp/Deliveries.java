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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells live sessions what happened in the world. What came as a stanza goes on as that stanza;
 * what came by REST is written as one.
 *
 * <p>The world calls it while it is locked: everything here only fills queues. What somebody who is
 * away has to get is kept together with the change.
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
    public Runnable happening(WorldEvent event) {
        return switch (event) {
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
            case WorldEvent.Marked it -> marked(it);
            case WorldEvent.Reacted it -> () -> reacted(it);
            // They hear the next message; no stanza is known that tells them before.
            case WorldEvent.OccupantsAdded _ -> Deliveries::nothing;
            case WorldEvent.OccupantsRemoved it ->
                    () -> rooms.removed(it.dialog(), it.by(), it.who());
            case WorldEvent.DialogDeleted it ->
                    () -> rooms.removed(it.dialog(), it.by(), rooms.present(it.dialog().id()));
            case WorldEvent.Notice it -> () -> notice(it);
            // That goes to devices, not to the chat.
            case WorldEvent.Pushed _ -> Deliveries::nothing;
            case WorldEvent.ContactTold it -> () -> roster.told(it);
            case WorldEvent.ContactChanged it -> () -> roster.changed(it);
            case WorldEvent.PersonDeleted it -> () -> attendance.endAll(it.who());
        };
    }

    private static void nothing() {}

    private void notice(WorldEvent.Notice it) {
        mailroom.deliverNow(
                it.to(),
                stanzas.system(it.id(), it.to(), null, Sendable.of(it.fields()))
                        .attr("from", addresses.user(it.from())));
    }

    private Runnable posted(WorldEvent.Posted it) {
        Message message = it.message();
        Xml stanza =
                it.origin() instanceof SentBy sent
                        ? new Completed(sent.stanza()).with(message).xml()
                        : stanzas.content(
                                address(it.dialog(), message.senderId()),
                                it.dialog().id(),
                                draft(it));
        return send(it.dialog(), message.senderId(), it.recipients(), it.origin(), stanza);
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

    private Runnable marked(WorldEvent.Marked it) {
        Xml stanza = it.origin() instanceof SentBy sent ? sent.stanza() : marker(it);
        Xml complete =
                it.dialog() == null ? stanza : new Completed(stanza).with(it.dialog().id()).xml();
        return sendPrivately(it.by(), List.of(it.to()), it.origin(), complete);
    }

    private Xml marker(WorldEvent.Marked it) {
        return it.mark() == Mark.READ
                ? stanzas.displayed(newId(), it.to(), null, it.messageId())
                : stanzas.received(newId(), it.to(), null, it.messageId());
    }

    private Runnable tell(
            DialogFacts dialog,
            UserId by,
            List<UserId> recipients,
            Origin origin,
            Supplier<Xml> written) {
        Xml stanza =
                origin instanceof SentBy sent
                        ? new Completed(sent.stanza()).with(dialog.id()).xml()
                        : written.get();
        return send(dialog, by, recipients, origin, stanza);
    }

    private Runnable send(
            DialogFacts dialog, UserId by, List<UserId> recipients, Origin origin, Xml stanza) {
        if (dialog.type() == DialogType.PRIVATE) {
            return sendPrivately(by, recipients, origin, stanza);
        }
        Xml fromRoom =
                stanza.attr("from", addresses.occupant(dialog.id(), by)).attr("type", "groupchat");
        return () -> sendToRoom(recipients, fromRoom);
    }

    private void sendToRoom(List<UserId> recipients, Xml fromRoom) {
        for (UserId recipient : recipients) {
            for (Session session : barrier.hearing(recipient, fromRoom)) {
                session.deliver(Parcel.passing(fromRoom.attr("to", session.jid())));
            }
        }
    }

    /** To the other person, and copied to one's own other sessions. */
    private Runnable sendPrivately(UserId by, List<UserId> recipients, Origin origin, Xml stanza) {
        Session[] sender =
                origin instanceof SentBy sent ? new Session[] {sent.session()} : new Session[0];
        Xml from = sender.length > 0 ? stanza : stanza.attr("from", addresses.user(by));
        List<Runnable> afterwards = new ArrayList<>();
        for (UserId recipient : recipients) {
            if (!recipient.equals(by)) {
                afterwards.add(
                        mailroom.delivery(recipient, from.attr("to", addresses.user(recipient))));
            }
        }
        afterwards.add(() -> mailroom.copy(by, from, sender));
        return () -> afterwards.forEach(Runnable::run);
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
