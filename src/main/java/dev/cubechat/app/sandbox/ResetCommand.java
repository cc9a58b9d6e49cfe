package dev.cubechat.app.sandbox;

import dev.cubechat.cli.ConfirmOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat sandbox reset --yes")
final class ResetCommand implements Runnable {
    @Mixin final ConfirmOption confirm = new ConfirmOption();

    private final Desk desk;

    ResetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        OwnSandbox own = desk.own();
        desk.confirmation().of("Stop the sandbox and forget everything in it?", confirm.given());
        own.inTurn(
                () -> {
                    own.running().ifPresent(own::end);
                    own.forget();
                    desk.profile().signOut();
                });
        desk.out().note("The sandbox is empty. Begin anew with: cubechat sandbox start");
    }
}
