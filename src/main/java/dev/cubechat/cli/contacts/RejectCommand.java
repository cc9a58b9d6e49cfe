package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat contacts reject @lena")
final class RejectCommand implements Runnable, Documented {
    @Mixin final PersonParameter who = new PersonParameter();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    RejectCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.CONTACT;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().contacts().reject(who.user), Shown.CONTACT, desk.out());
    }
}
