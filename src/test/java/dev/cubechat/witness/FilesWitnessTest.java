package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;
import static dev.cubechat.witness.Terminal.isType;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

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
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Files and what else hangs on messages, between cubechat and the official SDK. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class FilesWitnessTest {
    @TempDir Path folder;
    @AutoClose private Stage stage;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path house) throws Exception {
        stage = new Stage(sdk, house);
    }

    @Test
    void an_uploaded_file_is_to_the_sdk_what_it_was_here() throws Exception {
        Path file = file("Grüße & Küsse.png", 123_456);
        SdkPeer jon = stage.online("jon", "wss");

        Json.Obj stored = stage.mira().json("file", "upload", file.toString());

        Json.Obj info = jon.ask("fileInfo", Json.obj().with("id", stored.get("id")));
        assertThat(info.get("name")).isEqualTo(Json.of("Grüße & Küsse.png"));
        assertThat(info.get("content_type")).isEqualTo(Json.of("image/png"));
        assertThat(info.get("size")).isEqualTo(Json.of(123_456));
        assertThat(fetched(jon, "privateUid", stored)).isEqualTo("200 " + sha256(file));
        assertThat(fetched(jon, "publicUid", stored)).startsWith("401 ");
    }

    @Test
    void a_public_file_is_fetched_without_a_session() throws Exception {
        Path file = file("open.png", 10);
        SdkPeer jon = stage.online("jon", "wss");

        Json.Obj stored = stage.mira().json("file", "upload", file.toString(), "--public");

        assertThat(fetched(jon, "publicUid", stored)).isEqualTo("200 " + sha256(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "xmpp"})
    void an_attached_file_arrives_and_is_fetched(String way) throws Exception {
        Path file = file("wall.png", 50_000);
        SdkPeer jon = stage.online("jon", "wss");
        Stage.privateDialog(jon);

        Json.Obj sent =
                stage.mira()
                        .json(
                                "msg",
                                "send",
                                "@jon",
                                "--attach",
                                file.toString(),
                                "--transport",
                                way);

        Json.Obj heard = jon.hears("message", has("id", sent.get("id").asText().orElseThrow()));
        assertThat(heard.get("body")).isEqualTo(Json.of("attachment"));
        Json.Obj attachment = attachments(heard).getFirst().asObject();
        assertThat(attachment.get("type")).isEqualTo(Json.of("photo"));
        assertThat(attachment.get("id").asLong()).isPresent();
        assertThat(attachment.get("name")).isEqualTo(Json.of("wall.png"));
        assertThat(fetched(jon, "privateUid", attachment)).isEqualTo("200 " + sha256(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "xmpp"})
    void a_place_and_a_contact_arrive_as_apps_read_them(String way) throws Exception {
        SdkPeer jon = stage.online("jon", "wss");
        Stage.privateDialog(jon);

        Json.Obj sent =
                stage.mira()
                        .json(
                                "msg",
                                "send",
                                "@jon",
                                "--location",
                                "49.84,24.03",
                                "--contact",
                                "name=Ola,phone=380671112233",
                                "--transport",
                                way);

        Json.Obj heard = jon.hears("message", has("id", sent.get("id").asText().orElseThrow()));
        Json.Obj place = attachments(heard).getFirst().asObject();
        assertThat(place.get("type")).isEqualTo(Json.of("place"));
        assertThat(place.get("latitude").asText()).contains("49.84");
        assertThat(place.get("longitude").asText()).contains("24.03");
        Json.Obj contact = attachments(heard).getLast().asObject();
        assertThat(contact.get("type")).isEqualTo(Json.of("contact"));
        assertThat(JsonText.parse(contact.get("data").asText().orElseThrow()))
                .isEqualTo(Json.obj().with("name", "Ola").with("phone", "380671112233").build());
    }

    @Test
    void a_file_of_the_sdk_is_listed_downloaded_and_addressed() throws Exception {
        SdkPeer jon = stage.online("jon", "wss");
        String dialog = Stage.privateDialog(jon);
        JsonLines lines = stage.mira().listens();
        Json.Obj file =
                jon.ask(
                        "upload",
                        Json.obj()
                                .with("name", "from js.png")
                                .with("size", 70_000)
                                .with("open", false));
        Json.Obj photo =
                Json.obj()
                        .with("type", "photo")
                        .with("uid", file.get("uid"))
                        .with("id", file.get("id"))
                        .build();
        Json.Obj place =
                Json.obj()
                        .with("type", "place")
                        .with("latitude", "49.84")
                        .with("longitude", "24.03")
                        .build();
        jon.ask(
                "send",
                Json.obj()
                        .with("to", Stage.MIRA)
                        .with("body", "look")
                        .with(
                                "extension",
                                Json.obj()
                                        .with("dialog_id", dialog)
                                        .with("attachments", new Json.Arr(List.of(photo, place)))
                                        .build()));

        Json.Obj record = lines.await("message", isType("message").and(has("body", "look")));
        List<Json> attachments = record.get("attachments").asItems();
        String uid = attachments.getFirst().asObject().get("uid").asText().orElseThrow();
        Path goal = folder.resolve("got.png");
        stage.mira().json("file", "download", uid, "-o", goal.toString());
        Json.Obj address = stage.mira().json("file", "url", uid);

        String sha256 = file.get("sha256").asText().orElseThrow();
        assertThat(sha256(goal)).isEqualTo(sha256);
        assertThat(fetched(jon, Json.obj().with("url", address.get("url")).build()))
                .isEqualTo("200 " + sha256);
        assertThat(attachments.getLast().asObject().get("type")).isEqualTo(Json.of("place"));
        assertThat(attachments.getLast().asObject().get("latitude").asText()).contains("49.84");
    }

    private static List<Json> attachments(Json.Obj message) {
        return message.get("extension").asObject().get("attachments").asItems();
    }

    private static String fetched(SdkPeer peer, String as, Json.Obj file) throws Exception {
        return fetched(peer, Json.obj().with(as, file.get("uid")).build());
    }

    private static String fetched(SdkPeer peer, Json.Obj what) throws Exception {
        Json.Obj answer = peer.ask("fetch", Json.obj().withAll(what));
        return answer.get("status").asText().orElseThrow()
                + " "
                + answer.get("sha256").asText().orElseThrow();
    }

    private Path file(String name, int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
