package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.PageOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog occupants '#Climbers' --json=id,login")
final class OccupantsCommand implements Runnable, Documented {
    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Mixin final PageOptions pages = new PageOptions();

    private final Desk desk;

    OccupantsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public void run() {
        pages.size(1);
        desk.out()
                .list(
                        Shown.USER,
                        desk.services().dialogs().occupants(dialog, pages.skip()),
                        pages.most());
    }
}
