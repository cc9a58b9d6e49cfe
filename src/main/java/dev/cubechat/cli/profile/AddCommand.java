package dev.cubechat.cli.profile;

import dev.cubechat.model.Secret;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.Optional;

@Command(footer = "cubechat profile add work --app-id 9999 --login mira --auth-key-file key.txt")
final class AddCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The new profile.")
    String name;

    @Mixin final Values values = new Values();

    private final ProfileDesk desk;

    AddCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        Optional<Secret> key =
                Optional.ofNullable(values.authKeyFile).map(file -> AuthKeyInput.read(file, desk));
        desk.file().add(name, values.typed(desk.flags().get()));
        key.ifPresent(secret -> desk.state(name).saveAuthKey(secret));
        desk.out().note("Added profile " + name + " to " + desk.file().path() + ".");
    }
}
