package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class PasswordsTest {
    @TempDir Path folder;
    private final List<String> notes = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();

    @Test
    void standard_input_gives_its_first_line_and_keeps_the_rest() throws IOException {
        InputStream stdin = bytes("pässword \r\nthe message\n");

        Secret password = passwords(stdin, false).fetch(new PasswordSource.StandardInput());

        assertThat(password).isEqualTo(new Secret("pässword "));
        assertThat(new String(stdin.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("the message\n");
    }

    @Test
    void a_file_gives_its_first_line() throws IOException {
        Path file = Files.writeString(folder.resolve("pw"), "secret\nlogin: mira\n");

        Secret password = passwords(false).fetch(new PasswordSource.InFile(file));

        assertThat(password).isEqualTo(new Secret("secret"));
    }

    @Test
    void a_file_that_others_can_read_is_used_with_a_warning() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = Files.writeString(folder.resolve("pw"), "secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        passwords(false).fetch(new PasswordSource.InFile(file));
        List<String> whileOpen = List.copyOf(notes);
        notes.clear();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        passwords(false).fetch(new PasswordSource.InFile(file));

        assertThat(whileOpen).singleElement().asString().contains(file.toString());
        assertThat(notes).isEmpty();
    }

    @Test
    void a_command_gives_the_first_line_it_prints() {
        assumeTrue(File.separatorChar == '/');

        Secret password =
                passwords(false)
                        .fetch(new PasswordSource.OfCommand("printf 'secret\\nurl: x\\n'", null));

        assertThat(password).isEqualTo(new Secret("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "echo secret; exit 3", "true", "printf '\\377\\n'"})
    void a_command_that_gives_no_password_is_told_of(String command) {
        assumeTrue(File.separatorChar == '/');

        assertThatThrownBy(
                        () -> passwords(false).fetch(new PasswordSource.OfCommand(command, null)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure)
                                    .hasMessageStartingWith(
                                            "Could not take the password from password_command: ")
                                    .hasMessageNotContaining("secret");
                        });
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> passwords(false).fetch(new PasswordSource.InFile(file)))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "Could not take the password from " + file + ": there is no such file.");
    }

    @Test
    void an_endless_line_is_refused() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                };

        assertThatThrownBy(
                        () -> passwords(endless, false).fetch(new PasswordSource.StandardInput()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("longer than any password");
    }

    @Test
    void a_person_is_asked_where_there_is_one() {
        Secret answer = passwords(true).ask("Password for mira: ");

        assertThat(answer).isEqualTo(new Secret("typed"));
        assertThat(notes).containsExactly("Password for mira: ");
    }

    @ParameterizedTest
    @CsvSource({"config.toml, rw-r--rw-", "'', rwxr-xrwx"})
    void a_command_that_others_may_have_written_is_not_run(String place, String permissions)
            throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path config = Files.createFile(folder.resolve("config.toml"));
        Path ran = folder.resolve("ran");
        PasswordSource command =
                new PasswordSource.OfCommand("touch '" + ran + "'; echo secret", config);
        Path open = folder.resolve(place);
        Path real = open.toRealPath();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> passwords(true).fetch(command))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure).hasMessageContaining("others may change " + config);
                            assertThat(failure.hint()).hasValue("chmod go-w " + real);
                        });
        assertThat(ran).doesNotExist();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(passwords(true).fetch(command)).isEqualTo(new Secret("secret"));
    }

    @Test
    void the_mark_of_an_editor_is_no_part_of_a_password() {
        assertThat(
                        passwords(bytes("\ufeffsecret\r\n"), false)
                                .fetch(new PasswordSource.StandardInput())
                                .reveal())
                .isEqualTo("secret");
    }

    @Test
    void a_command_reads_nothing_of_what_is_piped_in() {
        PasswordSource source = new PasswordSource.OfCommand("cat | wc -c; echo later", null);

        assertThat(passwords(true).fetch(source).reveal().strip()).isEqualTo("0");
    }

    @Test
    void a_new_password_is_asked_for_twice() {
        answers.addAll(List.of("new one", "new one", "new one", "new onw"));
        Passwords passwords = passwords(true);

        Secret same = passwords.askTwice("Password for nora: ");

        assertThat(same).isEqualTo(new Secret("new one"));
        assertThat(notes).containsExactly("Password for nora: ", "The same again: ");
        assertThatThrownBy(() -> passwords.askTwice("Password for nora: "))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.USAGE));
    }

    @Test
    void without_a_terminal_nobody_is_asked() {
        assertThatThrownBy(() -> passwords(false).ask("Password: "))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN));
        assertThat(notes).isEmpty();
    }

    private Passwords passwords(boolean present) {
        return passwords(InputStream.nullInputStream(), present);
    }

    private Passwords passwords(InputStream stdin, boolean present) {
        return new Passwords(
                stdin,
                () -> false,
                new Prompter() {
                    @Override
                    public boolean present() {
                        return present;
                    }

                    @Override
                    public Secret secret(String question) {
                        notes.add(question);
                        return new Secret(answers.isEmpty() ? "typed" : answers.removeFirst());
                    }

                    @Override
                    public void note(String line) {
                        notes.add(line);
                    }
                },
                Keyring.of(Map.of("PATH", folder.toString()), "Linux"));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
