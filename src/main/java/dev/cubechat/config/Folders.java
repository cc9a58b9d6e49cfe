package dev.cubechat.config;

import dev.cubechat.model.Failure;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where our files are, by the XDG base directory rules: a variable that holds no absolute path is
 * ignored.
 *
 * @param config holds {@code config.toml}, and nothing secret
 * @param state holds one folder for each profile, with everything that is secret
 * @param cache holds what can be made again
 */
public record Folders(Path config, Path state, Path cache) {
    private static final String OURS = "cubechat";

    /**
     * Finds them.
     *
     * @throws Failure CONFIGURATION where one of them needs a home folder and there is none
     */
    public static Folders of(Map<String, String> environment, Home home) {
        return new Folders(
                folder(environment, "XDG_CONFIG_HOME", home, ".config"),
                folder(environment, "XDG_STATE_HOME", home, ".local/state"),
                folder(environment, "XDG_CACHE_HOME", home, ".cache"));
    }

    /** The configuration file, which need not exist. */
    public Path configFile() {
        return config.resolve("config.toml");
    }

    /** Remembers which certificates have passed the check; it need not exist. */
    public Path passed() {
        return cache.resolve("passed-certificates");
    }

    private static Path folder(
            Map<String, String> environment, String variable, Home home, String otherwise) {
        return Home.absolute(environment.getOrDefault(variable, ""))
                .orElseGet(() -> home.folder().resolve(otherwise))
                .resolve(OURS);
    }
}
