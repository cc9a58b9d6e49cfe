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
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.service.find.DialogFinder;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the dialog of private events that do not name it, by the other person (protocol page
 * xmpp.md, section 8). Asks the service once for each person. Used by one thread.
 */
final class Placing {
    /** How long nobody is asked again after there was trouble. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final DialogFinder finder;
    private final Asking asking;
    private final Telling telling;
    private final UserId me;
    private final Consumer<String> trace;
    private final Map<UserId, Optional<DialogId>> known = new HashMap<>();
    private Deadline nextTry = Deadline.in(Duration.ZERO);

    Placing(
            DialogFinder finder,
            Asking asking,
            Telling telling,
            UserId me,
            Consumer<String> trace) {
        this.finder = finder;
        this.asking = asking;
        this.telling = telling;
        this.me = me;
        this.trace = trace;
    }

    /** The same event in its dialog, where that can be found. */
    ChatEvent place(ChatEvent event) {
        return switch (event) {
            case Arrived e -> arrived(e);
            case Edited e when e.dialogId() == null ->
                    new Edited(
                            e.messageId(),
                            with(e.peerId()),
                            e.userId(),
                            e.peerId(),
                            e.body(),
                            e.last(),
                            e.fields());
            case Deleted e when e.dialogId() == null ->
                    new Deleted(e.messageId(), with(e.peerId()), e.userId(), e.peerId());
            case Delivered e when e.dialogId() == null ->
                    new Delivered(e.messageId(), with(e.peerId()), e.userId(), e.peerId());
            case Read e when e.dialogId() == null ->
                    new Read(e.messageId(), with(e.peerId()), e.userId(), e.peerId());
            case Typing e when e.dialogId() == null ->
                    new Typing(with(e.peerId()), e.userId(), e.peerId(), e.stopped());
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
        if (named != null) {
            if (peer != null) {
                known.put(peer, Optional.of(named));
            }
            return event;
        }
        DialogId found = with(peer);
        return found == null
                ? event
                : new Arrived(
                        message.in(found),
                        event.group(),
                        event.markable(),
                        event.selfDestroy(),
                        event.delayed());
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

    /** An event without its dialog is better than none, so trouble here is only traced. */
    private Optional<DialogId> ask(UserId peer) {
        if (!nextTry.isOver()) {
            return Optional.empty();
        }
        try {
            Optional<DialogId> dialog =
                    asking.ask(Asking.Patience.SHORT, () -> finder.withPeer(peer)).map(Dialog::id);
            known.put(peer, dialog);
            return dialog;
        } catch (Failure failure) {
            if (telling.isBroken()) {
                throw failure;
            }
            nextTry = Deadline.in(PAUSE);
            trace.accept("no dialog found for user " + peer + ": " + failure.sentence());
            return Optional.empty();
        }
    }
}
