package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog show last")
final class ShowCommand implements Runnable, Documented {
    @Parameters(paramLabel = "DIALOG", description = "An id, @login, '#name' or last.")
    DialogTarget dialog;

    private final Desk desk;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        desk.out().show(Shown.DIALOG, desk.services().dialogs().show(dialog));
    }
}
