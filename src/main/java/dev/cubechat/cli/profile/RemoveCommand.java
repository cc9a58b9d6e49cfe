package dev.cubechat.cli.profile;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.StateFolder;
import dev.cubechat.service.call.Operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat profile remove work --yes")
final class RemoveCommand implements Runnable, Documented {
    private static final Columns<String> REMOVED =
            Columns.<String>of().and("name", name -> name).and("removed", name -> true);

    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    String name;

    @Mixin final ConfirmOption confirm = new ConfirmOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final ProfileDesk desk;

    RemoveCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return REMOVED;
    }

    @Override
    public void run() {
        desk.file().profile(name);
        if (!dryRun.given()) {
            desk.confirmation()
                    .of("Remove profile " + name + " and its saved session?", confirm.given());
        }
        dryRun.perform(Operation.local(desk.edit(name).build(), this::remove), desk.out())
                .ifPresent(removed -> desk.out().show(REMOVED, removed));
    }

    private String remove() {
        desk.file().remove(name);
        StateFolder state = desk.state(name);
        state.session().delete();
        state.deleteAuthKey();
        desk.out().note("Removed profile " + name + ".");
        return name;
    }
}
