package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat dialog pin '#Climbers' last")
final class PinCommand implements Runnable, Documented {
    @Mixin final DialogMessages which = new DialogMessages();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    PinCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        dryRun.show(
                desk.services().dialogs().pin(which.dialog, which.messages),
                Shown.DIALOG,
                desk.out());
    }
}
