package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog leave '#Climbers'")
final class LeaveCommand implements Runnable, Documented {
    private static final Columns<DialogId> LEFT =
            Columns.<DialogId>of().and("id", id -> id).and("left", id -> true);

    @Parameters(paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    LeaveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return LEFT;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().dialogs().leave(dialog), LEFT, desk.out());
    }
}
