package dev.cubechat.cli.privacy;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat privacy delete quiet --yes")
final class DeleteCommand implements Runnable, Documented {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    String name;

    @Mixin final ConfirmOption confirm = new ConfirmOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    DeleteCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.RULES;
    }

    @Override
    public void run() {
        if (!dryRun.given()) {
            desk.confirmation().of("Delete the privacy list " + name + "?", confirm.given());
        }
        Editing.perform(desk.services().get().privacy().delete(name), dryRun, desk);
    }
}
