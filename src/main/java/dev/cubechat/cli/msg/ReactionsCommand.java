package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.message.Reaction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat msg reactions 5eed00000000000000000101")
final class ReactionsCommand implements Runnable, Documented {
    private static final Columns<Reaction> REACTION =
            Columns.<Reaction>of()
                    .text("reaction", Reaction::reaction)
                    .and("user_ids", Reaction::userIds)
                    .also("count", reaction -> reaction.userIds().size());

    @Mixin final OneMessage which = new OneMessage();

    private final Desk desk;

    ReactionsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return REACTION;
    }

    @Override
    public void run() {
        desk.out()
                .list(REACTION, desk.services().messages().reactions(which.dialog, which.message));
    }
}
