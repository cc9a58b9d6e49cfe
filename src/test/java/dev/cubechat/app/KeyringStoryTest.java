package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.config.FakeKeyring;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A password that the desktop's keyring keeps, or does not. */
@Timeout(90)
@EnabledOnOs(OS.LINUX)
class KeyringStoryTest {
    @TempDir Path homes;
    @TempDir Path tools;
    @AutoClose private StoryWorld world;
    private Shell shell;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        shell = world.stranger("mira").with("PATH", FakeKeyring.path(tools));
        shell.run("profile", "add", "own", "--login", "mira", "--password-keyring", "true");
    }

    @Test
    void a_password_that_was_saved_signs_in_until_one_signs_out() throws Exception {
        FakeKeyring.secretTool(tools);

        Shell.Result login = login("pw-101");
        Shell.Result check = shell.run("doctor");
        forgetSession();
        Shell.Result later = shell.run("user", "me", "--json=login");
        Shell.Result logout = shell.run("auth", "logout");
        Shell.Result gone = shell.run("user", "me");

        assertThat(login.code()).as(login.err()).isZero();
        assertThat(login.err()).contains("The password is in the keyring now.");
        assertThat(check.out()).contains("password in the keyring");
        assertThat(later.code()).as(later.err()).isZero();
        assertThat(later.out()).isEqualTo("{\"login\":\"mira\"}\n");
        assertThat(logout.code()).as(logout.err()).isZero();
        assertThat(gone.code()).isEqualTo(4);
        assertThat(written("pw-101")).isEmpty();
    }

    @Test
    void a_wrong_password_that_was_saved_can_be_replaced() throws Exception {
        FakeKeyring.secretTool(tools);
        login("pw-101");
        try (Stream<Path> kept = Files.list(tools)) {
            Path file = kept.filter(each -> each.toString().contains("kept-")).findFirst().get();
            Files.writeString(file, "outdated");
        }

        Shell.Result refused = shell.run("auth", "login");
        Shell.Result replaced = login("pw-101");
        Shell.Result accepted = shell.run("auth", "login");

        assertThat(refused.code()).isEqualTo(4);
        assertThat(replaced.code()).as(replaced.err()).isZero();
        assertThat(accepted.code()).as(accepted.err()).isZero();
    }

    @Test
    void where_there_is_no_keyring_nobody_signs_in_and_nothing_is_written() throws Exception {
        shell.with("PATH", tools.toString());

        Shell.Result login = login("pw-101");

        assertThat(login.code()).isEqualTo(14);
        assertThat(login.err())
                .contains("The keyring cannot be used: there is no secret-tool on the PATH.")
                .contains("hint: ");
        assertThat(written("pw-101")).isEmpty();
    }

    @Test
    void a_keyring_that_hangs_ends_with_a_sentence() throws Exception {
        FakeKeyring.secretTool(tools, "sleep 60");

        Shell.Result result = shell.run("user", "me");
        Shell.Result check = shell.run("doctor");

        assertThat(result.code()).isEqualTo(14);
        assertThat(result.err()).contains("it did not answer within 3 s");
        assertThat(check.out()).contains("it did not answer within 3 s");
    }

    @Test
    void a_keyring_that_has_nothing_says_how_it_gets_it() throws Exception {
        FakeKeyring.secretTool(tools);

        Shell.Result result = shell.run("user", "me");
        Shell.Result check = shell.run("doctor");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains("The keyring has no password of mira for profile own;")
                .contains("auth login --save-password");
        assertThat(check.out()).contains("password in the keyring, which has none");
    }

    @Test
    void who_is_not_the_profiles_own_person_is_not_kept_with_it() throws Exception {
        FakeKeyring.secretTool(tools);

        Shell.Result other =
                shell.typing("pw-102\n")
                        .run(
                                "auth",
                                "login",
                                "--login",
                                "jon",
                                "--password-stdin",
                                "--save-password");

        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("--password-keyring true");
        assertThat(tools.resolve("asked")).doesNotExist();
    }

    @Test
    void a_profile_that_is_removed_takes_all_with_it_that_signs_in() throws Exception {
        FakeKeyring.secretTool(tools);
        login("pw-101");
        shell.typing("pw-102\n").run("auth", "login", "--login=jon", "--password-stdin");
        shell.run("dialog", "list");
        Path state = homes.resolve("mira/.local/state/cubechat/own");
        Files.writeString(state.resolve("auth-key"), "key\n");
        Files.writeString(state.resolve("session-0123456789abcdef.json"), "{}\n");
        Files.writeString(state.resolve("drafts.json"), "{}");

        Shell.Result removed = shell.run("profile", "remove", "own", "--yes");
        shell.run("profile", "add", "own", "--login", "mira", "--password-keyring", "true");
        Shell.Result again = shell.run("user", "me");

        assertThat(removed.code()).as(removed.err()).isZero();
        assertThat(state.toFile().list()).containsOnly("session.lock", "drafts.json");
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("The keyring has no password of mira");
    }

    @Test
    void a_profile_whose_keyring_does_not_answer_stays_as_it_was() throws Exception {
        FakeKeyring.secretTool(tools);
        login("pw-101");
        FakeKeyring.secretTool(tools, "echo 'it is locked' >&2; exit 1");

        Shell.Result refused = shell.run("profile", "remove", "own", "--yes");
        Shell.Result still = shell.run("user", "me", "--json=login");
        shell.run("profile", "set", "own", "--unset=password_keyring");
        Shell.Result removed = shell.run("profile", "remove", "own", "--yes");

        assertThat(refused.code()).isEqualTo(14);
        assertThat(refused.err()).contains("was not removed", "--unset password_keyring");
        assertThat(still.out()).isEqualTo("{\"login\":\"mira\"}\n");
        assertThat(removed.code()).as(removed.err()).isZero();
    }

    private Shell.Result login(String password) {
        return shell.typing(password + "\n")
                .run("auth", "login", "--password-stdin", "--save-password");
    }

    private void forgetSession() throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().equals("session.json")) {
                Files.delete(file);
            }
        }
    }

    /** The files of the person's home folder that this text is in. */
    private List<Path> written(String text) throws IOException {
        List<Path> with = new ArrayList<>();
        for (Path file : files()) {
            if (Files.readString(file).contains(text)) {
                with.add(file);
            }
        }
        return with;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(homes.resolve("mira"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
