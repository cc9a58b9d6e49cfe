package dev.cubechat.cli;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who to sign in as, for this run only. */
public final class SignInOptions {
    @Mixin final WhoOptions who = new WhoOptions();

    @Option(names = "--password-stdin", description = "The password is the first line of stdin.")
    boolean passwordStdin;

    @Option(names = "--save-session", description = "Keep the session between runs, in CI, too.")
    boolean saveSession;

    /** What these options set, beside what others did. */
    public Flags addTo(Flags flags) {
        return who.addTo(flags)
                .withSwitch(Setting.PASSWORD_STDIN, passwordStdin)
                .withSwitch(Setting.SAVE_SESSION, saveSession);
    }
}
