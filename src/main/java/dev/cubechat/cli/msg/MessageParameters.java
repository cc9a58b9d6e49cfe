package dev.cubechat.cli.msg;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageTarget;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/** Which messages are meant, and where. */
final class MessageParameters {
    @Parameters(
            paramLabel = "MSG",
            arity = "0..*",
            description = "An id, last or last:me (in --dialog).")
    List<MessageTarget> messages = new ArrayList<>();

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            description =
                    "Where they are: an id, @login, '#name' or last; with xmpp user:NUMBER and"
                            + " room:ID need no REST.")
    @Nullable DialogTarget dialog;

    /** Whether messages were named at all. */
    boolean any() {
        return !messages.isEmpty();
    }

    /** The messages that were named; never none, which would mean all of them. */
    List<MessageTarget> named() {
        if (messages.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "Name at least one message.");
        }
        if (dialog == null && messages.stream().anyMatch(MessageParameters::needsDialog)) {
            throw new Failure(FailureKind.USAGE, "last and last:me need a --dialog.");
        }
        return messages;
    }

    /** The dialog, where a command cannot do without. */
    DialogTarget dialog() {
        if (dialog == null) {
            throw new Failure(FailureKind.USAGE, "Say in which --dialog.");
        }
        return dialog;
    }

    @Nullable DialogTarget maybeDialog() {
        return dialog;
    }

    private static boolean needsDialog(MessageTarget message) {
        return !(message instanceof MessageTarget.Id);
    }
}
