package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat dialog unpin '#Climbers' 5eed00000000000000000101")
final class UnpinCommand implements Runnable, Documented {
    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "MSG",
            description = "An id, last or last:me.")
    List<MessageTarget> messages;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    UnpinCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        dryRun.perform(desk.services().get().dialogs().unpin(dialog, messages), desk.out())
                .ifPresent(changed -> desk.out().show(Shown.DIALOG, changed));
    }
}
