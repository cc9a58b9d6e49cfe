package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.PageOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.service.dialog.Dialogs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat dialog list --type group --json=id,name")
final class ListCommand implements Runnable, Documented {
    @Mixin final DialogFilters filters = new DialogFilters();
    @Mixin final PageOptions pages = new PageOptions();

    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        DialogQuery query =
                new DialogQuery(filters.all(), pages.size(DialogQuery.MOST), pages.skip());
        Dialogs dialogs = desk.services().dialogs();
        if (pages.isOnePage(DialogQuery.MOST)) {
            desk.out().page(Shown.DIALOG, dialogs.list(query));
        } else {
            desk.out().list(Shown.DIALOG, dialogs.all(query), pages.most());
        }
    }
}
