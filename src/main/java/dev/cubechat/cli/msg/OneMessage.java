package dev.cubechat.cli.msg;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which message is meant, and where. */
final class OneMessage {
    @Parameters(paramLabel = "MSG", description = "An id, last or last:me (in --dialog).")
    MessageTarget message;

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            description = "Where it is: an id, @login, '#name' or last. For last it is needed.")
    @Nullable DialogTarget dialog;
}
