package dev.cubechat.app.sandbox;

import dev.cubechat.cli.Confirmation;
import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.Out;
import dev.cubechat.config.Flags;
import dev.cubechat.config.SettingsFinder;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the commands about the sandbox work with.
 *
 * @param environment without the variables that tell a client where to go and who to be
 * @param finder of settings in that environment
 */
public record Desk(
        Map<String, String> environment,
        SettingsFinder finder,
        Supplier<Flags> flags,
        Program self,
        SignIn signIn,
        Confirmation confirmation,
        Stop stop,
        Clock clock,
        SecureRandom random,
        Out out) {
    public Desk {
        environment = Map.copyOf(environment);
    }

    OwnSandbox own() {
        return new OwnSandbox(Place.of(finder.folders()));
    }

    OwnProfile profile() {
        return new OwnProfile(finder, signIn);
    }
}
