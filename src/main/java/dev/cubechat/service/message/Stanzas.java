package dev.cubechat.service.message;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.UserId;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.MessageStanza;
import dev.cubechat.wire.xmpp.XmlChars;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** What stanzas need to be written: addresses, the writer, fresh ids. */
public final class Stanzas {
    private static final int ID_BYTES = 12;

    private final MessageStanza writer;
    private final ObjectIds ids;
    private final Supplier<UserId> me;

    public Stanzas(MessageStanza writer, ObjectIds ids, Supplier<UserId> me) {
        this.writer = writer;
        this.ids = ids;
        this.me = me;
    }

    public MessageStanza writer() {
        return writer;
    }

    public MessageId nextId() {
        return ids.nextMessageId();
    }

    /** Where messages of that dialog go; the service is asked where the target does not say. */
    public Destination destination(DialogTarget target, DialogFinder dialogs) {
        return switch (target) {
            case DialogTarget.Peer peer ->
                    new Destination(new Address.ToUser(dialogs.other(peer.user())), null);
            case DialogTarget.Room room ->
                    new Destination(new Address.ToRoom(room.id()), room.id());
            default -> {
                Dialog dialog = dialogs.find(target);
                yield new Destination(addressOf(dialog), dialog.id());
            }
        };
    }

    /** The id that goes with a word for this step of a script, in that place: always the same. */
    MessageId idFor(Address to, String word) {
        String place =
                switch (to) {
                    case Address.ToUser(UserId peer) -> "user:" + peer;
                    case Address.ToRoom(DialogId room) -> "room:" + room;
                };
        return idFor(place + "\n" + word);
    }

    /**
     * The message as a stanza carries it, by whatever transport it comes to be one: without what
     * XML cannot hold.
     *
     * @throws Failure USAGE where nothing of the text is left, and there is nothing else
     */
    Draft carried(Draft draft) {
        String body = draft.body();
        if (body == null) {
            return draft;
        }
        String carried = XmlChars.allowedOf(body);
        boolean nothing =
                carried.isEmpty()
                        && draft.attachments().isEmpty()
                        && draft.fields().members().isEmpty();
        if (nothing && !body.isEmpty()) {
            throw new Failure(
                    FailureKind.USAGE, "The message has only characters that no stanza can carry.");
        }
        return draft.withBody(carried);
    }

    /** The id that belongs to this text and to the person who is signed in, always the same. */
    private MessageId idFor(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((me.get() + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return new MessageId(HexFormat.of().formatHex(hash, 0, ID_BYTES));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Where messages of that dialog go: to the other person, or to the room. */
    public Address addressOf(Dialog dialog) {
        if (dialog.type() != DialogType.PRIVATE) {
            return new Address.ToRoom(dialog.id());
        }
        return dialog.peerOf(me.get())
                .<Address>map(Address.ToUser::new)
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.NOT_FOUND,
                                        "There is nobody else in private dialog "
                                                + dialog.id()
                                                + "."));
    }
}
