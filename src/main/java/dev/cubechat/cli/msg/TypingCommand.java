package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.message.Typed;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;

@Command(footer = "cubechat msg typing '#Climbers' --for 2s")
final class TypingCommand implements Runnable, Documented {
    private static final Columns<Typed> TYPED =
            Columns.<Typed>of()
                    .and("dialog_id", Typed::dialogId)
                    .and("user_id", Typed::userId)
                    .and("typing", typed -> !typed.stopped());

    @Parameters(paramLabel = "DIALOG", description = "An id, @login, '#name' or last.")
    DialogTarget dialog;

    @Option(names = "--stop", description = "Say that you have stopped.")
    boolean stop;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Say after this time that you have stopped, such as 5s.")
    @Nullable Duration time;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    TypingCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return TYPED;
    }

    @Override
    public void run() {
        if (stop && time != null) {
            throw new Failure(FailureKind.USAGE, "--stop and --for contradict each other.");
        }
        desk.stop().cleanly(this::tell);
    }

    private void tell() {
        var typing = desk.services().messages().typing(dialog, stop, time);
        dryRun.show(typing, TYPED, desk.out());
    }
}
