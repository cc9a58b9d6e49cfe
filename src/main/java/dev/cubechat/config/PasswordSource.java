package dev.cubechat.config;

import dev.cubechat.model.Secret;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Where a password can be had without asking anyone. */
public sealed interface PasswordSource {

    /** The first line of standard input. */
    record StandardInput() implements PasswordSource {}

    /** An environment variable's value. */
    record Given(Secret password) implements PasswordSource {}

    /** The first line of a file. */
    record InFile(Path file) implements PasswordSource {}

    /**
     * The first line that a command prints, such as {@code pass show chat/mira}.
     *
     * @param writtenIn the configuration file that says so; null where it was typed
     */
    record OfCommand(String command, @Nullable Path writtenIn) implements PasswordSource {}

    /** The desktop's keyring, under a profile and the name of its person. */
    record InKeyring(String profile, String person) implements PasswordSource {
        @Override
        public String toString() {
            return profile + "/" + person;
        }
    }
}
