package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = {"cubechat privacy create quiet --deny @lena", "cubechat privacy activate quiet"})
final class ActivateCommand implements Runnable, Documented, Explained {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    String name;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    ActivateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.NAMES;
    }

    @Override
    public String notes() {
        return PrivacyColumns.ABOUT_NAMES;
    }

    @Override
    public void run() {
        dryRun.perform(desk.services().privacy().activate(name), desk.out())
                .ifPresent(done -> PrivacyColumns.show(done, desk.out()));
    }
}
