package dev.cubechat.cli.dialog;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;

import picocli.CommandLine.Parameters;

import java.util.List;

/** A dialog, and messages of it. */
final class DialogMessages {
    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "MSG",
            description = "An id, last or last:me.")
    List<MessageTarget> messages;
}
