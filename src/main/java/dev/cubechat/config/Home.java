package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The person's home folder, if there is one. What is no whole path is none: secrets would go into
 * the folder where somebody happens to work, and settings come from there.
 */
public final class Home {
    private final Optional<Path> folder;

    private Home(Optional<Path> folder) {
        this.folder = folder;
    }

    /** This folder. */
    public static Home at(Path folder) {
        return new Home(Optional.of(folder));
    }

    /**
     * What {@code HOME} says, else what the system says of this user.
     *
     * @param ofUser the folder by the system's list of users, where that has one
     */
    public static Home of(Map<String, String> environment, String ofUser) {
        return new Home(
                Stream.of(environment.getOrDefault("HOME", ""), ofUser)
                        .flatMap(text -> absolute(text).stream())
                        .findFirst());
    }

    /**
     * The folder.
     *
     * @throws Failure CONFIGURATION where there is none
     */
    public Path folder() {
        return folder.orElseThrow(
                () ->
                        new Failure(
                                        FailureKind.CONFIGURATION,
                                        "There is no home folder: HOME is not set to a whole path.")
                                .withHint(
                                        "Set HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and"
                                                + " XDG_CACHE_HOME."));
    }

    /** The folder where there is one. */
    public Optional<Path> found() {
        return folder;
    }

    /** The folder with this name; nothing where it is no whole path. */
    public static Optional<Path> absolute(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
