package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(footer = "cubechat contacts add @jon --name Johnny")
final class AddCommand implements Runnable, Documented {
    @Mixin final PersonParameter who = new PersonParameter();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What you call them; a name that they have stays without it.")
    @Nullable String name;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    AddCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.CONTACT;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().contacts().add(who.user, name), Shown.CONTACT, desk.out());
    }
}
