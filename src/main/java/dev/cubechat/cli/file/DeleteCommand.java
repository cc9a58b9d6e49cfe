package dev.cubechat.cli.file;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.FileTarget;
import dev.cubechat.service.Removed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat file delete 58001 --yes")
final class DeleteCommand implements Runnable, Documented {
    private static final Columns<Removed> REMOVED =
            Columns.<Removed>of()
                    .and("deleted", Removed::done)
                    .and("not_found", Removed::notFound)
                    .and("not_allowed", Removed::notAllowed);

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
        return REMOVED;
    }

    @Override
    public void run() {
        if (!dryRun.given()) {
            desk.confirmation().of(question(files.size()), confirm.given());
        }
        var deleting = desk.services().get().storage().delete(files);
        dryRun.perform(deleting, desk.out()).ifPresent(this::tell);
    }

    private void tell(Removed removed) {
        desk.out().show(REMOVED, removed);
        removed.failure()
                .ifPresent(
                        failure -> {
                            throw failure;
                        });
    }

    private static String question(int count) {
        return "Delete "
                + (count == 1 ? "one file" : count + " files")
                + " for everyone, with what is in them?";
    }
}
