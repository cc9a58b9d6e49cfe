package dev.cubechat.app.sandbox;

import dev.cubechat.config.Settings;
import dev.cubechat.config.StateFolder;

/** Signs in as the settings say, and remembers the session. */
@FunctionalInterface
public interface SignIn {
    void with(Settings settings, StateFolder state);
}
