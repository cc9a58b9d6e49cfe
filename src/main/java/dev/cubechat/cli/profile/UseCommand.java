package dev.cubechat.cli.profile;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.call.Operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat profile use work")
final class UseCommand implements Runnable, Documented {
    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    String name;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final ProfileDesk desk;

    UseCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ProfileColumns.PROFILE;
    }

    @Override
    public void run() {
        desk.file().profile(name);
        dryRun.show(
                Operation.local(desk.edit(name).build(), this::use),
                ProfileColumns.PROFILE,
                desk.out());
    }

    private ProfileColumns.Row use() {
        desk.file().use(name);
        desk.out().note("Profile " + name + " is the default now.");
        return ProfileColumns.row(desk.file(), name);
    }
}
