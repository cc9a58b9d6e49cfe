package dev.cubechat.wire.xmpp;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what the server sends to one connection (protocol page xmpp.md, section 26).
 *
 * <p>Nothing is remembered between stanzas: removing repeats by id is for the caller. Safe for any
 * number of threads.
 */
public final class Inbound {
    private final Addresses addresses;
    private final UserId me;
    private final String myAddress;

    /**
     * @param resource the resource the server bound for this connection
     */
    public Inbound(Addresses addresses, UserId me, String resource) {
        this.addresses = addresses;
        this.me = me;
        this.myAddress = addresses.user(me, resource);
    }

    /**
     * The event in this stanza; nothing where it is not for a person.
     *
     * @throws MalformedStanza where it lacks what its kind must have
     */
    public Optional<ChatEvent> read(Xml stanza) throws MalformedStanza {
        return switch (stanza.name()) {
            case "message" -> message(stanza);
            case "presence" -> presence(stanza);
            case "iq" -> activity(stanza);
            default -> Optional.empty();
        };
    }

    private Optional<ChatEvent> presence(Xml presence) {
        boolean ofRoom = addresses.dialogOf(presence.attr("from").orElse("")).isPresent();
        return ofRoom
                ? new RoomPresence(addresses, me).read(presence)
                : new ContactPresence(addresses, me).read(presence);
    }

    /** Somebody watched came or went; the type of such a stanza is not documented (section 29). */
    private Optional<ChatEvent> activity(Xml iq) {
        Optional<UserId> who = iq.attr("from").flatMap(addresses::userOf);
        OptionalLong seconds = LastActivity.seconds(iq);
        return who.isEmpty() || seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatEvent.LastActivity(who.get(), seconds.getAsLong()));
    }

    private Optional<ChatEvent> message(Xml outer) throws MalformedStanza {
        Optional<Xml> carbon = carbon(outer);
        if (carbon.isEmpty()
                && outer.find(child -> child.namespace().equals(Ns.CARBONS)).isPresent()) {
            return Optional.empty();
        }
        Xml message = carbon.orElse(outer);
        return switch (message.attr("type").orElse("normal")) {
            case "headline" -> notice(message);
            case "error" -> refusal(message);
            default -> said(message);
        };
    }

    /** The copy inside; only the user's own account may say what their other devices did. */
    private Optional<Xml> carbon(Xml outer) {
        String from = outer.attr("from").orElse(addresses.user(me));
        if (!from.equalsIgnoreCase(addresses.user(me))) {
            return Optional.empty();
        }
        return outer.find(child -> child.is("sent", Ns.CARBONS) || child.is("received", Ns.CARBONS))
                .flatMap(copy -> copy.find("forwarded", Ns.FORWARD))
                .flatMap(forwarded -> forwarded.find("message", Ns.CLIENT));
    }

    private Optional<ChatEvent> notice(Xml message) {
        ExtraParams extra = ExtraParams.read(message);
        Optional<UserId> sender = message.attr("from").flatMap(addresses::userOf);
        if (!ExtraParams.SYSTEM.equals(extra.module()) || sender.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ChatEvent.Notice(
                        Ids.message(message.attr("id")).orElse(null),
                        sender.get(),
                        message.find("body", Ns.CLIENT).map(Xml::text).orElse(null),
                        extra.fields()));
    }

    private Optional<ChatEvent> refusal(Xml message) throws MalformedStanza {
        // Typing and receipts are refused too; nobody waits for those (section 8).
        Payload payload = Payload.read(message);
        boolean background = payload instanceof Payload.Typing || payload instanceof Payload.Marker;
        Optional<StanzaError> error = StanzaError.read(message);
        if (background || error.isEmpty()) {
            return Optional.empty();
        }
        String from = message.attr("from").orElse("");
        DialogId room = addresses.dialogOf(from).orElse(null);
        return Optional.of(
                new ChatEvent.Refused(
                        Ids.message(message.attr("id")).orElse(null),
                        room != null ? room : ExtraParams.read(message).dialogId(),
                        addresses.userOf(from).orElse(null),
                        deed(payload),
                        error.get().code(),
                        error.get().condition(),
                        error.get().text()));
    }

    private static ChatEvent.Refused.Deed deed(Payload payload) {
        return switch (payload) {
            case Payload.Edit _ -> ChatEvent.Refused.Deed.EDIT;
            case Payload.Removal _ -> ChatEvent.Refused.Deed.DELETE;
            default -> ChatEvent.Refused.Deed.SAY;
        };
    }

    private Optional<ChatEvent> said(Xml message) throws MalformedStanza {
        String from = message.attr("from").orElse("");
        Optional<Route> route = route(message, from);
        if (route.isEmpty()) {
            return saidByNobody(message, from);
        }
        // A copy of what this very connection sent; compared whole (section 28).
        if (from.equals(myAddress)) {
            return Optional.empty();
        }
        Route by = route.get();
        return switch (Payload.read(message)) {
            case Payload.Typing typing -> typing(message, by, typing.stopped());
            case Payload.Edit it ->
                    Optional.of(
                            new ChatEvent.Edited(
                                    it.of(),
                                    by.dialog(it.extra()),
                                    by.sender(),
                                    by.peer(me),
                                    it.body(),
                                    it.last(),
                                    it.extra().fields()));
            case Payload.Reaction it -> Optional.of(reacted(it, by.dialog(it.extra())));
            case Payload.Removal it ->
                    Optional.of(
                            new ChatEvent.Deleted(
                                    it.of(), by.dialog(it.extra()), by.sender(), by.peer(me)));
            case Payload.Marker it -> Optional.of(marker(it, by));
            case Payload.Content it -> Optional.of(arrived(message, by, it));
            case Payload.Nothing _ -> Optional.empty();
        };
    }

    /** Who reacted stands in the reaction, so it may also come from the server, or from a room. */
    private Optional<ChatEvent> saidByNobody(Xml message, String from) throws MalformedStanza {
        Optional<DialogId> room = addresses.dialogOf(from);
        boolean ofServer = room.isPresent() || from.isEmpty() || from.equals(addresses.domain());
        return ofServer
                        && message.has("reactions", Ns.CLIENT)
                        && Payload.read(message) instanceof Payload.Reaction it
                ? Optional.of(reacted(it, room.isPresent() ? room.get() : it.extra().dialogId()))
                : Optional.empty();
    }

    private static ChatEvent reacted(Payload.Reaction it, @Nullable DialogId dialog) {
        return new ChatEvent.Reacted(it.of(), dialog, it.by(), it.added(), it.removed());
    }

    private Optional<ChatEvent> typing(Xml message, Route by, boolean stopped) {
        if (by.sender().equals(me) || message.has("delay", Ns.DELAY)) {
            return Optional.empty();
        }
        return Optional.of(
                new ChatEvent.Typing(
                        by.dialog(ExtraParams.read(message)), by.sender(), by.peer(me), stopped));
    }

    private ChatEvent marker(Payload.Marker it, Route by) {
        DialogId dialog = by.dialog(it.extra());
        return it.read()
                ? new ChatEvent.Read(it.of(), dialog, by.sender(), by.peer(me))
                : new ChatEvent.Delivered(it.of(), dialog, by.sender(), by.peer(me));
    }

    private ChatEvent arrived(Xml message, Route by, Payload.Content it) throws MalformedStanza {
        MessageId id = id(message, it.extra());
        Instant delayed = delay(message);
        Message arrived =
                new Message(
                        id,
                        by.dialog(it.extra()),
                        by.sender(),
                        by.recipient(),
                        it.body(),
                        dateSent(it.extra(), delayed, id),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        it.extra().attachments(),
                        Reactions.NONE,
                        it.extra().fields(),
                        Json.Obj.EMPTY);
        return new ChatEvent.Arrived(
                arrived,
                by.room() != null,
                it.markable(),
                it.extra().save(),
                it.selfDestroy(),
                delayed);
    }

    /** History knows ObjectIds only; where the stanza has another id, the server names the one. */
    private static MessageId id(Xml message, ExtraParams extra) throws MalformedStanza {
        Optional<MessageId> own = Ids.message(message.attr("id"));
        if (own.isPresent() && own.get().isObjectId()) {
            return own.get();
        }
        return Optional.ofNullable(extra.messageId())
                .or(() -> own)
                .orElseThrow(() -> new MalformedStanza("a message without an id"));
    }

    private static long dateSent(ExtraParams extra, @Nullable Instant delayed, MessageId id) {
        if (extra.dateSent() != null) {
            return extra.dateSent();
        }
        if (delayed != null) {
            return delayed.getEpochSecond();
        }
        // The first eight digits of an ObjectId are its time.
        return ObjectIds.isObjectId(id.value())
                ? HexFormat.fromHexDigitsToLong(id.value(), 0, 8)
                : 0;
    }

    private static @Nullable Instant delay(Xml message) {
        String stamp =
                message.find("delay", Ns.DELAY).flatMap(delay -> delay.attr("stamp")).orElse("");
        try {
            return stamp.isEmpty() ? null : Instant.parse(stamp);
        } catch (DateTimeParseException strange) {
            return null; // A strange time is no reason to lose the message.
        }
    }

    /** Who said it, and to whom; nothing where the sender is neither a user nor in a room. */
    private Optional<Route> route(Xml message, String from) {
        Optional<DialogId> room = addresses.dialogOf(from);
        if (room.isPresent()) {
            return addresses.occupantOf(from).map(user -> new Route(room.get(), user, null));
        }
        UserId to = message.attr("to").flatMap(addresses::userOf).orElse(me);
        Optional<DialogId> toRoom = message.attr("to").flatMap(addresses::dialogOf);
        // A group message of one's own, copied from another device.
        if (toRoom.isPresent()) {
            return addresses.userOf(from).map(user -> new Route(toRoom.get(), user, null));
        }
        return addresses.userOf(from).map(user -> new Route(null, user, to));
    }

    /**
     * The way a message took.
     *
     * @param room null for a private message
     * @param recipient null for a group message
     */
    private record Route(@Nullable DialogId room, UserId sender, @Nullable UserId recipient) {
        @Nullable DialogId dialog(ExtraParams extra) {
            return room != null ? room : extra.dialogId();
        }

        /** The other person of a private dialog; null in groups. */
        @Nullable UserId peer(UserId me) {
            return recipient == null ? null : sender.equals(me) ? recipient : sender;
        }
    }
}
