package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;

@Command(footer = "cubechat msg show last --dialog last")
final class ShowCommand implements Runnable, Documented {
    @Mixin final MessageParameters which = new MessageParameters();

    private final Desk desk;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.MESSAGE;
    }

    @Override
    public void run() {
        List<MessageTarget> named = which.named();
        DialogTarget dialog = which.dialog();
        var found = desk.services().messages().show(dialog, named);
        desk.out().some(Shown.MESSAGE, found.items(), named.size());
        if (!found.missing().isEmpty()) {
            throw found.failure("message");
        }
    }
}
