package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.message.Reacted;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(footer = "cubechat msg react last --dialog '#Climbers' --add 👍")
final class ReactCommand implements Runnable, Documented {
    private static final Columns<Reacted> REACTED =
            Columns.<Reacted>of()
                    .and("message_id", Reacted::messageId)
                    .and("added", Reacted::added)
                    .and("removed", Reacted::removed);

    @Mixin final OneMessage which = new OneMessage();

    @Option(names = "--add", paramLabel = "EMOJI", description = "React with this.")
    @Nullable String add;

    @Option(names = "--remove", paramLabel = "EMOJI", description = "Take this back.")
    @Nullable String remove;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    ReactCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return REACTED;
    }

    @Override
    public void run() {
        var reacting =
                desk.services()
                        .messages()
                        .react(which.dialog, which.message, text(add), text(remove));
        dryRun.show(reacting, REACTED, desk.out());
    }

    /** Said but empty is nothing to react with. */
    private static @Nullable String text(@Nullable String emoji) {
        return emoji == null || emoji.isBlank() ? null : emoji;
    }
}
