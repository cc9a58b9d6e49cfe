package dev.cubechat.app.sandbox;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.nio.file.Path;

@Command(footer = "cubechat sandbox reset --yes")
final class ResetCommand implements Runnable, Documented {
    private static final Columns<Path> EMPTIED =
            Columns.<Path>of().and("data", Path::toString).and("emptied", data -> true);

    @Mixin final ConfirmOption confirm = new ConfirmOption();

    private final Desk desk;

    ResetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return EMPTIED;
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
        desk.out().show(EMPTIED, own.place().data().path());
        desk.out().note("The sandbox is empty. Begin anew with: cubechat sandbox start");
    }
}
