package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogQuery;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat dialog count --type private")
final class CountCommand implements Runnable, Documented {
    private static final Columns<Long> COUNT = Columns.<Long>of().and("count", count -> count);

    @Mixin final DialogFilters filters = new DialogFilters();

    private final Desk desk;

    CountCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return COUNT;
    }

    @Override
    public void run() {
        DialogQuery query = new DialogQuery(filters.all(), DialogQuery.MOST, 0);
        desk.out().show(COUNT, desk.services().dialogs().count(query));
    }
}
