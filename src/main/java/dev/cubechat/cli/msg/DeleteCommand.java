package dev.cubechat.cli.msg;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Removals;
import dev.cubechat.cli.TransportOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Removed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

@Command(footer = "cubechat msg delete last:me --dialog last --yes")
final class DeleteCommand implements Runnable, Documented {
    @Mixin final MessageParameters which = new MessageParameters();

    @Option(names = "--for-everyone", description = "Not only for you.")
    boolean forEveryone;

    @Mixin final ConfirmOption confirm = new ConfirmOption();
    @Mixin final TransportOption transport = new TransportOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    DeleteCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Removals.COLUMNS;
    }

    @Override
    public void run() {
        List<MessageTarget> named = which.named();
        if (!dryRun.given()) {
            desk.confirmation().of(question(named.size()), confirm.given());
        }
        Operation<Removed> deleting =
                desk.services()
                        .messages()
                        .delete(which.maybeDialog(), named, forEveryone, transport.wanted());
        dryRun.perform(deleting, desk.out())
                .ifPresent(removed -> Removals.tell(desk.out(), removed));
    }

    private String question(int count) {
        return "Delete "
                + (count == 1 ? "one message" : count + " messages")
                + (forEveryone ? " for everyone?" : " for you?");
    }
}
