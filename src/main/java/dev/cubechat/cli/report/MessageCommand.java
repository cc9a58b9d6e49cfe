package dev.cubechat.cli.report;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat report message 5eed00000000000000000103 --reason spam")
final class MessageCommand implements Runnable, Documented {
    @Parameters(paramLabel = "MSG", description = "An id, last or last:me (in --dialog).")
    MessageTarget message;

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            description = "Where it is; for last it is needed.")
    @Nullable DialogTarget dialog;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "What is wrong.")
    String reason = "";

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    MessageCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ReportColumns.REPORT;
    }

    @Override
    public void run() {
        dryRun.show(
                desk.services().reports().message(dialog, message, reason),
                ReportColumns.REPORT,
                desk.out());
    }
}
