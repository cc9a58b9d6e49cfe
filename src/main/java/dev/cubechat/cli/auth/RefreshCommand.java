package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat auth refresh")
final class RefreshCommand implements Runnable, Documented {
    @Mixin final DryRunOption dryRun = new DryRunOption();

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
        dryRun.show(desk.services().accounts().refresh(), SignedIn.SESSION, desk.out());
    }
}
