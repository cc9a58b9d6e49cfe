package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog subscribe 5eed00000000000000000002")
final class SubscribeCommand implements Runnable, Documented {
    @Parameters(
            index = "0",
            paramLabel = "DIALOG",
            description = "Its id: what you have not joined is in no list of yours.")
    DialogTarget dialog;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    SubscribeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().dialogs().subscribe(dialog), Shown.DIALOG, desk.out());
    }
}
