package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ChatEvent.Arrived;
import dev.cubechat.model.ChatEvent.Deleted;
import dev.cubechat.model.ChatEvent.Delivered;
import dev.cubechat.model.ChatEvent.Edited;
import dev.cubechat.model.ChatEvent.Read;
import dev.cubechat.model.ChatEvent.Refused;
import dev.cubechat.model.ChatEvent.Typing;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.service.find.DialogFinder;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds the dialog of private events that do not name it, by the other person (protocol page
 * xmpp.md, section 8). Of those that name a dialog somebody waits for, it looks whether they are of
 * it: a service says itself where a message belongs, but not every server does, and then anybody
 * could write into a dialog in which they are not. Asks the service once for each person, and once
 * for each of them who names such a dialog. Used by one thread.
 */
final class Placing {
    private static final int MOST_CLAIMS = 1000;

    /** How long nobody is asked again after there was trouble. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final DialogFinder finder;
    private final Asking asking;
    private final Telling telling;
    private final UserId me;
    private final Set<DialogId> awaited;
    private final Consumer<String> trace;
    private final Map<UserId, Optional<DialogId>> known = new HashMap<>();
    private final Map<Claim, Boolean> claims = new HashMap<>();
    private Deadline nextTry = Deadline.in(Duration.ZERO);

    /** That a private event of this person is of this dialog. */
    private record Claim(DialogId dialog, UserId peer) {}

    /**
     * Nothing is known yet.
     *
     * @param awaited the dialogs of which alone somebody wants to hear; empty where it is all
     */
    Placing(
            DialogFinder finder,
            Asking asking,
            Telling telling,
            UserId me,
            Set<DialogId> awaited,
            Consumer<String> trace) {
        this.finder = finder;
        this.asking = asking;
        this.telling = telling;
        this.me = me;
        this.awaited = awaited;
        this.trace = trace;
    }

    /** The same event in its dialog, where that can be found. */
    ChatEvent place(ChatEvent event) {
        return switch (event) {
            case Arrived e -> arrived(e);
            case Edited e when e.peerId() != null ->
                    new Edited(
                            e.messageId(),
                            of(e.dialogId(), e.peerId()),
                            e.userId(),
                            e.peerId(),
                            e.body(),
                            e.last(),
                            e.fields());
            case Deleted e when e.peerId() != null ->
                    new Deleted(
                            e.messageId(), of(e.dialogId(), e.peerId()), e.userId(), e.peerId());
            case Delivered e when e.dialogId() == null ->
                    new Delivered(e.messageId(), with(e.peerId()), e.userId(), e.peerId());
            case Read e when e.dialogId() == null ->
                    new Read(e.messageId(), with(e.peerId()), e.userId(), e.peerId());
            case Typing e when e.peerId() != null ->
                    new Typing(of(e.dialogId(), e.peerId()), e.userId(), e.peerId(), e.stopped());
            case Refused e when e.dialogId() == null ->
                    new Refused(
                            e.messageId(),
                            with(e.peerId()),
                            e.peerId(),
                            e.deed(),
                            e.code(),
                            e.condition(),
                            e.text());
            default -> event;
        };
    }

    private ChatEvent arrived(Arrived event) {
        Message message = event.message();
        if (event.group()) {
            return event;
        }
        UserId peer = message.senderId().equals(me) ? message.recipientId() : message.senderId();
        DialogId named = message.dialogId();
        DialogId found = of(named, peer);
        return Objects.equals(found, named)
                ? event
                : new Arrived(
                        message.in(found),
                        event.group(),
                        event.markable(),
                        event.saved(),
                        event.selfDestroy(),
                        event.delayed());
    }

    /** The dialog with this person: the one that was named, where it is that. */
    private @Nullable DialogId of(@Nullable DialogId named, @Nullable UserId peer) {
        if (named == null || peer == null) {
            return named == null ? with(peer) : named;
        }
        if (awaited.contains(named) && !isBelieved(new Claim(named, peer))) {
            return with(peer);
        }
        known.put(peer, Optional.of(named));
        return named;
    }

    /** Of what cannot be looked up just now, nobody can tell; the server's word counts. */
    private boolean isBelieved(Claim claim) {
        if (claims.size() > MOST_CLAIMS) {
            claims.clear();
        }
        Boolean known = claims.get(claim);
        if (known != null) {
            return known;
        }
        Optional<Boolean> told =
                look(
                                "message of user " + claim.peer() + " in dialog " + claim.dialog(),
                                () -> finder.maybe(new DialogTarget.Id(claim.dialog())))
                        .map(
                                dialog ->
                                        dialog.isEmpty()
                                                || dialog.get().isBetween(me, claim.peer()));
        told.ifPresent(word -> claims.put(claim, word));
        return told.orElse(true);
    }

    private @Nullable DialogId with(@Nullable UserId peer) {
        if (peer == null) {
            return null;
        }
        Optional<DialogId> dialog = known.get(peer);
        if (dialog == null) {
            dialog = ask(peer);
        }
        return dialog.orElse(null);
    }

    private Optional<DialogId> ask(UserId peer) {
        Optional<Optional<Dialog>> told = look("user " + peer, () -> finder.withPeer(peer));
        told.ifPresent(dialog -> known.put(peer, dialog.map(Dialog::id)));
        return told.flatMap(dialog -> dialog.map(Dialog::id));
    }

    /**
     * What the service knows. An event without its dialog is better than none, so trouble here is
     * only traced.
     *
     * @return empty where it cannot be asked just now
     */
    private Optional<Optional<Dialog>> look(String whose, Supplier<Optional<Dialog>> question) {
        if (!nextTry.isOver()) {
            return Optional.empty();
        }
        try {
            return Optional.of(asking.ask(Asking.Patience.SHORT, question));
        } catch (Failure failure) {
            if (telling.isBroken()) {
                throw failure;
            }
            nextTry = Deadline.in(PAUSE);
            trace.accept("no dialog found for " + whose + ": " + failure.sentence());
            return Optional.empty();
        }
    }
}
