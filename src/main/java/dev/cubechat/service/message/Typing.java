package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.call.Nap;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Tells the others of a dialog that one is writing (protocol page xmpp.md, section 8). */
public final class Typing {
    private final DialogFinder dialogs;
    private final Stanzas stanzas;
    private final ChatLine line;

    public Typing(DialogFinder dialogs, Stanzas stanzas, ChatLine line) {
        this.dialogs = dialogs;
        this.stanzas = stanzas;
        this.line = line;
    }

    /**
     * Says that one is writing, or has stopped.
     *
     * @param time how long to write before saying that one has stopped, on the calling thread; null
     *     to say only the first. Interrupting the thread says it at once, and fails with
     *     INTERRUPTED.
     */
    Operation<Typed> prepare(DialogTarget target, boolean stopped, @Nullable Duration time) {
        Address to = addressOf(target);
        Xml first = stanzas.writer().typing(to, stopped);
        Json.Obj resolved = resolved(to);
        Typed typed = typed(to, stopped || time != null);
        if (time == null) {
            return Operation.ofStanzas(
                    resolved,
                    List.of(first),
                    () -> {
                        line.send(List.of(first));
                        return typed;
                    });
        }
        Xml last = stanzas.writer().typing(to, true);
        return Operation.ofStanzas(
                resolved,
                List.of(first, last),
                () -> {
                    write(first, time, last);
                    return typed;
                });
    }

    private void write(Xml first, Duration time, Xml last) {
        try {
            line.send(List.of(first));
            Nap.take(time, "Stopped writing.");
        } catch (Failure failure) {
            if (failure.kind() != FailureKind.INTERRUPTED) {
                throw failure;
            }
            boolean interrupted = Thread.interrupted();
            line.send(List.of(last));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw failure;
        }
        line.send(List.of(last));
    }

    /** Nobody needs to have written to each other before. */
    private Address addressOf(DialogTarget target) {
        if (target instanceof DialogTarget.Login login) {
            return new Address.ToUser(dialogs.peer(login));
        }
        return stanzas.destination(target, dialogs).to();
    }

    private static Typed typed(Address to, boolean stopped) {
        return switch (to) {
            case Address.ToUser user -> new Typed(null, user.user(), stopped);
            case Address.ToRoom room -> new Typed(room.dialog(), null, stopped);
        };
    }

    private static Json.Obj resolved(Address to) {
        return switch (to) {
            case Address.ToUser user -> Json.obj().with("user_id", user.user().value()).build();
            case Address.ToRoom room -> Json.obj().with("dialog_id", room.dialog().value()).build();
        };
    }
}
