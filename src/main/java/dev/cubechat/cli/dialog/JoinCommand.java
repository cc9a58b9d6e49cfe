package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.service.dialog.Rooms;
import dev.cubechat.service.line.Stamped;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;

/** Prints one JSON record for each who comes and goes, oneself first. */
@Command(footer = "cubechat dialog join '#Climbers' --for 2s")
final class JoinCommand implements Runnable, Documented {
    @Parameters(paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Leave after this time; without it, when stopped.")
    @Nullable Duration time;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    JoinCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        Rooms rooms = desk.services().rooms();
        if (dryRun.given()) {
            desk.out().json(rooms.describe(dialog));
            return;
        }
        desk.stop().cleanly(() -> rooms.stay(dialog, time, this::tell));
    }

    private void tell(Stamped stamped) {
        desk.out().event(EventRecord.of(stamped.event(), stamped.at()));
    }
}
