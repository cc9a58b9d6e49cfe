package dev.cubechat.cli.profile;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.Profile;
import dev.cubechat.config.Setting;
import dev.cubechat.json.Json;
import dev.cubechat.model.Secret;
import dev.cubechat.service.call.Operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;
import java.util.Optional;

@Command(footer = "cubechat profile add work --app-id 9999 --login mira --auth-key-file ~/key.txt")
final class AddCommand implements Runnable, Documented {
    @Parameters(paramLabel = "NAME", description = "The new profile.")
    String name;

    @Mixin final Values values = new Values();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final ProfileDesk desk;

    AddCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ProfileColumns.PROFILE;
    }

    @Override
    public void run() {
        Optional<Secret> key =
                Optional.ofNullable(values.authKeyFile).map(file -> AuthKeyInput.read(file, desk));
        Map<Setting, String> typed = values.typed(desk.flags().get());
        desk.file().checkNew(name, typed);
        desk.check(new Profile(name, Map.of()), typed, List.of());
        Json.Obj edit = values.describe(desk.edit(name), typed, key).build();
        dryRun.show(
                Operation.local(edit, () -> add(typed, key)), ProfileColumns.PROFILE, desk.out());
    }

    private ProfileColumns.Row add(Map<Setting, String> typed, Optional<Secret> key) {
        desk.file().add(name, typed);
        key.ifPresent(secret -> desk.state(name).saveAuthKey(secret));
        desk.out().note("Added profile " + name + " to " + desk.file().path() + ".");
        return ProfileColumns.row(desk.file(), name);
    }
}
