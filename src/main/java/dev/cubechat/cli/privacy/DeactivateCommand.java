package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = {"cubechat privacy block @kai", "cubechat privacy deactivate"})
final class DeactivateCommand implements Runnable, Documented, Explained {
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    DeactivateCommand(Desk desk) {
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
        dryRun.perform(desk.services().privacy().deactivate(), desk.out())
                .ifPresent(done -> PrivacyColumns.show(done, desk.out()));
    }
}
