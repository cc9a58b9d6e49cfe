package dev.cubechat.app.sandbox;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(footer = "cubechat sandbox status --json=running,api_url")
final class StatusCommand implements Runnable, Documented {
    @Option(
            names = "--pushes",
            description = "List the pushes it would have sent; needs --hooks at its start.")
    boolean pushes;

    private final Desk desk;

    StatusCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return pushes ? PushList.COLUMNS : Status.COLUMNS;
    }

    @Override
    public void run() {
        OwnSandbox own = desk.own();
        Status status = new Status(own.place(), own.running());
        if (pushes) {
            Running running =
                    status.running()
                            .orElseThrow(
                                    () ->
                                            new Failure(FailureKind.NOT_FOUND, "No sandbox runs.")
                                                    .withHint("cubechat sandbox start --hooks"));
            desk.out()
                    .list(PushList.COLUMNS, new PushList(desk.clock(), desk.random()).of(running));
        } else {
            desk.out().show(Status.COLUMNS, status);
        }
    }
}
