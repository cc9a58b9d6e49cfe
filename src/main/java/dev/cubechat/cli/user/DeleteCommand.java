package dev.cubechat.cli.user;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.UserId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat user delete --yes")
final class DeleteCommand implements Runnable, Documented {
    private static final Columns<UserId> DELETED =
            Columns.<UserId>of().and("id", id -> id).and("deleted", id -> true);

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
            desk.confirmation().of("Delete your own account for good?", confirm.given());
        }
        dryRun.show(desk.services().people().deleteMe(), DELETED, desk.out());
    }
}
