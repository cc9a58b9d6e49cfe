package dev.cubechat.app.sandbox;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;

import java.util.Optional;

@Command(footer = "cubechat sandbox stop")
final class StopCommand implements Runnable, Documented {
    private static final Columns<Optional<Running>> STOPPED =
            Columns.<Optional<Running>>of()
                    .and("stopped", Optional::isPresent)
                    .and("pid", was -> was.map(Running::pid));

    private final Desk desk;

    StopCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return STOPPED;
    }

    @Override
    public void run() {
        OwnSandbox own = desk.own();
        own.inTurn(
                () -> {
                    Optional<Running> running = own.running();
                    running.ifPresent(own::end);
                    desk.out().show(STOPPED, running);
                    if (running.isEmpty()) {
                        desk.out().note("No sandbox runs.");
                    }
                });
    }
}
