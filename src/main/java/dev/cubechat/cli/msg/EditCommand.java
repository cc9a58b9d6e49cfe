package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.TransportOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

@Command(footer = "cubechat msg edit last:me --dialog last -m 'See you at seven'")
final class EditCommand implements Runnable, Documented {
    @Mixin final MessageParameters which = new MessageParameters();
    @Mixin final TextOption text = new TextOption();

    @Option(names = "--last", description = "It is the newest of its dialog.")
    boolean last;

    @Mixin final TransportOption transport = new TransportOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    EditCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return MarkedColumns.MARKED;
    }

    @Override
    public void run() {
        List<MessageTarget> named = which.named();
        DialogTarget dialog = which.dialog();
        String body = text.text(desk.stdin());
        if (body.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "The new text is empty.")
                    .withHint("cubechat msg delete takes the message away");
        }
        var editing =
                desk.services().messages().edit(dialog, named, body, last, transport.wanted());
        dryRun.show(editing, MarkedColumns.MARKED, desk.out());
    }
}
