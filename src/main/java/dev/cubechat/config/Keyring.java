package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.programs.Programs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The desktop's own store of secrets: the Secret Service by {@code secret-tool}, on macOS the
 * keychain by {@code security}. What cannot be kept there is kept nowhere.
 *
 * <p>A secret goes in by the tool's standard input, never by its arguments, which everybody on the
 * machine can read. A tool that does not answer soon, perhaps because it waits for somebody to
 * unlock something, is ended.
 */
public final class Keyring {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String HINT =
            "Unlock it and try again, or use --password-file or --password-command.";

    private final Map<String, String> environment;
    private final KeyringTool tool;

    private Keyring(Map<String, String> environment, KeyringTool tool) {
        this.environment = Map.copyOf(environment);
        this.tool = tool;
    }

    /**
     * The keyring of this machine, if it has one; that is found out when it is asked.
     *
     * @param environment where {@code PATH} leads to the tool
     * @param system the name of the operating system
     */
    public static Keyring of(Map<String, String> environment, String system) {
        return new Keyring(
                environment, system.startsWith("Mac") ? new MacKeychain() : new SecretTool());
    }

    /**
     * The password that is kept there; nothing where there is none.
     *
     * @throws Failure CONFIGURATION where the keyring cannot be asked
     */
    public Optional<Secret> find(PasswordSource.InKeyring place) {
        Told told = run(tool.find(place), null);
        check(told, place);
        String text = told.code() == 0 ? tool.password(told.out()) : "";
        return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
    }

    /**
     * Keeps a password, in place of an older one, and looks whether it is there.
     *
     * @throws Failure CONFIGURATION where it is not; then it is nowhere
     */
    public void keep(PasswordSource.InKeyring place, Secret password) {
        Told told = run(tool.keep(place), tool.input(place, password));
        if (told.code() != 0) {
            throw unusable(told.reason());
        }
        if (!find(place).equals(Optional.of(password))) {
            throw unusable("it did not keep the password");
        }
    }

    /**
     * Removes a password; does nothing where there is none.
     *
     * @throws Failure CONFIGURATION where the keyring cannot be asked
     */
    public void remove(PasswordSource.InKeyring place) {
        check(run(tool.remove(place), null), place);
    }

    /** What failed has failed because there is no such password, or it is a failure of ours. */
    private void check(Told told, PasswordSource.InKeyring place) {
        if (told.code() == 0) {
            return;
        }
        if (!tool.saysNone(told)) {
            throw unusable(told.reason());
        }
        List<String> list = tool.list(place);
        if (!list.isEmpty() && !run(list, null).out().isBlank()) {
            throw unusable("it is locked");
        }
    }

    /** What a tool said. */
    record Told(int code, String out, String err) {
        /** Why it failed, as far as it said so. */
        String reason() {
            return err.lines()
                    .findFirst()
                    .filter(line -> !line.isBlank())
                    .orElse("it ended with exit code " + code);
        }
    }

    private Told run(List<String> words, @Nullable String input) {
        ProcessBuilder builder =
                Programs.call(
                        Stream.concat(Stream.of(program()), words.stream()).toList(), environment);
        try {
            return told(builder.start(), input);
        } catch (IOException broken) {
            throw new Failure(
                            FailureKind.CONFIGURATION, sentence("it could not be started"), broken)
                    .withHint(HINT);
        } catch (InterruptedException stop) {
            throw Failure.interrupted("Stopped while asking the keyring.", stop);
        }
    }

    private static Told told(Process process, @Nullable String input)
            throws IOException, InterruptedException {
        try {
            try (OutputStream in = process.getOutputStream()) {
                if (input != null) {
                    in.write(input.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException notRead) {
                // A tool that fails early does not read it; its exit code tells.
            }
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unusable("it did not answer within " + LIMIT.toSeconds() + " s");
            }
            return new Told(
                    process.exitValue(),
                    said(process.getInputStream()),
                    said(process.getErrorStream()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What has been said until now: another process may hold the other end open for ever. */
    private static String said(InputStream stream) throws IOException {
        return new String(stream.readNBytes(stream.available()), StandardCharsets.UTF_8);
    }

    private String program() {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, tool.name()))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> unusable("there is no " + tool.name() + " on the PATH"));
    }

    private static Failure unusable(String reason) {
        return new Failure(FailureKind.CONFIGURATION, sentence(reason)).withHint(HINT);
    }

    private static String sentence(String reason) {
        return "The keyring cannot be used: " + reason + ".";
    }
}
