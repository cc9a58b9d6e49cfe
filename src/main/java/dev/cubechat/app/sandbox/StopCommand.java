package dev.cubechat.app.sandbox;

import picocli.CommandLine.Command;

import java.util.Optional;

@Command(footer = "cubechat sandbox stop")
final class StopCommand implements Runnable {
    private final Desk desk;

    StopCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        OwnSandbox own = desk.own();
        own.inTurn(
                () -> {
                    Optional<Running> running = own.running();
                    running.ifPresent(own::end);
                    desk.out()
                            .note(
                                    running.isPresent()
                                            ? "The sandbox is stopped."
                                            : "No sandbox runs.");
                });
    }
}
