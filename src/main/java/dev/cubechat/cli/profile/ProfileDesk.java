package dev.cubechat.cli.profile;

import dev.cubechat.cli.Confirmation;
import dev.cubechat.cli.TextInput;
import dev.cubechat.cli.output.Out;
import dev.cubechat.config.ConfigFile;
import dev.cubechat.config.Flags;
import dev.cubechat.config.Keyring;
import dev.cubechat.config.Profile;
import dev.cubechat.config.Prompter;
import dev.cubechat.config.Setting;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.config.StateFolder;
import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the commands about profiles work with. */
public record ProfileDesk(
        SettingsFinder finder,
        Supplier<Flags> flags,
        TextInput stdin,
        Confirmation confirmation,
        Prompter prompter,
        Keyring keyring,
        Out out) {

    /** Where a profile keeps what is secret. */
    StateFolder state(String profile) {
        return new StateFolder(finder.folders().state(), profile, true);
    }

    /** Refuses a change that would leave a profile which no command can use. */
    void check(Profile before, Map<Setting, String> set, List<Setting> unset) {
        finder.check(before.changed(set, unset, file().path()));
    }

    /** What is about to change: a profile, and the file it stands in. */
    ObjBuilder edit(String profile) {
        return Json.obj().with("profile", profile).with("file", file().path().toString());
    }

    ConfigFile file() {
        return finder.configFile();
    }
}
