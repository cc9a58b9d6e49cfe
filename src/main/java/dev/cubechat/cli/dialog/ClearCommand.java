package dev.cubechat.cli.dialog;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog clear '#Climbers' --yes")
final class ClearCommand implements Runnable, Documented {
    private static final Columns<DialogId> CLEARED =
            Columns.<DialogId>of().and("id", id -> id).and("cleared", id -> true);

    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, @login, '#name' or last.")
    DialogTarget dialog;

    @Option(names = "--for-everyone", description = "Not only for you; the owner may.")
    boolean forEveryone;

    @Mixin final ConfirmOption confirm = new ConfirmOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    ClearCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return CLEARED;
    }

    @Override
    public void run() {
        if (!dryRun.given()) {
            String whom = forEveryone ? "for everyone?" : "for you?";
            desk.confirmation().of("Delete all messages of the dialog " + whom, confirm.given());
        }
        dryRun.show(desk.services().dialogs().clear(dialog, forEveryone), CLEARED, desk.out());
    }
}
