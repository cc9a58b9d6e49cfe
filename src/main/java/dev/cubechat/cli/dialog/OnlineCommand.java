package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.UserId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog online '#Climbers' --json")
final class OnlineCommand implements Runnable, Documented {
    private static final Columns<UserId> ONLINE = Columns.<UserId>of().and("user_id", id -> id);

    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    private final Desk desk;

    OnlineCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ONLINE;
    }

    @Override
    public void run() {
        desk.out().list(ONLINE, desk.services().rooms().online(dialog));
    }
}
