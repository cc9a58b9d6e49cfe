package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.service.dialog.Waiting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

@Command(footer = "cubechat dialog unread '#Climbers'")
final class UnreadCommand implements Runnable, Documented {
    private static final Columns<Waiting> UNREAD =
            Columns.<Waiting>of().and("total", Waiting::total).and("dialogs", Waiting::byDialog);

    @Parameters(
            arity = "0..*",
            paramLabel = "DIALOG",
            description = "Count here, too: an id, @login, '#name' or last.")
    List<DialogTarget> named = new ArrayList<>();

    private final Desk desk;

    UnreadCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return UNREAD;
    }

    @Override
    public void run() {
        desk.out().show(UNREAD, desk.services().dialogs().unread(named));
    }
}
