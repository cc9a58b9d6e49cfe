package dev.cubechat.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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

    public static Folders of(Map<String, String> environment, Path home) {
        return new Folders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state")),
                folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")));
    }

    /** The configuration file, which need not exist. */
    public Path configFile() {
        return config.resolve("config.toml");
    }

    /** Remembers which certificates have passed the check; it need not exist. */
    public Path passed() {
        return cache.resolve("passed-certificates");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .flatMap(Folders::absolute)
                .orElse(otherwise)
                .resolve(OURS);
    }

    private static Optional<Path> absolute(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
