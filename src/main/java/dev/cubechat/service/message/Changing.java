package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Portions;
import dev.cubechat.service.call.Removed;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.rest.Nothing;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlChars;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Changes messages that were sent: edits, deletes, marks them. */
public final class Changing {
    private final Requests requests;
    private final DialogFinder dialogs;
    private final MessageFinder messages;
    private final UserFinder users;
    private final Stanzas stanzas;
    private final ChatLine line;
    private final @Nullable Transport usual;

    /**
     * @param usual the way that the settings prefer where both can; null for the cheapest
     */
    public Changing(
            Requests requests,
            DialogFinder dialogs,
            MessageFinder messages,
            UserFinder users,
            Stanzas stanzas,
            ChatLine line,
            @Nullable Transport usual) {
        this.requests = requests;
        this.dialogs = dialogs;
        this.messages = messages;
        this.users = users;
        this.stanzas = stanzas;
        this.line = line;
        this.usual = usual;
    }

    Operation<Marked> edit(
            DialogTarget target,
            List<MessageTarget> which,
            String text,
            boolean last,
            Transport way) {
        String carried = XmlChars.allowedOf(text);
        if (carried.isEmpty()) {
            throw new Failure(
                            FailureKind.USAGE,
                            "The new text is empty without the control characters, which no stanza"
                                    + " can carry.")
                    .withHint("cubechat msg delete takes the message away");
        }
        if (way == Transport.REST) {
            DialogId dialog = dialogs.idOf(target);
            List<MessageId> ids = messages.idsThere(dialog, which);
            StanzaSize.check(
                    stanzas.writer()
                            .edit(
                                    stanzas.nextId(),
                                    new Address.ToRoom(dialog),
                                    dialog,
                                    ids.getFirst(),
                                    carried,
                                    last));
            return calls(
                    new Marked(dialog, ids, way), some -> MessageCalls.edit(dialog, some, carried));
        }
        Destination place = stanzas.destination(target, dialogs);
        List<MessageId> ids = thereOf(target, place, which);
        List<Xml> all =
                ids.stream()
                        .map(
                                id ->
                                        stanzas.writer()
                                                .edit(
                                                        stanzas.nextId(),
                                                        place.to(),
                                                        place.dialog(),
                                                        id,
                                                        carried,
                                                        last))
                        .toList();
        return stanzas(new Marked(place.dialog(), ids, way), all);
    }

    Operation<Removed> delete(
            @Nullable DialogTarget target,
            List<MessageTarget> which,
            boolean forEveryone,
            @Nullable Transport asked) {
        boolean both = forEveryone && target != null;
        if (way(asked, both) == Transport.REST) {
            return deleteByRest(target, which, forEveryone);
        }
        if (!forEveryone) {
            throw new Failure(FailureKind.USAGE, "By XMPP a message is deleted for everyone.")
                    .withHint("Add --for-everyone, or leave --transport out.");
        }
        if (target == null) {
            throw new Failure(FailureKind.USAGE, "By XMPP the dialog must be named.")
                    .withHint("Add --dialog.");
        }
        return deleteByStanza(target, which);
    }

    Operation<Marked> mark(MarkRequest request) {
        return way(request.transport(), !request.all()) == Transport.REST
                ? markByRest(request)
                : markByStanza(request);
    }

    /** The way that was asked for, or the usual one where both can do it, or else REST. */
    private Transport way(@Nullable Transport asked, boolean both) {
        if (asked != null) {
            return asked;
        }
        return both && usual != null ? usual : Transport.REST;
    }

    private Operation<Removed> deleteByRest(
            @Nullable DialogTarget target, List<MessageTarget> which, boolean forEveryone) {
        if (target == null) {
            return deleteByRest(typedIds(which), List.of(), forEveryone);
        }
        DialogId dialog = dialogs.idOf(target);
        List<MessageId> elsewhere = messages.missing(dialog, which);
        List<MessageId> here = new ArrayList<>(messages.idsOf(dialog, which));
        here.removeAll(elsewhere);
        return deleteByRest(here, elsewhere.stream().map(MessageId::value).toList(), forEveryone);
    }

    /**
     * Asks for nothing where there is nothing to delete.
     *
     * @param elsewhere what is not in the dialog that was named, which the request cannot say
     */
    private Operation<Removed> deleteByRest(
            List<MessageId> ids, List<String> elsewhere, boolean forEveryone) {
        if (ids.isEmpty()) {
            Removed nothing = new Removed(List.of(), elsewhere, List.of());
            return Operation.ofRequests(resolved(null, ids), List.of(), () -> nothing);
        }
        List<List<MessageId>> parts = Portions.ofIds(ids);
        return Operation.ofCalls(
                resolved(null, ids),
                parts.stream()
                        .<Call<?>>map(part -> MessageCalls.delete(part, forEveryone))
                        .toList(),
                () ->
                        Removed.inTurn(
                                        parts,
                                        part -> names(part.stream()),
                                        part -> delete(part, forEveryone))
                                .andNotFound(elsewhere));
    }

    private Removed delete(List<MessageId> ids, boolean forEveryone) {
        return Removed.of(requests.send(MessageCalls.delete(ids, forEveryone)));
    }

    /** Tells everyone's devices and the server to remove them. */
    private Operation<Removed> deleteByStanza(DialogTarget target, List<MessageTarget> which) {
        Destination place = stanzas.destination(target, dialogs);
        List<MessageId> ids = thereOf(target, place, which);
        List<Xml> all =
                ids.stream()
                        .map(
                                id ->
                                        stanzas.writer()
                                                .delete(
                                                        stanzas.nextId(),
                                                        place.to(),
                                                        place.dialog(),
                                                        id))
                        .toList();
        return Operation.ofStanzas(
                resolved(place.dialog(), ids),
                all,
                () -> {
                    Map<String, Failure> undone = new LinkedHashMap<>();
                    send(ids, all).forEach((id, why) -> undone.put(id.value(), why));
                    return Removed.allBut(names(ids.stream()), undone);
                });
    }

    private Operation<Marked> markByRest(MarkRequest request) {
        DialogId dialog = dialogs.idOf(request.dialog());
        List<MessageId> ids = messages.idsThere(dialog, request.messages());
        boolean read = request.read();
        Marked result = new Marked(dialog, ids, Transport.REST);
        return request.all()
                ? call(result, MessageCalls.markAll(dialog, read, !read))
                : calls(result, some -> MessageCalls.mark(dialog, some, read, !read));
    }

    /** Markers go to each message's sender, also in groups (protocol page xmpp.md, section 7). */
    private Operation<Marked> markByStanza(MarkRequest request) {
        if (request.all()) {
            throw new Failure(FailureKind.USAGE, "Only REST can mark all messages of a dialog.")
                    .withHint("Leave --transport out.");
        }
        Destination place = stanzas.destination(request.dialog(), dialogs);
        List<MessageId> ids =
                request.from() == null
                        ? thereOf(request.dialog(), place, request.messages())
                        : idsOf(request.dialog(), place, request.messages());
        List<Xml> all =
                ids.stream()
                        .map(id -> marker(request.read(), place, id, sender(request, place, id)))
                        .toList();
        return stanzas(new Marked(place.dialog(), ids, Transport.XMPP), all);
    }

    private UserId sender(MarkRequest request, Destination place, MessageId id) {
        if (request.from() != null) {
            return users.idOf(request.from());
        }
        return switch (place.to()) {
            case Address.ToUser peer -> peer.user();
            case Address.ToRoom room -> messages.one(room.dialog(), id).senderId();
        };
    }

    private Xml marker(boolean read, Destination place, MessageId id, UserId sender) {
        return read
                ? stanzas.writer().displayed(stanzas.nextId(), sender, place.dialog(), id)
                : stanzas.writer().received(stanzas.nextId(), sender, place.dialog(), id);
    }

    /** The messages meant; only "last" needs the dialog's history, and so its id. */
    private List<MessageId> idsOf(
            DialogTarget target, Destination place, List<MessageTarget> which) {
        return which.stream().allMatch(MessageTarget.Id.class::isInstance)
                ? typedIds(which)
                : messages.idsOf(dialogOf(target, place), which);
    }

    /**
     * The messages meant, which must be there: an acknowledged stanza is no word about what it is
     * about. Where the target was named so that REST is not needed, it is not asked.
     *
     * @throws Failure NOT_FOUND where one of them is not in the dialog's history
     */
    private List<MessageId> thereOf(
            DialogTarget target, Destination place, List<MessageTarget> which) {
        List<MessageId> ids = idsOf(target, place, which);
        if (!(target instanceof DialogTarget.Peer || target instanceof DialogTarget.Room)) {
            messages.checkKept(dialogOf(target, place), ids);
        }
        return ids;
    }

    private DialogId dialogOf(DialogTarget target, Destination place) {
        return place.dialog() == null ? dialogs.idOf(target) : place.dialog();
    }

    private static List<MessageId> typedIds(List<MessageTarget> which) {
        return which.stream()
                .map(
                        target -> {
                            if (target instanceof MessageTarget.Id id) {
                                return id.id();
                            }
                            throw new Failure(
                                            FailureKind.USAGE,
                                            "\"last\" needs a dialog to be the last of.")
                                    .withHint("Add --dialog.");
                        })
                .distinct()
                .toList();
    }

    private Operation<Marked> call(Marked result, Call<Nothing> call) {
        Supplier<Marked> work =
                () -> {
                    requests.send(call);
                    return result;
                };
        return Operation.ofCall(resolved(result.dialogId(), result.messageIds()), call, work);
    }

    /** The same with a request for each portion of the messages, one after the other. */
    private Operation<Marked> calls(Marked result, Function<List<MessageId>, Call<Nothing>> call) {
        List<MessageId> ids = result.messageIds();
        List<List<MessageId>> parts = Portions.ofIds(ids);
        return Operation.ofCalls(
                resolved(result.dialogId(), ids),
                parts.stream().<Call<?>>map(call).toList(),
                () -> {
                    int done = 0;
                    for (List<MessageId> part : parts) {
                        try {
                            requests.send(call.apply(part));
                        } catch (Failure trouble) {
                            if (done == 0 || trouble.kind() == FailureKind.INTERRUPTED) {
                                throw trouble;
                            }
                            throw partly(
                                    ids.subList(0, done), ids.subList(done, ids.size()), trouble);
                        }
                        done += part.size();
                    }
                    return result;
                });
    }

    private Operation<Marked> stanzas(Marked result, List<Xml> all) {
        return Operation.ofStanzas(
                resolved(result.dialogId(), result.messageIds()),
                all,
                () -> {
                    Map<MessageId, Failure> refused = send(result.messageIds(), all);
                    if (!refused.isEmpty()) {
                        List<MessageId> done = new ArrayList<>(result.messageIds());
                        done.removeAll(refused.keySet());
                        throw partly(
                                done,
                                List.copyOf(refused.keySet()),
                                refused.values().iterator().next());
                    }
                    return result;
                });
    }

    /**
     * Sends a stanza about each message.
     *
     * @return why it was not done for some; never for all
     * @throws Failure why it was done for none
     */
    private Map<MessageId, Failure> send(List<MessageId> ids, List<Xml> stanzas) {
        List<Optional<Failure>> outcomes = line.each(stanzas);
        Map<MessageId, Failure> refused = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            MessageId id = ids.get(i);
            outcomes.get(i).ifPresent(failure -> refused.put(id, failure));
        }
        if (!refused.isEmpty() && refused.size() == ids.size()) {
            throw refused.values().iterator().next();
        }
        return refused;
    }

    private static Failure partly(List<MessageId> done, List<MessageId> undone, Failure why) {
        List<String> left = names(undone.stream());
        return new Failure(
                        FailureKind.PARTIAL,
                        "Not done for " + String.join(", ", left) + ": " + why.sentence(),
                        why)
                .withDetails(
                        Json.obj()
                                .with("done", Json.ofStrings(names(done.stream())))
                                .with("not_done", Json.ofStrings(left))
                                .build());
    }

    private static List<String> names(Stream<MessageId> ids) {
        return ids.map(MessageId::value).toList();
    }

    private static Json.Obj resolved(@Nullable DialogId dialog, List<MessageId> ids) {
        var resolved = Json.obj();
        if (dialog != null) {
            resolved.with("dialog_id", dialog.value());
        }
        return resolved.with(
                        "message_ids", Json.ofStrings(ids.stream().map(MessageId::value).toList()))
                .build();
    }
}
