package dev.cubechat.cli.dialog;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Removals;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat dialog delete '#Climbers' --yes")
final class DeleteCommand implements Runnable, Documented {

    @Parameters(
            arity = "1..*",
            paramLabel = "DIALOG",
            description = "An id, @login, '#name' or last.")
    List<DialogTarget> named;

    @Option(names = "--for-everyone", description = "Not only for you; the owner may.")
    boolean forEveryone;

    @Mixin final ConfirmOption confirm = new ConfirmOption();
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
        if (!dryRun.given()) {
            desk.confirmation().of(question(named.size()), confirm.given());
        }
        var deleting = desk.services().dialogs().delete(named, forEveryone);
        dryRun.perform(deleting, desk.out())
                .ifPresent(removed -> Removals.tell(desk.out(), removed));
    }

    private String question(int count) {
        return "Delete "
                + (count == 1 ? "one dialog" : count + " dialogs")
                + (forEveryone ? " for everyone?" : " for you?");
    }
}
