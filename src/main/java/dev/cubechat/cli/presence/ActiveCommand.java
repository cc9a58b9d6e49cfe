package dev.cubechat.cli.presence;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat presence active")
final class ActiveCommand implements Runnable, Documented {
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    ActiveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Attention.COLUMNS;
    }

    @Override
    public void run() {
        dryRun.perform(desk.services().presence().attend(true), desk.out())
                .ifPresent(active -> desk.out().show(Attention.COLUMNS, new Attention(active)));
    }
}
