package dev.cubechat.cli.profile;

import dev.cubechat.disk.ReadLimit;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads an application's authorization key from the first line of a file or of standard input; a
 * person is asked for it.
 */
final class AuthKeyInput {
    private static final ReadLimit LIMIT = ReadLimit.ofKib(64);

    private AuthKeyInput() {}

    static Secret read(String file, ProfileDesk desk) {
        String key = (file.equals("-") ? typed(desk) : firstLine(Path.of(file))).strip();
        if (key.isEmpty()) {
            throw new Failure(
                    FailureKind.USAGE, "There is no key in the first line of " + file + ".");
        }
        return new Secret(key);
    }

    private static String typed(ProfileDesk desk) {
        return desk.stdin().isTerminal() && desk.prompter().present()
                ? desk.prompter().secret("Authorization key:").reveal()
                : desk.stdin().firstLine();
    }

    private static String firstLine(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] line = LIMIT.firstLine(in);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (ReadLimit.Exceeded longer) {
            throw new Failure(
                    FailureKind.USAGE, file + " is longer than " + LIMIT + ": no key.", longer);
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureKind.USAGE, "Could not read the key from " + file + ".", unreadable);
        }
    }
}
