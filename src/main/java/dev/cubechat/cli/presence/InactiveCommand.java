package dev.cubechat.cli.presence;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.people.Presence;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;

@Command(footer = "cubechat presence inactive --for 2s")
final class InactiveCommand implements Runnable, Documented {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Stay connected for this time; it holds no longer than the connection.")
    @Nullable Duration time;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    InactiveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Attention.COLUMNS;
    }

    @Override
    public void run() {
        Presence presence = desk.services().presence();
        dryRun.perform(presence.attend(false), desk.out())
                .ifPresent(
                        active -> {
                            desk.out().show(Attention.COLUMNS, new Attention(active));
                            stay(presence);
                        });
    }

    private void stay(Presence presence) {
        Duration wanted = time;
        if (wanted == null) {
            desk.out().note("this ends with the connection, now; --for stays connected");
        } else {
            desk.stop().cleanly(() -> presence.stay(wanted));
        }
    }
}
