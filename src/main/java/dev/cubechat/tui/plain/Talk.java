package dev.cubechat.tui.plain;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What is known while one chats line by line: people, dialogs, messages, where one is. */
final class Talk {
    final Names names = new Names();
    final Ledger ledger = new Ledger();
    final Spoken spoken;

    /** The dialog that lines go to. */
    @Nullable DialogId open;

    /** Where and until when the person is typing, unless they say something before. */
    @Nullable Typing typing;

    Instant now = Instant.EPOCH;
    ConnectionState link = ConnectionState.IDLE;

    /** Somebody is typing there until then. */
    record Typing(DialogId dialog, Instant until) {}

    Talk(Way way) {
        this.spoken = new Spoken(names, ledger, way.zone(), () -> now);
    }

    DialogId here() {
        DialogId here = open;
        if (here == null) {
            throw new Failure(FailureKind.USAGE, "No dialog is open.")
                    .withHint("/open DIALOG opens one, /dialogs lists yours.");
        }
        return here;
    }
}
