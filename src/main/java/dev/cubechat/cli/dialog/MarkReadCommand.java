package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Transport;
import dev.cubechat.service.message.MarkRequest;
import dev.cubechat.service.message.Marked;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat dialog mark-read '#Climbers'")
final class MarkReadCommand implements Runnable, Documented {
    private static final Columns<Marked> MARKED =
            Columns.<Marked>of().and("id", Marked::dialogId).and("read", marked -> true);

    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, @login, '#name' or last.")
    DialogTarget dialog;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    MarkReadCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return MARKED;
    }

    @Override
    public void run() {
        var request = new MarkRequest(dialog, List.of(), true, true, Transport.REST, null);
        dryRun.show(desk.services().messages().mark(request), MARKED, desk.out());
    }
}
