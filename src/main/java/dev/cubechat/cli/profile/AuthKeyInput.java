package dev.cubechat.cli.profile;

import dev.cubechat.disk.ReadLimit;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;

import java.io.IOException;
import java.nio.file.Path;

/** Reads an application's authorization key from a file or standard input. */
final class AuthKeyInput {
    private static final ReadLimit LIMIT = ReadLimit.ofKib(64);

    private AuthKeyInput() {}

    static Secret read(String file, ProfileDesk desk) {
        String text = file.equals("-") ? desk.stdin().text() : contents(Path.of(file));
        String key = text.lines().findFirst().orElse("").strip();
        if (key.isEmpty()) {
            throw new Failure(
                    FailureKind.USAGE, "There is no key in the first line of " + file + ".");
        }
        return new Secret(key);
    }

    private static String contents(Path file) {
        try {
            return LIMIT.text(file);
        } catch (ReadLimit.Exceeded longer) {
            throw new Failure(
                    FailureKind.USAGE, file + " is longer than " + LIMIT + ": no key.", longer);
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureKind.USAGE, "Could not read the key from " + file + ".", unreadable);
        }
    }
}
