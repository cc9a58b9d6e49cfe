package dev.cubechat.cli.file;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Removals;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.FileTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat file delete 58001 --yes")
final class DeleteCommand implements Runnable, Documented {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Numbers, or uids.")
    List<FileTarget> files;

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
            desk.confirmation().of(question(files.size()), confirm.given());
        }
        var deleting = desk.services().storage().delete(files);
        dryRun.perform(deleting, desk.out())
                .ifPresent(removed -> Removals.tell(desk.out(), removed));
    }

    private static String question(int count) {
        return "Delete "
                + (count == 1 ? "one file" : count + " files")
                + " for everyone, with what is in them?";
    }
}
