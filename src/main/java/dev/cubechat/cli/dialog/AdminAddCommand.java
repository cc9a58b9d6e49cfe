package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

@Command(footer = "cubechat dialog admin add '#Climbers' @kai")
final class AdminAddCommand implements Runnable, Documented {
    @Mixin final DialogPeople who = new DialogPeople();

    @Option(
            names = "--remove",
            paramLabel = "USER",
            description = "Take this one out in the same request.")
    List<UserTarget> others = new ArrayList<>();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    AdminAddCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        var changing = desk.services().dialogs().changeAdmins(who.dialog, who.people, others);
        dryRun.show(changing, Shown.DIALOG, desk.out());
    }
}
