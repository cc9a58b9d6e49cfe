package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.service.message.Receipts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat msg receipts last:me --dialog last")
final class ReceiptsCommand implements Runnable, Documented {
    private static final Columns<Receipts> RECEIPTS =
            Columns.<Receipts>of()
                    .and("message_id", Receipts::messageId)
                    .and("dialog_id", Receipts::dialogId)
                    .and("delivered_ids", Receipts::deliveredIds)
                    .and("read_ids", Receipts::readIds);

    @Parameters(paramLabel = "MSG", description = "An id, last or last:me.")
    MessageTarget message;

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            required = true,
            description = "Where it is: an id, @login, '#name' or last.")
    DialogTarget dialog = new DialogTarget.Last();

    private final Desk desk;

    ReceiptsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return RECEIPTS;
    }

    @Override
    public void run() {
        desk.out().show(RECEIPTS, desk.services().messages().receipts(dialog, message));
    }
}
