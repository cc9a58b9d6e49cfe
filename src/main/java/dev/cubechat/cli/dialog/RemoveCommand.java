package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat dialog remove '#Climbers' @lena")
final class RemoveCommand implements Runnable, Documented {
    @Mixin final DialogPeople who = new DialogPeople();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    RemoveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        dryRun.show(
                desk.services().dialogs().remove(who.dialog, who.people), Shown.DIALOG, desk.out());
    }
}
