package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.rest.Answered;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends one message so that it is known what became of it. Where it left and no answer came, the
 * history is looked into before it is sent again; where that cannot be, it is not sent again.
 */
public final class MakingSure {
    private static final int MOST_ATTEMPTS = 3;

    /** How long the history may need to show what has arrived. */
    private static final Duration SETTLING = Duration.ofMillis(300);

    private final MessageFinder finder;
    private final DialogFinder dialogs;
    private final InstantSource clock;

    public MakingSure(MessageFinder finder, DialogFinder dialogs, InstantSource clock) {
        this.finder = finder;
        this.dialogs = dialogs;
        this.clock = clock;
    }

    /** Sends a stanza, whose id tells it from all others. */
    Sent byStanza(ChatLine line, Xml stanza, Address to, @Nullable DialogId dialog, Draft draft) {
        for (int attempt = 1; ; attempt++) {
            try {
                line.send(List.of(stanza));
                return new Sent(Sent.Status.SENT, draft.id(), dialog, Transport.XMPP, attempt);
            } catch (Failure failure) {
                if (failure.kind() != FailureKind.OUTCOME_UNKNOWN || !line.renew()) {
                    throw named(failure, dialog, draft);
                }
                Optional<Boolean> arrived = arrived(to, dialog, draft);
                if (arrived.isEmpty() || (!arrived.get() && attempt == MOST_ATTEMPTS)) {
                    throw named(failure, dialog, draft);
                }
                if (arrived.get()) {
                    return new Sent(Sent.Status.SENT, draft.id(), dialog, Transport.XMPP, attempt);
                }
            }
        }
    }

    /**
     * Sends a message whose id an earlier try may have used, unless the history has it.
     *
     * @throws Failure CONFLICT where that id is another message
     */
    Sent once(ChatLine line, Xml stanza, Address to, @Nullable DialogId dialog, Draft draft) {
        Optional<Message> before = draft.save() ? found(to, dialog, draft) : Optional.empty();
        if (before.isEmpty()) {
            return byStanza(line, stanza, to, dialog, draft);
        }
        if (!Likeness.sameText(before.get(), draft)) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "Message " + draft.id() + " is there already, with another text.")
                    .withHint("Another message needs another --id or --dedupe-key.");
        }
        DialogId where = before.get().dialogId() == null ? dialog : before.get().dialogId();
        return new Sent(Sent.Status.SENT, draft.id(), where, Transport.XMPP, 0);
    }

    /** Sends by REST, where the service chooses the id and only likeness tells which one it is. */
    Sent byRest(Supplier<Answered<Message>> sending, DialogId dialog, Draft draft) {
        for (int attempt = 1; ; attempt++) {
            Instant start = clock.instant();
            try {
                Answered<Message> answer = sending.get();
                return sent(answer.value(), dialog, attempt - 1 + answer.attempts());
            } catch (Failure failure) {
                if (failure.kind() != FailureKind.OUTCOME_UNKNOWN || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
                Likeness likeness = likeness(dialog, draft, start, failure);
                if (likeness.ours().isPresent()) {
                    return sent(likeness.ours().get(), dialog, attempt);
                }
                if (likeness.perhaps()) {
                    throw failure;
                }
            }
        }
    }

    private Likeness likeness(DialogId dialog, Draft draft, Instant start, Failure unknown) {
        try {
            rest();
            return Likeness.of(finder.newestOfMine(dialog), draft, start);
        } catch (Failure noHistory) {
            unknown.addSuppressed(noHistory);
            throw unknown;
        }
    }

    /** Whether the history has it; empty where it cannot tell. */
    private Optional<Boolean> arrived(Address to, @Nullable DialogId dialog, Draft draft) {
        if (!draft.save()) {
            return Optional.empty();
        }
        try {
            rest();
            return Optional.of(find(to, dialog, draft).isPresent());
        } catch (Failure noHistory) {
            if (noHistory.kind() == FailureKind.INTERRUPTED) {
                throw noHistory;
            }
            return Optional.empty();
        }
    }

    /** The message that an earlier try has sent; empty also where there is no history to ask. */
    private Optional<Message> found(Address to, @Nullable DialogId dialog, Draft draft) {
        try {
            return find(to, dialog, draft);
        } catch (Failure noHistory) {
            if (noHistory.kind() == FailureKind.NOT_SIGNED_IN
                    || noHistory.kind() == FailureKind.CONFIGURATION) {
                return Optional.empty();
            }
            throw noHistory;
        }
    }

    private Optional<Message> find(Address to, @Nullable DialogId dialog, Draft draft) {
        Optional<DialogId> where =
                dialog != null
                        ? Optional.of(dialog)
                        : switch (to) {
                            case Address.ToRoom(DialogId room) -> Optional.of(room);
                            case Address.ToUser(UserId user) ->
                                    dialogs.withPeer(user).map(Dialog::id);
                        };
        return where.flatMap(id -> finder.maybe(id, draft.id()));
    }

    /** A failure names the message, so that it can be sent again under the same id. */
    private static Failure named(Failure failure, @Nullable DialogId dialog, Draft draft) {
        Sent.Status status =
                failure.kind() == FailureKind.OUTCOME_UNKNOWN
                        ? Sent.Status.UNKNOWN
                        : Sent.Status.FAILED;
        return failure.withDetails(
                Json.obj()
                        .with("status", status.word())
                        .with("id", draft.id().value())
                        .with("dialog_id", dialog == null ? null : dialog.value())
                        .with("transport", Transport.XMPP.word())
                        .build());
    }

    private static Sent sent(Message message, DialogId dialog, int attempt) {
        DialogId where = message.dialogId() == null ? dialog : message.dialogId();
        return new Sent(Sent.Status.SENT, message.id(), where, Transport.REST, attempt);
    }

    private static void rest() {
        try {
            Thread.sleep(SETTLING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.INTERRUPTED, "Stopped while finding out what became of it.", stop);
        }
    }
}
