package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends one message by the cheapest way that can carry it.
 *
 * <p>REST is one request, but the service gives the message an id of its own, keeps it in history
 * always, and sets its time. A stanza carries our id, may stay out of history, may destroy itself
 * and may have a time of its own (protocol pages rest.md, section 7.2, and xmpp.md, section 5).
 */
public final class Sending {
    private final Requests requests;
    private final DialogFinder dialogs;
    private final Stanzas stanzas;
    private final ChatLine line;
    private final MakingSure sure;
    private final @Nullable Transport usual;

    /**
     * @param usual the way that the settings prefer where both can; null for the cheapest
     */
    public Sending(
            Requests requests,
            DialogFinder dialogs,
            Stanzas stanzas,
            ChatLine line,
            MakingSure sure,
            @Nullable Transport usual) {
        this.requests = requests;
        this.dialogs = dialogs;
        this.stanzas = stanzas;
        this.line = line;
        this.sure = sure;
        this.usual = usual;
    }

    /** Finds out where it goes, and which way; sends nothing yet. */
    Operation<Sent> prepare(
            DialogTarget target,
            boolean create,
            Draft draft,
            Repeat repeat,
            @Nullable Transport asked) {
        Transport way = way(draft, asked);
        // By REST, too: the service makes a stanza of it for all who are online.
        Draft carried = stanzas.carried(draft);
        if (target instanceof DialogTarget.Login login) {
            UserId peer = dialogs.peer(login);
            Optional<Dialog> found = dialogs.withPeer(peer);
            if (found.isPresent()) {
                return to(found.get(), carried, repeat, way);
            }
            if (!create) {
                throw DialogFinder.notMade(login);
            }
            return toNewDialog(peer, carried, repeat, way);
        }
        if (way == Transport.REST) {
            return byRest(target, carried);
        }
        Destination place = stanzas.destination(target, dialogs);
        return byStanza(place.dialog(), place.to(), carried, repeat);
    }

    private Transport way(Draft draft, @Nullable Transport asked) {
        boolean needsStanza =
                !draft.save() || draft.selfDestroy() != null || draft.dateSent() != null;
        if (asked == Transport.REST && needsStanza) {
            throw new Failure(
                            FailureKind.USAGE,
                            "REST cannot send a message that is not saved, destroys itself or has"
                                    + " a time of its own.")
                    .withHint("Leave --transport out, or say --transport xmpp.");
        }
        if (asked != null) {
            return asked;
        }
        if (needsStanza) {
            return Transport.XMPP;
        }
        return usual == null ? Transport.REST : usual;
    }

    private Operation<Sent> to(Dialog dialog, Draft draft, Repeat repeat, Transport way) {
        return way == Transport.REST
                ? byRest(dialog, draft)
                : byStanza(dialog.id(), stanzas.addressOf(dialog), draft, repeat);
    }

    /** A dialog that is named by its id is not looked up. */
    private Operation<Sent> byRest(DialogTarget target, Draft draft) {
        return switch (target) {
            case DialogTarget.Id id -> byRest(id.id(), draft, OptionalLong.empty());
            case DialogTarget.Room room -> byRest(room.id(), draft, OptionalLong.empty());
            default -> byRest(dialogs.find(target), draft);
        };
    }

    private Operation<Sent> byRest(Dialog dialog, Draft draft) {
        Dialog.LastMessage newest = dialog.lastMessage();
        Long sent = newest == null ? Long.valueOf(0) : newest.dateSent();
        return byRest(
                dialog.id(), draft, sent == null ? OptionalLong.empty() : OptionalLong.of(sent));
    }

    private Operation<Sent> byRest(DialogId dialog, Draft draft, OptionalLong newestBefore) {
        StanzaSize.check(stanzas.writer().content(new Address.ToRoom(dialog), dialog, draft));
        Call<Message> call = MessageCalls.create(dialog, draft);
        Json.Obj resolved = Json.obj().with("dialog_id", dialog.value()).build();
        return Operation.ofCall(
                resolved,
                call,
                () -> sure.byRest(() -> requests.answer(call), dialog, draft, newestBefore));
    }

    private Operation<Sent> byStanza(
            @Nullable DialogId dialog, Address to, Draft draft, Repeat repeat) {
        return switch (repeat) {
            case Repeat.Never _ -> byStanza(dialog, to, draft);
            case Repeat.ById _ -> unlessSent(dialog, to, draft);
            case Repeat.ByWord(String word) ->
                    unlessSent(dialog, to, draft.withId(stanzas.idFor(to, word)));
        };
    }

    private Operation<Sent> unlessSent(@Nullable DialogId dialog, Address to, Draft draft) {
        return byStanza(dialog, to, draft).unless(() -> sure.earlier(to, dialog, draft));
    }

    private Operation<Sent> byStanza(@Nullable DialogId dialog, Address to, Draft draft) {
        Xml stanza = stanzas.writer().content(to, dialog, draft);
        Json.Obj resolved =
                Json.obj().with("dialog_id", text(dialog)).with("id", draft.id().value()).build();
        return Operation.ofStanzas(
                resolved, List.of(stanza), () -> sure.byStanza(line, stanza, to, dialog, draft));
    }

    /** The dialog is made first, so that its id is known whatever becomes of the message. */
    private Operation<Sent> toNewDialog(UserId peer, Draft draft, Repeat repeat, Transport way) {
        Call<Dialog> creation = DialogCalls.create(DialogDraft.withPerson(peer));
        Json.Obj resolved =
                Json.obj()
                        .with("dialog_id", Json.Nil.NIL)
                        .with("recipient_id", peer.value())
                        .build();
        // The one thing that cannot be shown beforehand is the id of the new dialog.
        Xml stanza = stanzas.writer().content(new Address.ToUser(peer), null, draft);
        if (way == Transport.REST) {
            StanzaSize.check(stanza);
            Call<Message> call = MessageCalls.create(peer, draft);
            return Operation.ofCall(
                            resolved,
                            call,
                            () -> {
                                Dialog made = requests.send(creation);
                                return sure.byRest(
                                        () -> requests.answer(call),
                                        made.id(),
                                        draft,
                                        OptionalLong.of(0));
                            })
                    .after(creation);
        }
        return Operation.ofStanzas(
                        resolved,
                        List.of(stanza),
                        () -> to(requests.send(creation), draft, repeat, way).run())
                .after(creation);
    }

    private static @Nullable String text(@Nullable DialogId dialog) {
        return dialog == null ? null : dialog.value();
    }
}
