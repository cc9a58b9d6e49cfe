package dev.cubechat.cli.profile;

import dev.cubechat.cli.UserIdOption;
import dev.cubechat.cli.WhoOptions;
import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;
import dev.cubechat.config.SettingKind;
import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.Secret;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The settings that a profile may be given, beside those that every command has. */
final class Values {
    @Mixin final WhoOptions who = new WhoOptions();
    @Mixin final UserIdOption userId = new UserIdOption();

    @Option(
            names = "--transport",
            paramLabel = "rest|xmpp",
            description = "The way to take where both can.")
    @Nullable String transport;

    @Option(
            names = "--save-session",
            paramLabel = "true|false",
            description = "Keep the session between runs.")
    @Nullable String saveSession;

    @Option(
            names = "--password-keyring",
            paramLabel = "true|false",
            description = "The password is in the keyring, put there by auth login.")
    @Nullable String passwordKeyring;

    @Option(
            names = "--auth-key-file",
            paramLabel = "FILE",
            description =
                    "Keep the authorization key in this file's first line; - is stdin, and on a"
                            + " terminal it is asked for.")
    @Nullable String authKeyFile;

    /** What was typed, with file names that are good from any folder. */
    Map<Setting, String> typed(Flags global) {
        Flags all =
                userId.addTo(who.addTo(global))
                        .with(Setting.TRANSPORT, transport)
                        .with(Setting.SAVE_SESSION, saveSession)
                        .with(Setting.PASSWORD_KEYRING, passwordKeyring);
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        all.values()
                .forEach(
                        (setting, text) -> {
                            if (setting.inProfile()) {
                                values.put(setting, settled(setting, text));
                            }
                        });
        return values;
    }

    /** The same as a dry run shows it. */
    ObjBuilder describe(ObjBuilder edit, Map<Setting, String> typed, Optional<Secret> key) {
        var set = Json.obj();
        typed.forEach((setting, text) -> set.with(setting.key(), text));
        key.ifPresent(secret -> set.with(Setting.AUTH_KEY.key(), secret.toString()));
        return edit.with("set", set.build());
    }

    private static String settled(Setting setting, String text) {
        boolean relative = setting.kind() == SettingKind.PATH && !text.startsWith("~");
        return relative ? Path.of(text).toAbsolutePath().normalize().toString() : text;
    }
}
