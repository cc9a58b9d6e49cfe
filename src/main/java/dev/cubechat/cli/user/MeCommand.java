package dev.cubechat.cli.user;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import picocli.CommandLine.Command;

@Command(footer = "cubechat user me --json=id,login")
final class MeCommand implements Runnable, Documented {
    private final Desk desk;

    MeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public void run() {
        desk.out().show(Shown.USER, desk.services().people().me());
    }
}
