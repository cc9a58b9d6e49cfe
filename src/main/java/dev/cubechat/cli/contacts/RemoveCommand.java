package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.UserId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = {"cubechat contacts add @jon", "cubechat contacts remove @jon"})
final class RemoveCommand implements Runnable, Documented {
    private static final Columns<UserId> REMOVED =
            Columns.<UserId>of().and("user_id", user -> user).and("removed", user -> true);

    @Mixin final PersonParameter who = new PersonParameter();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    RemoveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return REMOVED;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().contacts().remove(who.user), REMOVED, desk.out());
    }
}
