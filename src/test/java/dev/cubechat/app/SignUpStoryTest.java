package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SignUpStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void one_who_signs_up_can_sign_in_and_nobody_takes_the_name_again() throws Exception {
        String password = secret("nora.pw", "nora's secret");
        Shell nora = world.stranger("nora");
        String[] words = {
            "auth",
            "signup",
            "--login",
            "nora",
            "--password-file",
            password,
            "--full-name",
            "Nora Lie",
            "--tag",
            "climber",
            "--tag",
            "ice",
            "--json=login,full_name,tags"
        };

        Shell.Result first = nora.run(words);
        Shell.Result again = nora.run(words);
        Shell.Result in =
                nora.run("auth", "login", "--login", "nora", "--password-file", password, "--json");

        assertThat(first.out())
                .isEqualTo(
                        "{\"login\":\"nora\",\"full_name\":\"Nora Lie\","
                                + "\"tags\":[\"climber\",\"ice\"]}\n");
        assertThat(again.code()).isEqualTo(13);
        assertThat(again.err()).contains("login").contains("taken");
        assertThat(in.code()).as(in.err()).isZero();
        assertThat(in.out()).contains("\"login\":\"nora\"");
    }

    @Test
    void sign_up_by_address_shows_its_request_without_the_password() throws Exception {
        Shell.Result dry =
                world.stranger("nora")
                        .run(
                                "auth",
                                "signup",
                                "--email",
                                "n@example.com",
                                "--password-file",
                                secret("n.pw", "hidden one"),
                                "--dry-run");
        Shell.Result tagged =
                world.stranger("nora")
                        .run(
                                "auth", "signup", "--login", "n", "--tag", "1", "--tag", "2",
                                "--tag", "3", "--tag", "4", "--tag", "5", "--tag", "6");

        assertThat(dry.out()).contains("n@example.com").doesNotContain("hidden one");
        assertThat(tagged.code()).isEqualTo(2);
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_guest_has_a_day_a_name_and_the_chat() throws Exception {
        Shell guest = world.stranger("guest");

        Shell.Result in = guest.run("auth", "guest", "--full-name", "A visitor", "--json=user_id");
        Shell.Result me = guest.run("user", "me", "--json=full_name,is_guest");
        String id = JsonText.parse(in.out()).asObject().get("user_id").asText().orElseThrow();

        assertThat(me.out()).isEqualTo("{\"full_name\":\"A visitor\",\"is_guest\":true}\n");
        try (Listening listening = Listening.start(guest)) {
            world.mira().run("dialog", "create", "group", "--name", "Desk", id);
            world.mira().run("msg", "send", "#Desk", "-m", "Welcome");
            assertThat(listening.await("message").get("body")).isEqualTo(Json.of("Welcome"));
        }
    }

    @Test
    void an_application_session_is_nobody() {
        Shell nobody = world.stranger("nobody");

        Shell.Result in = nobody.run("auth", "login", "--app-only", "--json=user_id");
        Shell.Result status = nobody.run("auth", "status", "--json=user_id");
        Shell.Result list = nobody.run("dialog", "list");

        assertThat(in.out()).isEqualTo("{\"user_id\":null}\n");
        assertThat(status.out()).isEqualTo("{\"user_id\":null}\n");
        assertThat(list.code()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "facebook, facebook-token, facebook_id, 7001",
        "twitter, twitter-token, twitter_id, 7002",
        "firebase-phone, phone-token, phone, +15550100",
        "firebase-email, email-token, email, eve@example.com",
        "custom, custom-token, external_id, c-1",
    })
    void another_service_vouches(String provider, String token, String field, String value)
            throws Exception {
        Shell someone = world.stranger("someone");
        String[] words = login(provider, secret("token", token));

        Shell.Result in = someone.run(words);
        Shell.Result me = someone.run("user", "me", "--json=" + field);
        Shell.Result again = someone.run(words);
        Shell.Result refused = someone.run(login(provider, secret("wrong", "another-token")));

        assertThat(in.code()).as(in.err()).isZero();
        assertThat(me.out()).isEqualTo("{\"" + field + "\":\"" + value + "\"}\n");
        assertThat(again.out()).isEqualTo(in.out());
        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(in.out() + in.err() + refused.err()).doesNotContain("-token");
    }

    @Test
    void what_a_provider_does_not_have_is_refused_unsent() throws Exception {
        Shell someone = world.stranger("someone");
        String token = secret("token", "t");

        List<Shell.Result> refused =
                List.of(
                        someone.run("auth", "login", "--provider", "facebook"),
                        someone.run("auth", "login", "--token-file", token),
                        someone.run(
                                "auth",
                                "login",
                                "--provider",
                                "custom",
                                "--token-file",
                                token,
                                "--app-only"),
                        someone.run(
                                "auth",
                                "login",
                                "--provider",
                                "firebase-phone",
                                "--token-file",
                                token),
                        someone.run(
                                "auth",
                                "login",
                                "--provider",
                                "custom",
                                "--token-file",
                                token,
                                "--project-id",
                                "p"),
                        someone.run(
                                "auth",
                                "login",
                                "--provider",
                                "facebook",
                                "--token-file",
                                token,
                                "--secret-file",
                                token),
                        someone.run("auth", "login", "--provider", "myspace"));

        assertThat(refused).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void an_old_installation_gets_a_signed_request() {
        Shell mira = world.mira().with("CUBECHAT_AUTH_SECRET", "my-auth-secret");

        Shell.Result in = mira.run("auth", "login", "--debug");

        assertThat(in.code()).as(in.err()).isZero();
        assertThat(world.sandbox().transcript().text())
                .contains("\"signature\":\"•••\"")
                .contains("\"nonce\":")
                .contains("\"timestamp\":");
        assertThat(in.err() + in.out()).doesNotContain("my-auth-secret");
    }

    private static String[] login(String provider, String token) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "auth",
                                "login",
                                "--provider",
                                provider,
                                "--token-file",
                                token,
                                "--json=user_id"));
        if (provider.startsWith("firebase")) {
            words.addAll(List.of("--project-id", "demo"));
        }
        if (provider.equals("twitter")) {
            Path secret = Path.of(token).resolveSibling("twitter-secret");
            try {
                Files.writeString(secret, "twitter-secret\n");
            } catch (IOException full) {
                throw new IllegalStateException(full);
            }
            words.addAll(List.of("--secret-file", secret.toString()));
        }
        return words.toArray(String[]::new);
    }

    private String secret(String name, String text) throws IOException {
        return Files.writeString(homes.resolve(name), text + "\n").toString();
    }
}
