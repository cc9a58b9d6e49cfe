package dev.cubechat.app.doctor;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Keyring;
import dev.cubechat.config.Settings;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.service.Services;
import dev.cubechat.service.TimeLimits;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whom the doctor looks at: this installation with the settings of this run.
 *
 * @param services made, and connected, only when a check asks
 * @param limits how long is waited for an answer
 * @param terminal the person's terminal
 */
public record Patient(
        SettingsFinder finder,
        Supplier<Flags> flags,
        Supplier<Services> services,
        Supplier<TimeLimits> limits,
        Map<String, String> environment,
        Keyring keyring,
        TerminalFacts terminal,
        Clock clock) {
    public Patient {
        environment = Map.copyOf(environment);
    }

    /** Which streams are a terminal, and how wide it is. */
    public interface TerminalFacts {
        boolean stdin();

        boolean stdout();

        int width();
    }

    Settings settings() {
        return finder.find(flags.get());
    }
}
