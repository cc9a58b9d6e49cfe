package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cubechat.disk.Turn;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

class ConfigFileTest {
    @TempDir Path folder;
    private Path path;
    private ConfigFile file;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("cubechat/config.toml");
        file = new ConfigFile(path);
    }

    @Test
    void a_file_that_is_not_there_says_nothing() {
        assertThat(file.read().profiles()).isEmpty();
        assertThat(file.read().defaultProfile()).isEmpty();
    }

    @Test
    void profiles_that_were_added_are_read_again() {
        file.add("work", Map.of(Setting.APP_ID, "1476", Setting.LOGIN, "mi\"ra\n\u001b[31m"));
        file.add("home", Map.of(Setting.API_URL, "https://localhost:1"));

        ConfigFile.Content content = file.read();

        assertThat(content.defaultProfile().orElseThrow().text()).isEqualTo("work");
        assertThat(content.profiles()).containsOnlyKeys("work", "home");
        assertThat(file.profile("work").get(Setting.APP_ID).orElseThrow().text()).isEqualTo("1476");
        assertThat(file.profile("work").get(Setting.LOGIN).orElseThrow().text())
                .isEqualTo("mi\"ra\n\u001b[31m");
    }

    @Test
    void a_file_that_is_far_too_long_is_not_even_tried() throws IOException {
        write("x\n".repeat(1_000_000));

        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure.sentence())
                                    .endsWith("config.toml is longer than 65536 bytes.");
                        });
    }

    @Test
    void keys_of_the_chat_screen_are_read_and_stay() throws IOException {
        write(
                """
                [keys]
                quit = "F10"

                [profiles.work]
                app_id = 1476
                """);

        file.set("work", Map.of(Setting.XMPP_PORT, "5222"), List.of());

        assertThat(file.read().keys()).containsExactly(Map.entry("quit", "F10"));
    }

    @Test
    void an_edit_keeps_comments_and_everything_else() throws IOException {
        write(
                """
                # mine
                default_profile = "work" # which

                [profiles.work]
                # the app
                app_id = 1476
                login = 'mira'
                """);

        file.set("work", Map.of(Setting.XMPP_PORT, "5222"), List.of(Setting.LOGIN));

        assertThat(Files.readString(path))
                .isEqualTo(
                        """
                        # mine
                        default_profile = "work" # which

                        [profiles.work]
                        # the app
                        app_id = 1476
                        xmpp_port = 5222
                        """);
    }

    @Test
    void what_another_command_adds_at_the_same_time_stays() throws Exception {
        Files.createDirectories(path.getParent());
        Thread other;
        try (Turn _ =
                Turn.take(path.resolveSibling("config.toml.lock"), Duration.ZERO).orElseThrow()) {
            other = Thread.ofPlatform().start(() -> file.add("b", Map.of(Setting.APP_ID, "2")));
            while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            write("[profiles.a]\napp_id = 1\n");
        }
        other.join();

        assertThat(file.read().profiles()).containsOnlyKeys("a", "b");
        assertThat(path.getParent().toFile().list()).containsExactly("config.toml");
    }

    @Test
    void whoever_comes_second_with_a_name_is_refused() throws Exception {
        Files.createDirectories(path.getParent());
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Thread other;
        try (Turn _ =
                Turn.take(path.resolveSibling("config.toml.lock"), Duration.ZERO).orElseThrow()) {
            other =
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, trouble) -> refused.set(trouble))
                            .start(() -> file.add("a", Map.of(Setting.APP_ID, "2")));
            while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            write("[profiles.a]\napp_id = 1\n");
        }
        other.join();

        assertThat(refused.get())
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT));
        assertThat(file.profile("a").get(Setting.APP_ID).orElseThrow().text()).isEqualTo("1");
    }

    @Test
    void where_nothing_can_be_locked_it_says_so() throws IOException {
        Files.createDirectories(path.resolveSibling("config.toml.lock"));

        assertThatThrownBy(() -> file.add("a", Map.of(Setting.APP_ID, "1")))
                .isInstanceOf(Failure.class)
                .hasMessage("Could not write " + path + ": Is a directory.");
    }

    @Test
    void removing_the_default_profile_leaves_no_default() {
        file.add("a", Map.of(Setting.APP_ID, "1"));
        file.add("b", Map.of(Setting.APP_ID, "2"));

        file.remove("a");

        assertThat(file.read().defaultProfile()).isEmpty();
        assertThat(file.read().profiles()).containsOnlyKeys("b");
    }

    @Test
    void use_chooses_another_default() {
        file.add("a", Map.of());
        file.add("b", Map.of());

        file.use("b");

        assertThat(file.read().defaultProfile().orElseThrow().text()).isEqualTo("b");
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        file.add("a", Map.of());

        assertThatThrownBy(() -> file.add("a", Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"use", "set", "remove"})
    void a_profile_that_is_not_there_cannot_be_changed(String verb) {
        file.add("a", Map.of());

        assertThatThrownBy(
                        () -> {
                            switch (verb) {
                                case "use" -> file.use("b");
                                case "set" -> file.set("b", Map.of(), List.of());
                                default -> file.remove("b");
                            }
                        })
                .isInstanceOf(Failure.class)
                .hasMessage("There is no profile \"b\" in " + path + ".");
    }

    @Test
    void a_bad_value_changes_nothing() throws IOException {
        file.add("a", Map.of(Setting.APP_ID, "1"));
        String before = Files.readString(path);

        assertThatThrownBy(() -> file.set("a", Map.of(Setting.APP_ID, "x"), List.of()))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> file.set("a", Map.of(Setting.PASSWORD, "x"), List.of()))
                .isInstanceOf(Failure.class)
                .hasMessage("password cannot be kept in a profile.");
        assertThat(Files.readString(path)).isEqualTo(before);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("[profiles.work]\napp_id = 14 76\n", ", line 2, column 13: "),
                Arguments.of("a = ", ", line 1, column 5: "),
                Arguments.of("[profiles.w]\napp_id = 1\napp_id = 2\n", ", line 3, column 1: "),
                Arguments.of("\0", ", line 1, column 1: "),
                Arguments.of("profiles = 3\n", ", line 1, column 1: profiles must be a table"),
                Arguments.of("[profiles]\nwork = 'x'\n", "profiles.work must be a table"),
                Arguments.of(
                        "default_profile = 'x'\n",
                        ", line 1, column 1: default_profile must be the name"),
                Arguments.of(
                        "[profiles.work]\n\napp_idd = 3\n",
                        ", line 3, column 1: there is no setting \"app_idd\""),
                Arguments.of(
                        "[profiles.work]\napp_id = 1.5\n",
                        ", line 2, column 1: app_id must be a string, a whole number"),
                Arguments.of(
                        "[profiles.work]\napp_id = 'x'\n", "work in %s, line 2)".formatted("FILE")),
                Arguments.of("[profiles.work]\nauth_key = 'k'\n", "auth_key is a secret"),
                Arguments.of("[profiles.'../x']\napp_id = 1\n", "\"../x\" is no profile name"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_file_is_named_with_line_and_column(String text, String expected)
            throws IOException {
        write(text);

        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure)
                                    .hasMessageContaining(path.toString())
                                    .hasMessageContaining(
                                            expected.replace("FILE", path.toString()));
                        });
    }

    @Test
    void a_mistyped_key_is_answered_with_the_nearest_one() throws IOException {
        write("[profiles.work]\nchathost = 'x'\n");

        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.hint()).hasValue("Did you mean chat_host?"));
    }

    @Test
    void a_file_that_is_no_text_is_refused_by_name() throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(file::read)
                .isInstanceOf(Failure.class)
                .hasMessage("Could not read " + path + ": it is not UTF-8 text.");
    }

    @Test
    void only_the_owner_may_look() throws IOException {
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.createDirectories(path.getParent());
        Files.setPosixFilePermissions(
                path.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

        file.add("a", Map.of());

        assertThat(permissions(path.getParent())).isEqualTo("rwx------");
        assertThat(permissions(path)).isEqualTo("rw-------");
    }

    @Test
    void a_linked_file_stays_a_link() throws IOException {
        Path real = Files.createDirectories(folder.resolve("dotfiles")).resolve("my.toml");
        Files.writeString(real, "# mine\n");
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, real);

        file.add("a", Map.of());

        assertThat(path).isSymbolicLink();
        assertThat(Files.readString(real)).startsWith("# mine\n").contains("[profiles.a]");
    }

    @Test
    void a_link_to_a_file_that_is_not_there_yet_stays_one_too() throws IOException {
        Path real = Files.createDirectories(folder.resolve("dotfiles")).resolve("my.toml");
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, path.getParent().relativize(real));

        file.add("a", Map.of());

        assertThat(path).isSymbolicLink();
        assertThat(Files.readString(real)).contains("[profiles.a]");
    }

    @Test
    void a_link_that_leads_nowhere_is_left_and_named() throws IOException {
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, folder.resolve("gone/my.toml"));

        assertThatThrownBy(() -> file.add("a", Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
                .hasMessageContaining(path.toString());
        assertThat(path).isSymbolicLink();
    }

    @Test
    void links_in_a_circle_are_left_and_named() throws IOException {
        Files.createDirectories(path.getParent());
        Path other = path.resolveSibling("other");
        Files.createSymbolicLink(path, other);
        Files.createSymbolicLink(other, path);

        assertThatThrownBy(() -> new PrivateFolder(path.getParent()).write("config.toml", "x"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("its links lead nowhere");
        assertThat(path).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[profiles.a]\r\napp_id = 1\r\n", "[profiles]\na.app_id = 1\n"})
    void a_mark_that_an_editor_begins_the_file_with_says_nothing(String text) throws IOException {
        write("\ufeff" + text);

        String before = file.profile("a").get(Setting.APP_ID).orElseThrow().text();
        file.add("b", Map.of(Setting.APP_ID, "2"));

        assertThat(before).isEqualTo("1");
        assertThat(file.read().profiles()).containsOnlyKeys("a", "b");
    }

    @Test
    void nothing_is_left_beside_the_file() throws IOException {
        file.add("a", Map.of());
        file.add("b", Map.of());

        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
