package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class ProfileOfOneselfStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void others_see_the_new_profile() {
        Shell.Result changed =
                world.mira()
                        .run(
                                "user",
                                "update",
                                "--full-name",
                                "Mira S.",
                                "--avatar",
                                "https://example.com/m.png",
                                "--tag",
                                "climber",
                                "--custom-data",
                                "{\"shoe\":38}",
                                "--phone",
                                "+1555",
                                "--website",
                                "https://example.com",
                                "--external-id",
                                "E-1",
                                "--json=full_name");
        Shell.Result seen =
                world.jon().run("user", "show", "ext:E-1", "--json=full_name,avatar,tags,phone");
        Shell.Result untagged = world.mira().run("user", "update", "--tag", "", "--json=tags");

        assertThat(changed.out()).as(changed.err()).isEqualTo("{\"full_name\":\"Mira S.\"}\n");
        assertThat(seen.out())
                .isEqualTo(
                        "{\"full_name\":\"Mira S.\",\"avatar\":\"https://example.com/m.png\","
                                + "\"tags\":[\"climber\"],\"phone\":\"+1555\"}\n");
        assertThat(untagged.out()).isEqualTo("{\"tags\":[]}\n");
    }

    @Test
    void a_name_that_is_taken_or_nothing_to_change_is_refused() {
        Shell mira = world.mira();

        assertThat(mira.run("user", "update").code()).isEqualTo(2);
        assertThat(mira.run("user", "update", "--new-login", "jon").code()).isEqualTo(13);
        assertThat(mira.run("user", "update", "--full-name", "X", "--dry-run").out())
                .contains("\"path\":\"/users/101\"")
                .contains("{\"user\":{\"full_name\":\"X\"}}");
    }

    @Test
    void a_new_password_replaces_the_old_one() throws Exception {
        Path file = Files.writeString(homes.resolve("new.pw"), "another one\n");

        Shell.Result changed =
                world.mira().run("user", "update", "--new-password-file", file.toString());
        Shell.Result old = world.as("mira", "pw-101").run("auth", "login");
        Shell.Result fresh = world.as("mira", "another one").run("auth", "login");

        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(old.code()).isEqualTo(4);
        assertThat(fresh.code()).isZero();
    }

    @Test
    void an_account_is_deleted_with_consent_alone() {
        Shell lena = world.lena();

        assertThat(lena.run("user", "delete").code()).isEqualTo(2);
        assertThat(lena.run("user", "delete", "--yes", "--json").out())
                .isEqualTo("{\"id\":104,\"deleted\":true}\n");
        assertThat(world.mira().run("user", "show", "104").code()).isEqualTo(5);
        assertThat(lena.run("dialog", "list").code()).isEqualTo(4);
    }

    @Test
    void a_way_to_a_new_password_is_mailed_to_those_who_are_known() {
        Shell mira = world.mira();

        assertThat(mira.run("user", "reset-password", "jon@example.com", "--json").out())
                .isEqualTo("{\"email\":\"jon@example.com\",\"mailed\":true}\n");
        assertThat(mira.run("user", "reset-password", "who@example.com").code()).isEqualTo(5);
    }

    @Test
    void a_forgotten_password_needs_no_session_of_ones_own() {
        Shell nobody = world.stranger("nobody");
        Shell forgetful = world.as("jon", "not the password any more");
        String[] words = {"user", "reset-password", "jon@example.com", "--json=mailed"};

        Shell.Result unsigned = nobody.run(words);
        Shell.Result named = forgetful.run(words);
        Shell.Result dry = nobody.run("user", "reset-password", "jon@example.com", "--dry-run");

        assertThat(unsigned.out()).as(unsigned.err()).isEqualTo("{\"mailed\":true}\n");
        assertThat(named.out()).as(named.err()).isEqualTo("{\"mailed\":true}\n");
        assertThat(dry.out()).containsSubsequence("/session", "/users/password/reset");
        assertThat(nobody.run("auth", "status").code()).isEqualTo(4);
    }

    @Test
    void a_given_session_is_enough_to_ask_for_a_new_password() {
        String token = world.mira().run("auth", "token", "--reveal").out().strip();
        Shell shell =
                world.stranger("script")
                        .with("CUBECHAT_TOKEN", token)
                        .with("CUBECHAT_AUTH_KEY", "");

        Shell.Result asked = shell.run("user", "reset-password", "jon@example.com", "--json");

        assertThat(asked.code()).as(asked.err()).isZero();
    }
}
