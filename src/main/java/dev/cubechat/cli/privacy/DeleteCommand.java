package dev.cubechat.cli.privacy;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.PrivacyList;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "cubechat privacy create quiet --deny @lena",
            "cubechat privacy delete quiet --yes"
        })
final class DeleteCommand implements Runnable, Documented {
    private static final Columns<PrivacyList> DELETED =
            Columns.<PrivacyList>of().and("name", PrivacyList::name).and("deleted", list -> true);

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
        return DELETED;
    }

    @Override
    public void run() {
        if (!dryRun.given()) {
            desk.confirmation().of("Delete the privacy list " + name + "?", confirm.given());
        }
        // As Editing has it: a signal must not leave it half done.
        desk.stop()
                .cleanly(
                        () ->
                                dryRun.show(
                                        desk.services().privacy().delete(name),
                                        DELETED,
                                        desk.out()));
    }
}
