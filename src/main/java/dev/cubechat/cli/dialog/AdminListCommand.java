package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog admin list '#Climbers'")
final class AdminListCommand implements Runnable, Documented {
    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    private final Desk desk;

    AdminListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public void run() {
        desk.out().list(Shown.USER, desk.services().dialogs().admins(dialog));
    }
}
