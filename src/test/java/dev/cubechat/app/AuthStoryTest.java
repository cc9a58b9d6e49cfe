package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

class AuthStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_session_that_no_password_made_cannot_be_made_anew_by_one() {
        Shell guest = world.stranger("guest");
        guest.run("auth", "guest");

        Shell.Result refreshed = guest.run("auth", "refresh");
        Shell.Result nobodys = world.stranger("nobody").run("auth", "refresh");

        assertThat(refreshed.code()).isEqualTo(4);
        assertThat(refreshed.err())
                .contains("cannot be made anew", "auth login --provider", "auth guest")
                .doesNotContain("--login or --email");
        assertThat(nobodys.code()).isEqualTo(4);
        assertThat(nobodys.err()).contains("cubechat auth login");
        assertThat(guest.run("user", "me").code()).isZero();
    }

    @Test
    void who_has_just_signed_up_is_not_told_that_the_login_made_the_account() {
        Shell nora = world.as("nora", "nora's secret");
        nora.run("auth", "signup");

        Shell.Result login = nora.run("auth", "login");

        assertThat(login.code()).as(login.err()).isZero();
        assertThat(login.err()).contains("only seconds old", "not just signed up");
    }

    @Test
    void nobody_signs_in_or_up_by_a_number() {
        Shell shell = world.stranger("mira");

        Shell.Result login = shell.typing("pw-101\n").run("auth", "login", "--user-id", "101");
        Shell.Result signup = shell.run("auth", "signup", "--login", "x", "--user-id", "7");

        assertThat(login.code()).isEqualTo(2);
        assertThat(login.err()).contains("--user-id");
        assertThat(signup.code()).isEqualTo(2);
        assertThat(shell.run("auth", "login", "--help").out()).doesNotContain("--user-id");
        assertThat(shell.run("listen", "--help").out()).contains("--user-id");
    }

    @Test
    void signing_in_tells_who_one_is_and_keeps_the_session() throws Exception {
        Shell shell = world.stranger("mira").typing("pw-101\n");

        Shell.Result login =
                shell.run("auth", "login", "--login", "mira", "--password-stdin", "--json");
        Shell.Result status =
                shell.run("auth", "status", "--check", "--json=user_id,login,checked");
        Shell.Result me = shell.run("user", "me", "--json=id,login");

        assertThat(login.code()).as(login.err()).isZero();
        assertThat(JsonText.parse(login.out()).asObject().get("user_id")).isEqualTo(Json.of(101));
        assertThat(status.out())
                .isEqualTo("{\"user_id\":101,\"login\":\"mira\",\"checked\":true}\n");
        assertThat(me.out()).isEqualTo("{\"id\":101,\"login\":\"mira\"}\n");
        assertThat(requests("POST /session")).isEqualTo(1);
    }

    @Test
    void a_wrong_password_is_refused_in_one_line() {
        Shell shell = world.as("mira", "not-it");

        Shell.Result login = shell.run("auth", "login");

        assertThat(login.code()).isEqualTo(4);
        assertThat(login.out()).isEmpty();
        assertThat(login.err()).startsWith("cubechat: ").doesNotContain("not-it", "\tat ");
    }

    @Test
    void logging_out_ends_the_session() {
        Shell shell = world.stranger("mira").typing("pw-101\n");
        shell.run("auth", "login", "--login", "mira", "--password-stdin");

        Shell.Result logout = shell.run("auth", "logout");
        Shell.Result list = shell.run("dialog", "list");

        assertThat(logout.code()).as(logout.err()).isZero();
        assertThat(list.code()).isEqualTo(4);
    }

    @Test
    void a_password_in_the_profile_does_not_sign_in_again_behind_ones_back() {
        Shell shell = world.stranger("mira");
        shell.run("profile", "add", "own", "--login", "mira", "--password-command", "echo pw-101");
        Shell.Result unasked = shell.run("--profile", "own", "user", "me", "--json=login");

        shell.run("--profile", "own", "auth", "logout");
        Shell.Result signedOut = shell.run("--profile", "own", "user", "me");
        shell.run("--profile", "own", "auth", "login");
        Shell.Result again = shell.run("--profile", "own", "user", "me", "--json=login");

        assertThat(unasked.out()).isEqualTo("{\"login\":\"mira\"}\n");
        assertThat(signedOut.code()).isEqualTo(4);
        assertThat(again.out()).isEqualTo("{\"login\":\"mira\"}\n");
    }

    @Test
    void the_token_is_shown_as_dots_unless_it_is_asked_for() {
        Shell shell = world.mira();
        shell.run("auth", "login");

        Shell.Result hidden = shell.run("auth", "token");
        Shell.Result shown = shell.run("auth", "token", "--reveal");

        assertThat(hidden.out()).isEqualTo("•••\n");
        assertThat(shown.out()).matches("[^•\\s]{10,}\\n");
    }

    @Test
    void refreshing_makes_a_new_session() {
        Shell shell = world.mira();
        shell.run("auth", "login");
        String before = shell.run("auth", "token", "--reveal").out();

        Shell.Result refreshed = shell.run("auth", "refresh", "--json=user_id");

        assertThat(refreshed.out()).isEqualTo("{\"user_id\":101}\n");
        assertThat(shell.run("auth", "token", "--reveal").out()).isNotEqualTo(before);
    }

    @Test
    void an_application_session_is_nobody_in_particular() {
        Shell shell = world.stranger("nobody");

        Shell.Result login = shell.run("auth", "login", "--app-only", "--json=user_id");
        Shell.Result list = shell.run("dialog", "list");

        assertThat(login.out()).isEqualTo("{\"user_id\":null}\n");
        assertThat(list.code()).isEqualTo(4);
    }

    @Test
    void nobody_signed_in_is_said_without_asking_the_service() {
        Shell.Result status = world.stranger("nobody").run("auth", "status", "--json");

        assertThat(status.code()).isEqualTo(4);
        assertThat(status.out()).isEmpty();
        assertThat(status.err()).contains("\"code\":\"not_signed_in\"");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void secrets_appear_in_no_output_and_in_no_file_that_others_can_read() throws IOException {
        Shell shell = world.mira();

        List<Shell.Result> said =
                List.of(
                        shell.run("auth", "login", "--debug", "--json", "--raw"),
                        shell.run("auth", "status", "--check", "--debug", "--json", "--raw"),
                        shell.run("user", "me", "--debug", "--raw"),
                        shell.run("profile", "show", "--origin"));

        String token = shell.run("auth", "token", "--reveal").out().strip();
        String key = world.ready().authKey().reveal();
        assertThat(said)
                .allSatisfy(
                        result -> {
                            assertThat(result.code()).as(result.err()).isZero();
                            assertThat(result.out() + result.err())
                                    .doesNotContain(token, "pw-101", key);
                        });
        try (Stream<Path> files = Files.walk(homes)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void in_ci_nothing_secret_is_kept_unless_asked() {
        Shell shell = world.mira().with("CI", "true");

        Shell.Result login = shell.run("auth", "login");

        assertThat(login.code()).isZero();
        assertThat(login.err()).contains("--save-session");
        assertThat(homes.resolve("mira/.local/state/cubechat/default/session.json")).doesNotExist();
    }

    private long requests(String start) {
        return world.sandbox().transcript().text().lines().filter(l -> l.contains(start)).count();
    }
}
