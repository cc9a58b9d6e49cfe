package dev.cubechat.cli.profile;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.config.StateFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat profile remove work --yes")
final class RemoveCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The profile.")
    String name;

    @Mixin final ConfirmOption confirm = new ConfirmOption();

    private final ProfileDesk desk;

    RemoveCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        desk.file().profile(name);
        desk.confirmation()
                .of("Remove profile " + name + " and its saved session?", confirm.given());
        desk.file().remove(name);
        StateFolder state = desk.state(name);
        state.session().delete();
        state.delete(state.authKeyFile().getFileName().toString());
        desk.out().note("Removed profile " + name + ".");
    }
}
