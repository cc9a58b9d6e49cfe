package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.Sent;
import dev.cubechat.service.find.MessageFinder;

import java.time.Duration;

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
            Message message = finder.one(dialog, sent.id());
            Receipts receipts = Receipts.of(dialog, message);
            if (!receipts.readIds().isEmpty()) {
                return sent.with(Sent.Status.READ);
            }
            if (!receipts.deliveredIds().isEmpty() && wanted == Sent.Status.DELIVERED) {
                return sent.with(Sent.Status.DELIVERED);
            }
            if (System.nanoTime() + nap.toNanos() > end) {
                throw late(sent, wanted);
            }
            rest(nap);
            nap =
                    nap.multipliedBy(2).compareTo(LONGEST_NAP) < 0
                            ? nap.multipliedBy(2)
                            : LONGEST_NAP;
        }
    }

    private Failure late(Sent sent, Sent.Status wanted) {
        return new Failure(
                        FailureKind.TIMED_OUT,
                        "The message was sent, but not "
                                + wanted.word()
                                + " within "
                                + patience.toSeconds()
                                + " s.")
                .withDetails(
                        Json.obj()
                                .with("status", sent.status().word())
                                .with("id", sent.id().value())
                                .with("transport", sent.transport().word())
                                .build());
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, "Stopped waiting.", stop);
        }
    }
}
