package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = {"cubechat contacts add @jon", "cubechat contacts rename @jon 'Jon B.'"})
final class RenameCommand implements Runnable, Documented {
    @Mixin final PersonParameter who = new PersonParameter();

    @Parameters(index = "1", paramLabel = "NAME", description = "What you call them from now on.")
    String name;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    RenameCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.CONTACT;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().contacts().rename(who.user, name), Shown.CONTACT, desk.out());
    }
}
