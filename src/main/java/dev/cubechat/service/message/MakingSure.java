package dev.cubechat.service.message;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.rest.Answered;
import dev.cubechat.service.call.Nap;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Sends one message so that it is known what became of it. Where it left and no answer came, the
 * history is looked into. It is sent again only under the same id, which is only possible by
 * stanza.
 */
public final class MakingSure {
    private static final int MOST_ATTEMPTS = 3;

    /** How long the history may need to show what has arrived. */
    private static final Duration SETTLING = Duration.ofMillis(300);

    /** How often it is looked for, after twice the time each; some five seconds in all. */
    private static final int LOOKS = 4;

    private static final String STOPPED = "Stopped while finding out what became of it.";
    private static final String LOOK = "It may have been sent: look at the history first.";

    private final MessageFinder finder;
    private final DialogFinder dialogs;

    public MakingSure(MessageFinder finder, DialogFinder dialogs) {
        this.finder = finder;
        this.dialogs = dialogs;
    }

    /** Sends a stanza, whose id tells it from all others. */
    Sent byStanza(ChatLine line, Xml stanza, Address to, @Nullable DialogId dialog, Draft draft) {
        for (int attempt = 1; ; attempt++) {
            try {
                line.send(List.of(stanza));
                return new Sent(Sent.Status.SENT, draft.id(), dialog, Transport.XMPP, attempt);
            } catch (Failure failure) {
                if (failure.kind() != FailureKind.OUTCOME_UNKNOWN) {
                    throw named(failure, dialog, draft);
                }
                Optional<Boolean> arrived = afterLoss(line, to, dialog, draft);
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
     * The message, where the history has it under this id already.
     *
     * @throws Failure CONFLICT where that id is another message
     */
    Optional<Sent> earlier(Address to, @Nullable DialogId dialog, Draft draft) {
        Optional<Message> before = draft.save() ? found(to, dialog, draft) : Optional.empty();
        if (before.isPresent() && !Likeness.isLike(before.get(), draft)) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "Message " + draft.id() + " is there already, and says something else.")
                    .withHint("Another message needs another --id or --dedupe-key.");
        }
        return before.map(
                message -> {
                    DialogId where = message.dialogId() == null ? dialog : message.dialogId();
                    return new Sent(Sent.Status.SENT, draft.id(), where, Transport.XMPP, 0);
                });
    }

    /**
     * Sends by REST, where the service chooses the id. Once only: what got no answer may still be
     * done by a slow server, and nothing would tell that from a second one. The history is looked
     * into for a while; where it does not show the message beyond doubt, nobody knows.
     *
     * @param newestBefore as for {@link Likeness#ours}; nothing where that is not known
     */
    Sent byRest(
            Supplier<Answered<Message>> sending,
            DialogId dialog,
            Draft draft,
            OptionalLong newestBefore) {
        try {
            Answered<Message> answer = sending.get();
            return sent(answer.value(), dialog, answer.attempts());
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED) {
                throw named(failure, dialog, null, Transport.REST);
            }
            if (failure.kind() != FailureKind.OUTCOME_UNKNOWN) {
                throw failure;
            }
            Failure unknown = named(failure, dialog, null, Transport.REST);
            return looking(dialog, draft, newestBefore, unknown)
                    .map(message -> sent(message, dialog, 1))
                    .orElseThrow(() -> unknown);
        }
    }

    private Optional<Message> looking(
            DialogId dialog, Draft draft, OptionalLong newestBefore, Failure unknown) {
        if (newestBefore.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration nap = SETTLING;
            for (int look = 0; look < LOOKS; look++) {
                Nap.take(nap, STOPPED);
                Optional<Message> ours =
                        Likeness.ours(finder.newestOfMine(dialog), draft, newestBefore.getAsLong());
                if (ours.isPresent()) {
                    return ours;
                }
                nap = nap.multipliedBy(2);
            }
        } catch (Failure noHistory) {
            if (noHistory.kind() == FailureKind.INTERRUPTED) {
                throw named(noHistory, dialog, null, Transport.REST);
            }
            unknown.addSuppressed(noHistory);
        }
        return Optional.empty();
    }

    /**
     * Whether it arrived before the connection was lost; empty where nobody can tell.
     *
     * @throws Failure INTERRUPTED, naming the message, where somebody stops the looking
     */
    private Optional<Boolean> afterLoss(
            ChatLine line, Address to, @Nullable DialogId dialog, Draft draft) {
        try {
            return line.renew() ? arrived(to, dialog, draft) : Optional.empty();
        } catch (Failure stopped) {
            if (stopped.kind() == FailureKind.INTERRUPTED) {
                throw named(stopped, dialog, draft);
            }
            throw stopped;
        }
    }

    /** Whether the history has it; empty where it cannot tell. */
    private Optional<Boolean> arrived(Address to, @Nullable DialogId dialog, Draft draft) {
        if (!draft.save()) {
            return Optional.empty();
        }
        try {
            Nap.take(SETTLING, STOPPED);
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
        return named(failure, dialog, draft.id(), Transport.XMPP);
    }

    private static Failure named(
            Failure failure,
            @Nullable DialogId dialog,
            @Nullable MessageId id,
            Transport transport) {
        Sent.Status status =
                switch (failure.kind()) {
                    case OUTCOME_UNKNOWN, INTERRUPTED -> Sent.Status.UNKNOWN;
                    default -> Sent.Status.FAILED;
                };
        Failure told = failure.kind() == FailureKind.INTERRUPTED ? failure.withHint(LOOK) : failure;
        return SentDetails.on(told, status, id, dialog, transport);
    }

    private static Sent sent(Message message, DialogId dialog, int attempt) {
        DialogId where = message.dialogId() == null ? dialog : message.dialogId();
        return new Sent(Sent.Status.SENT, message.id(), where, Transport.REST, attempt);
    }
}
