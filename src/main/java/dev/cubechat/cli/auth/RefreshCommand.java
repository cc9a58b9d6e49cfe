package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;

@Command(footer = "cubechat auth refresh")
final class RefreshCommand implements Runnable, Documented {
    private final Desk desk;

    RefreshCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return SignedIn.SESSION;
    }

    @Override
    public void run() {
        desk.out().show(SignedIn.SESSION, desk.services().get().accounts().refresh());
    }
}
