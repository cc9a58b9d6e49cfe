package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.Sent;
import dev.cubechat.service.call.InTime;
import dev.cubechat.service.call.Nap;
import dev.cubechat.service.find.MessageFinder;

import java.time.Duration;
import java.util.Optional;

/** Waits until a message that was sent has come farther, asking the history now and then. */
public final class Arriving {
    private static final Duration FIRST_NAP = Duration.ofMillis(200);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(2);

    private final MessageFinder finder;
    private final Duration patience;

    public Arriving(MessageFinder finder, Duration patience) {
        this.finder = finder;
        this.patience = patience;
    }

    Sent await(Sent sent, Sent.Status wanted) {
        DialogId dialog = sent.dialogId();
        if (dialog == null) {
            throw new Failure(
                            FailureKind.USAGE,
                            "It was sent, but in which dialog is not known, so nobody can wait.")
                    .withHint("Name the dialog by its id, @login or #name.");
        }
        long end = System.nanoTime() + patience.toNanos();
        Duration nap = FIRST_NAP;
        while (true) {
            Sent.Status status = status(dialog, sent, Duration.ofNanos(end - System.nanoTime()));
            if (status == wanted || status == Sent.Status.READ) {
                return sent.with(status);
            }
            if (System.nanoTime() + nap.toNanos() > end) {
                throw named(sent, late(wanted));
            }
            rest(nap, sent);
            nap =
                    nap.multipliedBy(2).compareTo(LONGEST_NAP) < 0
                            ? nap.multipliedBy(2)
                            : LONGEST_NAP;
        }
    }

    /** How far it has come. Trouble that passes, and silence for this long, is no news of it. */
    private Sent.Status status(DialogId dialog, Sent sent, Duration most) {
        try {
            Optional<Message> message = InTime.ask(most, () -> finder.maybe(dialog, sent.id()));
            if (message.isEmpty()) {
                return sent.status();
            }
            Receipts receipts = Receipts.of(dialog, message.get());
            if (!receipts.readIds().isEmpty()) {
                return Sent.Status.READ;
            }
            return receipts.deliveredIds().isEmpty() ? sent.status() : Sent.Status.DELIVERED;
        } catch (Failure failure) {
            return switch (failure.kind()) {
                case UNREACHABLE, RATE_LIMITED, TIMED_OUT -> sent.status();
                default -> throw named(sent, failure);
            };
        }
    }

    private Failure late(Sent.Status wanted) {
        return new Failure(
                FailureKind.TIMED_OUT,
                "The message was sent, but not "
                        + wanted.word()
                        + " within "
                        + patience.toSeconds()
                        + " s.");
    }

    /** Whatever keeps us from waiting: the message was sent, and who stops it is told so. */
    private static Failure named(Sent sent, Failure failure) {
        Failure told =
                failure.kind() == FailureKind.INTERRUPTED
                        ? failure.withHint("The message was sent.")
                        : failure;
        return SentDetails.on(told, sent.status(), sent.id(), sent.dialogId(), sent.transport());
    }

    private static void rest(Duration time, Sent sent) {
        try {
            Nap.take(time, "Stopped waiting.");
        } catch (Failure stopped) {
            throw named(sent, stopped);
        }
    }
}
