package dev.cubechat.config;

import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.disk.ReadLimit;
import dev.cubechat.disk.Reason;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.programs.Programs;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Fetches a password from where the settings say it is. Only the first line counts, without its
 * line end, as editors and password stores write one.
 */
public final class Passwords {
    private static final ReadLimit LIMIT = ReadLimit.ofKib(64);
    private static final int SECONDS_FOR_COMMAND = 120;
    private static final String COMMAND = "password_command";
    private final InputStream stdin;
    private final BooleanSupplier keyboard;
    private final Prompter prompter;
    private final Keyring keyring;

    /**
     * @param keyboard whether standard input is a terminal, at which a password command may ask;
     *     any other is the work of the command that was typed, of which no other program may read
     */
    public Passwords(
            InputStream stdin, BooleanSupplier keyboard, Prompter prompter, Keyring keyring) {
        this.stdin = stdin;
        this.keyboard = keyboard;
        this.prompter = prompter;
        this.keyring = keyring;
    }

    /**
     * The password from there; nothing where a keyring has none, or cannot be used while there is a
     * person to be asked instead, who is told why.
     */
    public Optional<Secret> find(PasswordSource source) {
        return source instanceof PasswordSource.InKeyring place
                ? fromKeyring(place)
                : Optional.of(fetch(source));
    }

    /**
     * Keeps a password in the keyring.
     *
     * @throws Failure CONFIGURATION where that is not possible; then it is kept nowhere
     */
    public void keep(PasswordSource.InKeyring place, Secret password) {
        keyring.keep(place, password);
    }

    /** Lets pass what {@link #keep} will be asked for later, as far as can be told. */
    public void checkKeeping(PasswordSource.InKeyring place) {
        Optional<Secret> unused = keyring.find(place);
    }

    /** Removes a password from the keyring. */
    public void forget(PasswordSource.InKeyring place) {
        keyring.remove(place);
    }

    public Secret fetch(PasswordSource source) {
        return switch (source) {
            case PasswordSource.Given given -> given.password();
            case PasswordSource.StandardInput in -> fromStandardInput();
            case PasswordSource.InFile in -> fromFile(in.file());
            case PasswordSource.OfCommand of -> fromCommand(of);
            case PasswordSource.InKeyring place ->
                    fromKeyring(place).orElseThrow(() -> failure("the keyring", "it has none"));
        };
    }

    private Optional<Secret> fromKeyring(PasswordSource.InKeyring place) {
        try {
            Optional<Secret> kept = keyring.find(place);
            if (kept.isEmpty()) {
                prompter.note(
                        "The keyring has no password of "
                                + place.person()
                                + " for profile "
                                + place.profile()
                                + "; it gets it with: cubechat auth login --save-password");
            }
            return kept;
        } catch (Failure unusable) {
            if (!prompter.present() || unusable.kind() != FailureKind.CONFIGURATION) {
                throw unusable;
            }
            prompter.note("warning: " + unusable.sentence());
            return Optional.empty();
        }
    }

    /** Asks the person, where there is one. */
    public Secret ask(String question) {
        if (!prompter.present()) {
            throw new Failure(
                            FailureKind.NOT_SIGNED_IN,
                            "A password is needed, and there is no terminal to ask for it.")
                    .withHint("Use --password-stdin, --password-file or CUBECHAT_PASSWORD.");
        }
        return prompter.secret(question);
    }

    /**
     * The same for a password that nobody knows yet: it is asked for twice, for who mistypes it
     * without seeing it has lost it.
     *
     * @throws Failure USAGE where the answers differ
     */
    public Secret askTwice(String question) {
        Secret password = ask(question);
        if (!prompter.secret("The same again: ").equals(password)) {
            throw new Failure(FailureKind.USAGE, "These are two different passwords.")
                    .withHint("Nothing was done; try again.");
        }
        return password;
    }

    /** Takes no byte beyond the first line, so that what follows is there for others. */
    private Secret fromStandardInput() {
        try {
            return secret(firstLine(stdin, "standard input"), "standard input");
        } catch (IOException unreadable) {
            throw failed("standard input", Reason.of(unreadable), unreadable);
        }
    }

    private Secret fromFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (OwnerOnly.isOpen(file)) {
                prompter.note(
                        "warning: others can read the password file "
                                + file
                                + " (close it with: chmod 600)");
            }
            return secret(firstLine(in, file.toString()), file.toString());
        } catch (IOException unreadable) {
            throw failed(file.toString(), Reason.of(unreadable), unreadable);
        }
    }

    /**
     * Lets a source pass that a password may be fetched from, without fetching one: the file can be
     * read, and the command is what the person wrote.
     *
     * @throws Failure CONFIGURATION where that is not so
     */
    public static void check(PasswordSource source) {
        switch (source) {
            case PasswordSource.InFile in -> checkFile(in.file());
            case PasswordSource.OfCommand of -> checkAuthor(of.writtenIn());
            default -> {
                // It says itself what is wrong when it is asked.
            }
        }
    }

    private static void checkFile(Path file) {
        try {
            file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
        } catch (IOException unreadable) {
            throw failed(file.toString(), Reason.of(unreadable), unreadable);
        }
        if (Files.isDirectory(file)) {
            throw failure(file.toString(), "it is a folder");
        }
    }

    /** Whoever may change the file would have commands run as the person. */
    private static void checkAuthor(@Nullable Path config) {
        if (config == null) {
            return;
        }
        try {
            List<Path> open = OwnerOnly.openToChange(config);
            if (!open.isEmpty()) {
                throw failure(COMMAND, "others may change " + config + ", so it was not run")
                        .withHint(
                                "chmod go-w "
                                        + open.stream()
                                                .map(Path::toString)
                                                .collect(Collectors.joining(" ")));
            }
        } catch (IOException unreadable) {
            throw failed(COMMAND, Reason.of(unreadable), unreadable);
        }
    }

    private Secret fromCommand(PasswordSource.OfCommand of) {
        check(of);
        try {
            ProcessBuilder command =
                    Programs.call(shell(of.command()))
                            .redirectError(ProcessBuilder.Redirect.INHERIT);
            boolean asks = keyboard.getAsBoolean();
            if (asks) {
                command.redirectInput(ProcessBuilder.Redirect.INHERIT);
            }
            Process process = command.start();
            if (!asks) {
                process.getOutputStream().close();
            }
            return answer(process, COMMAND);
        } catch (IOException noShell) {
            throw failed(COMMAND, "it could not be started", noShell);
        }
    }

    private static Secret answer(Process process, String name) throws IOException {
        Thread watchdog = Thread.ofVirtual().start(() -> endInTime(process));
        try (InputStream out = process.getInputStream()) {
            byte[] line = firstLine(out, name);
            out.transferTo(OutputStream.nullOutputStream());
            int code = process.waitFor();
            if (code != 0) {
                throw failure(name, "it ended with exit code " + code);
            }
            return secret(line, name);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Interrupted while fetching the password.", stopped);
        } finally {
            watchdog.interrupt();
            process.destroy();
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(SECONDS_FOR_COMMAND, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> shell(String command) {
        boolean windows = File.separatorChar == '\\';
        return windows ? List.of("cmd.exe", "/c", command) : List.of("/bin/sh", "-c", command);
    }

    private static byte[] firstLine(InputStream in, String source) throws IOException {
        try {
            return LIMIT.firstLine(in);
        } catch (ReadLimit.Exceeded longer) {
            throw failed(source, "its first line is longer than any password", longer);
        }
    }

    private static Secret secret(byte[] line, String source) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            String password = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            if (password.isEmpty()) {
                throw failure(source, "its first line is empty");
            }
            return new Secret(password);
        } catch (CharacterCodingException notText) {
            throw failed(source, Reason.of(notText), notText);
        }
    }

    private static Failure failure(String source, String reason) {
        return new Failure(FailureKind.CONFIGURATION, sentence(source, reason));
    }

    private static Failure failed(String source, String reason, IOException cause) {
        return new Failure(FailureKind.CONFIGURATION, sentence(source, reason), cause);
    }

    private static String sentence(String source, String reason) {
        return "Could not take the password from " + source + ": " + reason + ".";
    }
}
