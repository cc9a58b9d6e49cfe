package dev.cubechat.cli.profile;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.Setting;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.service.call.Operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Command(footer = "cubechat profile set work --ca-file ~/ca.pem --unset transport")
final class SetCommand implements Runnable, Documented {
    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    String name;

    @Mixin final Values values = new Values();

    @Option(
            names = "--unset",
            paramLabel = "SETTING",
            completionCandidates = Gone.class,
            description = "Take a setting out; auth_key is the authorization key kept beside it.")
    List<String> unset = new ArrayList<>();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final ProfileDesk desk;

    SetCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ProfileColumns.PROFILE;
    }

    @Override
    public void run() {
        List<Setting> gone = unset.stream().map(SetCommand::setting).toList();
        Map<Setting, String> typed = values.typed(desk.flags().get());
        Optional<Secret> key =
                Optional.ofNullable(values.authKeyFile).map(file -> AuthKeyInput.read(file, desk));
        if (gone.isEmpty() && typed.isEmpty() && key.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "Nothing to set and nothing to unset.")
                    .withHint("cubechat profile set --help");
        }
        checkNotBoth(gone, typed, key.isPresent());
        desk.file().checkChange(name, typed);
        desk.check(desk.file().profile(name), typed, gone);
        Json.Obj edit =
                values.describe(desk.edit(name), typed, key)
                        .with("unset", Json.ofStrings(gone.stream().map(Setting::key).toList()))
                        .build();
        dryRun.show(
                Operation.local(edit, () -> set(typed, gone, key)),
                ProfileColumns.PROFILE,
                desk.out());
    }

    private static void checkNotBoth(
            List<Setting> gone, Map<Setting, String> typed, boolean keyTyped) {
        gone.stream()
                .filter(each -> typed.containsKey(each) || (keyTyped && each == Setting.AUTH_KEY))
                .findFirst()
                .ifPresent(
                        both -> {
                            throw new Failure(
                                    FailureKind.USAGE,
                                    both.key() + " can be set or taken out, not both.");
                        });
    }

    private ProfileColumns.Row set(
            Map<Setting, String> typed, List<Setting> gone, Optional<Secret> key) {
        desk.file().set(name, typed, gone.stream().filter(Setting::inProfile).toList());
        if (gone.contains(Setting.AUTH_KEY)) {
            desk.state(name).deleteAuthKey();
        }
        key.ifPresent(secret -> desk.state(name).saveAuthKey(secret));
        desk.out().note("Changed profile " + name + " in " + desk.file().path() + ".");
        return ProfileColumns.row(desk.file(), name);
    }

    /** The authorization key is kept for a profile, too, though not in the file. */
    private static boolean canGo(Setting setting) {
        return setting.inProfile() || setting == Setting.AUTH_KEY;
    }

    private static Setting setting(String key) {
        return Setting.ofKey(key.replace('-', '_'))
                .filter(SetCommand::canGo)
                .orElseThrow(
                        () ->
                                new Failure(
                                                FailureKind.USAGE,
                                                "A profile has no setting \"" + key + "\".")
                                        .withHint(String.join(", ", names())));
    }

    private static List<String> names() {
        return Stream.of(Setting.values()).filter(SetCommand::canGo).map(Setting::key).toList();
    }

    /** What a shell may offer for {@code --unset}. */
    static final class Gone implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
