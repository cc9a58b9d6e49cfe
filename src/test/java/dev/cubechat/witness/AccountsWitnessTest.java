package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;
import static dev.cubechat.witness.Terminal.isType;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who somebody is, to cubechat and to the official SDK. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class AccountsWitnessTest {
    @TempDir Path folder;
    @AutoClose private Stage stage;
    private SdkPeer jon;

    @BeforeEach
    void open(SdkFolder sdk) throws Exception {
        stage = new Stage(sdk, folder);
        jon = stage.online("jon", "wss");
    }

    @Test
    void who_signed_up_with_the_sdk_signs_in_here_by_login_and_by_email() throws Exception {
        Json account =
                Json.obj()
                        .with("login", "nora")
                        .with("email", "nora@example.com")
                        .with("password", "nora's secret")
                        .build();
        Json id = jon.calls("users", "signup", account).get("user").asObject().get("id");
        Terminal nora = stage.stranger("nora");
        String right = file("right", "nora's secret");
        String wrong = file("wrong", "something else");

        Json.Obj byLogin = nora.json("auth", "login", "--login", "nora", "--password-file", right);
        Json.Obj byEmail =
                nora.json("auth", "login", "--email", "nora@example.com", "--password-file", right);

        assertThat(byLogin.get("user_id")).isEqualTo(id);
        assertThat(byEmail.get("user_id")).isEqualTo(id);
        nora.fails(4, "auth", "login", "--login", "nora", "--password-file", wrong);
        nora.fails(4, "auth", "login", "--email", "nora@example.com", "--password-file", wrong);
    }

    @Test
    void who_signed_up_here_signs_in_with_the_sdk() throws Exception {
        String password = file("password", "nora's secret");
        String[] signUp = {"auth", "signup", "--login", "nora", "--password-file", password};

        Json.Obj nora = stage.stranger("nora").json(signUp);
        String again = stage.stranger("nora").fails(13, signUp);

        ObjBuilder account = Json.obj().with("login", "nora").with("password", "nora's secret");
        Json.Obj session = jon.calls("auth", "createSession", account.build());
        assertThat(session.get("user_id")).isEqualTo(nora.get("id"));
        assertThat(again).contains("login");
    }

    @Test
    void a_guest_listens_with_the_session_and_is_found_by_the_sdk() throws Exception {
        Terminal guest = stage.stranger("guest");

        Json id = guest.json("auth", "guest", "--full-name", "A visitor").get("user_id");
        Json isGuest = guest.json("user", "me").get("is_guest");
        JsonLines lines = guest.listens();
        Json params = Json.obj().with("type", 3).with("occupants_ids", list(id)).build();
        String dialog = text(jon.calls("dialog", "create", params), "_id");
        String message = jon.tells(id.asLong().orElseThrow(), dialog, "Welcome");

        assertThat(isGuest).isEqualTo(Json.of(true));
        assertThat(found(Json.obj().with("full_name", "A visitor")))
                .containsExactly(id.asText().orElseThrow());
        Json.Obj heard = lines.await("message", isType("message").and(has("id", message)));
        assertThat(heard.get("body")).isEqualTo(Json.of("Welcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"facebook", "twitter", "firebase-phone", "firebase-email", "custom"})
    void whom_another_service_vouches_for_is_the_same_to_the_sdk(String provider) throws Exception {
        List<String> words = new ArrayList<>(List.of("auth", "login", "--provider", provider));
        words.addAll(List.of("--token-file", file("token", tokenOf(provider))));
        if (provider.equals("twitter")) {
            words.addAll(List.of("--secret-file", file("secret", "twitter-secret")));
        }
        if (provider.startsWith("firebase")) {
            words.addAll(List.of("--project-id", "demo"));
        }

        Json.Obj ours = stage.stranger("someone").json(words.toArray(String[]::new));
        String sent = stage.transcript().text();
        Json.Obj theirs = jon.calls("auth", "createSession", sdkLogin(provider));

        assertThat(ours.get("user_id").asLong()).isPresent();
        assertThat(ours.get("user_id")).isEqualTo(theirs.get("user_id"));
        switch (provider) {
            case "custom" -> assertThat(sent).contains("\"user\":{\"login\":");
            case "facebook", "twitter" ->
                    assertThat(sent).contains("\"provider\":\"" + provider + "\"", "\"keys\":{");
            default ->
                    assertThat(sent)
                            .contains(
                                    "\"provider\":\"" + provider.replace('-', '_') + "\"",
                                    "\"project_id\":\"demo\"",
                                    "\"access_token\":");
        }
    }

    @Test
    void a_session_that_the_sdk_ends_is_noticed_and_made_anew_once() throws Exception {
        stage.mira().fails(0, "auth", "status", "--check");
        jon.calls("auth", "setSession", tokenOf(stage.mira()));
        jon.calls("auth", "destroySession");
        long before = sessionsMade();

        stage.mira().fails(4, "auth", "status", "--check");
        stage.mira().fails(0, "dialog", "list");
        stage.mira().fails(0, "dialog", "list");

        assertThat(sessionsMade()).isEqualTo(before + 1);
    }

    @Test
    void a_session_that_was_ended_here_is_dead_to_the_sdk() throws Exception {
        stage.mira().json("auth", "login");
        Terminal one = stage.stranger("one");
        Terminal two = stage.stranger("two");
        for (Terminal device : List.of(one, two)) {
            String password = file("password", "pw-101");
            device.json("auth", "login", "--login", "mira", "--password-file", password);
        }
        Json first = tokenOf(one);
        Json second = tokenOf(two);

        one.fails(0, "auth", "logout");
        jon.calls("auth", "setSession", first);
        assertThat(jon.refused("auth", "getSession")).isEqualTo(401);
        stage.mira().fails(0, "auth", "logout", "--all");
        jon.calls("auth", "setSession", second);
        assertThat(jon.refused("auth", "getSession")).isEqualTo(401);
        one.fails(4, "dialog", "list");
        two.fails(4, "dialog", "list");
    }

    @Test
    void people_are_found_and_shown_as_the_sdk_sees_them() throws Exception {
        stage.mira().json("user", "update", "--tag", "climber", "--email", "mira@cube.example");
        ObjBuilder prefix = Json.obj().with("start_with", "Jon B");
        ObjBuilder tags = Json.obj().with("in", Json.ofStrings(List.of("climber")));
        ObjBuilder ids = Json.obj().with("in", Json.ofLongs(List.of(102L, 104L)));

        assertThat(find("--login", "kai")).isEqualTo(found(Json.obj().with("login", "kai")));
        assertThat(find("--email", "mira@cube.example"))
                .isEqualTo(found(Json.obj().with("email", "mira@cube.example")));
        assertThat(find("--name-prefix", "Jon B"))
                .isEqualTo(found(Json.obj().with("full_name", prefix.build())));
        assertThat(find("--tag", "climber"))
                .isEqualTo(found(Json.obj().with("user_tags", tags.build())));
        assertThat(find("--ids", "102,104")).isEqualTo(found(Json.obj().with("id", ids.build())));

        Json.Obj ours = stage.mira().json("user", "show", "@kai");
        Json.Obj theirs = seen(103);
        for (String field : List.of("id", "login", "full_name", "email", "phone", "avatar")) {
            assertThat(ours.get(field)).as(field).isEqualTo(theirs.get(field));
        }
        stage.mira().fails(5, "user", "show", "999");
    }

    @Test
    void a_new_profile_with_its_picture_is_seen_by_the_sdk() throws Exception {
        String picture = file("mira.png", "not much of a picture");

        stage.mira()
                .json(
                        "user",
                        "update",
                        "--full-name",
                        "Mira Novak",
                        "--avatar",
                        picture,
                        "--custom-data",
                        "{\"shoe\":38}",
                        "--tag",
                        "climber",
                        "--tag",
                        "ice");

        Json.Obj seen = seen(Stage.MIRA);
        assertThat(seen.get("full_name")).isEqualTo(Json.of("Mira Novak"));
        assertThat(seen.get("custom_data")).isEqualTo(Json.of("{\"shoe\":38}"));
        assertThat(seen.get("user_tags")).isEqualTo(Json.of("climber,ice"));
        Json.Obj fetched = jon.ask("fetch", Json.obj().with("privateUid", seen.get("avatar")));
        assertThat(fetched.get("status")).isEqualTo(Json.of(200));
    }

    private List<String> find(String option, String value) throws Exception {
        List<String> found = Stage.each(stage.mira().list("user", "find", option, value), "id");
        assertThat(found).isNotEmpty();
        return found;
    }

    private List<String> found(ObjBuilder query) throws Exception {
        return Stage.each(jon.items("users", "getV2", query.build()), "id");
    }

    private Json.Obj seen(long user) throws Exception {
        return jon.items("users", "getV2", Json.obj().with("id", user).build()).getFirst();
    }

    private long sessionsMade() {
        return stage.transcript().text().lines().filter(it -> it.contains("POST /session")).count();
    }

    private static Json tokenOf(Terminal device) throws Exception {
        return Json.obj()
                .with("token", text(device.json("auth", "token", "--reveal"), "token"))
                .build();
    }

    private static String tokenOf(String provider) {
        return provider.replace("firebase-", "") + "-token";
    }

    private static Json sdkLogin(String provider) {
        String token = tokenOf(provider);
        String name = provider.replace('-', '_');
        ObjBuilder keys = Json.obj().with("token", token);
        return switch (provider) {
            case "custom" -> Json.obj().with("login", token).with("password", "any").build();
            case "facebook" -> Json.obj().with("provider", name).with("keys", keys.build()).build();
            case "twitter" ->
                    Json.obj()
                            .with("provider", name)
                            .with("keys", keys.with("secret", "twitter-secret").build())
                            .build();
            default -> {
                Json proof =
                        Json.obj().with("project_id", "demo").with("access_token", token).build();
                yield Json.obj().with("provider", name).with(name, proof).build();
            }
        };
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text + "\n").toString();
    }

    private static Json list(Json one) {
        return new Json.Arr(List.of(one));
    }

    private static String text(Json.Obj object, String field) {
        return object.get(field).asText().orElseThrow();
    }
}
