package dev.cubechat.cli;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Who to be: the application, the person, and where their password is. Never a secret itself. */
public final class WhoOptions {
    @Option(names = "--app-id", paramLabel = "ID", description = "The application's number.")
    @Nullable String appId;

    @Option(names = "--login", paramLabel = "LOGIN", description = "The person's login.")
    @Nullable String login;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The person's e-mail address.")
    @Nullable String email;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password is the first line of this file.")
    @Nullable String passwordFile;

    @Option(
            names = "--password-command",
            paramLabel = "COMMAND",
            description = "The password is the first line that this command prints.")
    @Nullable String passwordCommand;

    /** What these options set, beside what others did. */
    public Flags addTo(Flags flags) {
        return flags.with(Setting.APP_ID, appId)
                .with(Setting.LOGIN, login)
                .with(Setting.EMAIL, email)
                .with(Setting.PASSWORD_FILE, passwordFile)
                .with(Setting.PASSWORD_COMMAND, passwordCommand);
    }
}
