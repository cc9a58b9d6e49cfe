package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The desktop's keyring as it is: secret-tool, and GNOME's keyring behind it. */
class SecretServiceStoryTest {
    @TempDir Path homes;
    @TempDir Path keyring;
    @AutoClose private StoryWorld world;
    private Shell shell;

    @BeforeAll
    static void need() {
        Stream.of("dbus-run-session", "dbus-send", "gnome-keyring-daemon", "secret-tool")
                .forEach(Needed::program);
    }

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        shell = world.stranger("mira");
        shell.run("profile", "add", "own", "--login", "mira", "--password-keyring", "true");
    }

    @Test
    void a_password_that_was_saved_signs_in_until_one_signs_out() throws Exception {
        try (SecretService service = SecretService.unlocked(keyring)) {
            Shell.Result login = login(service);
            String kept = lookUp(service);
            Shell.Result check = shell.run("doctor");
            forgetSession();
            Shell.Result later = shell.run("user", "me", "--json=login");
            Shell.Result logout = shell.run("auth", "logout");
            String gone = lookUp(service);
            Shell.Result nobody = shell.run("user", "me");

            assertThat(login.code()).as(login.err()).isZero();
            assertThat(login.err()).contains("The password is in the keyring now.");
            assertThat(kept).isEqualTo("pw-101");
            assertThat(check.out()).contains("password in the keyring");
            assertThat(later.code()).as(later.err()).isZero();
            assertThat(logout.code()).as(logout.err()).isZero();
            assertThat(gone).isEmpty();
            assertThat(nobody.code()).isEqualTo(4);
            assertThat(nobody.err()).contains("Nobody is signed in");
        }
    }

    @Test
    void it_comes_back_after_the_session_of_the_desktop_ended_and_is_nowhere_in_the_open()
            throws Exception {
        try (SecretService service = SecretService.unlocked(keyring)) {
            login(service);
        }
        forgetSession();

        Shell.Result later;
        try (SecretService service = SecretService.unlocked(keyring)) {
            later = service.in(shell).run("user", "me", "--json=login");
        }

        assertThat(later.code()).as(later.err()).isZero();
        assertThat(written("pw-101")).isEmpty();
    }

    @Test
    void a_locked_keyring_is_said_to_be_locked_and_not_to_be_empty() throws Exception {
        try (SecretService service = SecretService.unlocked(keyring)) {
            login(service);
        }

        try (SecretService service = SecretService.locked(keyring)) {
            Shell.Result logout = service.in(shell).run("auth", "logout");
            forgetSession();
            Shell.Result me = shell.run("user", "me");
            Shell.Result check = shell.run("doctor");
            Shell.Result login = login(service);

            assertThat(List.of(logout, me, login))
                    .allSatisfy(
                            result -> {
                                assertThat(result.code()).as(result.err()).isEqualTo(14);
                                assertThat(result.err())
                                        .contains("The keyring cannot be used: it is locked.")
                                        .contains("hint: Unlock it");
                            });
            assertThat(check.out()).contains("it is locked");
            assertThat(written("pw-101")).isEmpty();
        }
        try (SecretService service = SecretService.unlocked(keyring)) {
            assertThat(lookUp(service)).isEqualTo("pw-101");
        }
    }

    @Test
    void a_keyring_that_does_not_answer_is_not_waited_for() throws Exception {
        try (SecretService service = SecretService.unlocked(keyring)) {
            login(service);
            forgetSession();
            service.freeze();

            Shell.Result me = shell.run("user", "me");

            assertThat(me.code()).isEqualTo(14);
            assertThat(me.err()).contains("it did not answer within 3 s");
        }
    }

    private Shell.Result login(SecretService service) {
        return service.in(shell)
                .typing("pw-101\n")
                .run("auth", "login", "--password-stdin", "--save-password");
    }

    private static String lookUp(SecretService service) throws IOException {
        return service.ask("lookup", "service", "cubechat", "profile", "own", "login", "mira");
    }

    private void forgetSession() throws IOException {
        for (Path file : files(homes.resolve("mira"))) {
            if (file.getFileName().toString().equals("session.json")) {
                Files.delete(file);
            }
        }
    }

    /** The files of the person's home and of the keyring that this text is in. */
    private List<Path> written(String text) throws IOException {
        List<Path> with = new ArrayList<>();
        for (Path folder : List.of(homes.resolve("mira"), keyring)) {
            for (Path file : files(folder)) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    with.add(file);
                }
            }
        }
        return with;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
