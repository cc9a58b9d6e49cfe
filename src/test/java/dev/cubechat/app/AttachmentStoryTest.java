package dev.cubechat.app;

import static dev.cubechat.app.StoryFiles.bytes;
import static dev.cubechat.app.StoryFiles.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Files that go with a message or into a dialog. */
@Timeout(60)
class AttachmentStoryTest {
    @TempDir Path homes;
    @TempDir Path folder;
    @AutoClose private StoryWorld world;
    private StoryFiles files;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        files = new StoryFiles(folder, world);
    }

    @Test
    void a_message_carries_files_a_place_and_a_contact_by_either_transport() throws Exception {
        Path photo = files.write("wall.png", bytes(10));
        String stored = files.upload(files.write("talk.mp3", bytes(20)));
        for (String transport : new String[] {"rest", "xmpp"}) {
            Shell.Result sent =
                    world.mira()
                            .run(
                                    "msg",
                                    "send",
                                    "@jon",
                                    "--attach",
                                    photo.toString(),
                                    "--attach",
                                    "uid:" + stored,
                                    "--attach",
                                    "https://example.com/clip.mp4",
                                    "--location",
                                    "49.84,24.03",
                                    "--contact",
                                    "name=Ola,phone=380671112233",
                                    "--transport",
                                    transport);
            Shell.Result read =
                    world.jon().run("msg", "history", "@mira", "--limit", "1", "--json", "-q");

            assertThat(sent.code()).as(sent.err()).isZero();
            Json.Obj message = JsonText.parse(read.out()).asItems().getFirst().asObject();
            assertThat(message.get("body")).isEqualTo(Json.of("attachment"));
            var attachments = message.get("attachments").asItems();
            assertThat(attachments)
                    .extracting(each -> each.asObject().get("type").asText().orElseThrow())
                    .containsExactly("photo", "audio", "video", "place", "contact");
            Json.Obj first = attachments.getFirst().asObject();
            String uid = first.get("uid").asText().orElseThrow();
            assertThat(world.jon().run("file", "download", uid, "-o", "-").code()).isZero();
            assertThat(first.get("size")).isEqualTo(Json.of("10"));
            assertThat(attachments.get(1).asObject().get("uid")).isEqualTo(Json.of(stored));
            assertThat(attachments.get(2).asObject().get("name")).isEqualTo(Json.of("clip.mp4"));
            assertThat(attachments.get(3).asObject().get("latitude")).isEqualTo(Json.of("49.84"));
            assertThat(attachments.get(4).asObject().get("data"))
                    .isEqualTo(Json.of("{\"name\":\"Ola\",\"phone\":\"380671112233\"}"));
        }
    }

    @Test
    void an_attachment_has_the_text_and_the_type_that_were_asked_for() throws Exception {
        Path file = files.write("scan.bin", bytes(10));

        world.mira()
                .run(
                        "msg",
                        "send",
                        "@jon",
                        "-m",
                        "look",
                        "--attach",
                        file + "",
                        "--attach-type",
                        "photo");
        Shell.Result wrong =
                world.mira()
                        .run("msg", "send", "@jon", "--attach", file + "", "--attach-type", "x");
        Shell.Result nowhere =
                world.mira().run("msg", "send", "@nobody", "--attach", file.toString());

        assertThat(world.jon().run("msg", "history", "@mira", "--limit", "1", "--json", "-q").out())
                .contains("\"body\":\"look\"")
                .contains("\"type\":\"photo\"");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(nowhere.code()).isEqualTo(5);
        assertThat(world.mira().run("file", "list", "--json=name").out())
                .isEqualTo("[{\"name\":\"knots.txt\"},\n{\"name\":\"scan.bin\"}]\n");
    }

    @Test
    void a_dialogs_photo_may_be_a_path_a_uid_or_an_address() throws Exception {
        Path photo = files.write("team.png", bytes(10));

        Shell.Result made =
                world.mira()
                        .run(
                                "dialog",
                                "create",
                                "group",
                                "@jon",
                                "--name",
                                "Team",
                                "--photo",
                                photo.toString(),
                                "--json");
        String uid = field(made, "photo");
        String id = field(made, "id");
        Shell.Result byUid =
                world.mira().run("dialog", "update", id, "--photo", "uid:" + uid, "--json");
        Shell.Result byPath =
                world.mira().run("dialog", "update", id, "--photo", photo.toString(), "--json");
        Shell.Result byAddress =
                world.mira()
                        .run("dialog", "update", id, "--photo", "https://example.com/a", "--json");

        assertThat(world.jon().run("file", "download", uid, "-o", folder + "/p").code()).isZero();
        assertThat(field(byUid, "photo")).isEqualTo(uid);
        assertThat(field(byPath, "photo")).isNotEqualTo(uid).startsWith("F");
        assertThat(field(byAddress, "photo")).isEqualTo("https://example.com/a");
    }

    @Test
    void a_bare_uid_is_a_photo_as_before() {
        Shell.Result changed =
                world.mira()
                        .run(
                                "dialog",
                                "update",
                                StoryWorld.CLIMBERS,
                                "--photo",
                                "3BB5D0A4C3E94F0D8A60E2B94F3A117700",
                                "--json=photo");

        assertThat(changed.out()).contains("3BB5D0A4C3E94F0D8A60E2B94F3A117700");
    }

    @Test
    void a_hint_names_only_what_the_command_takes() {
        Shell.Result uploaded = world.mira().run("file", "upload", "/nope");
        Shell.Result attached =
                world.mira().run("msg", "send", "#Climbers", "-m", "x", "--attach", "/nope");

        assertThat(uploaded.code()).isEqualTo(2);
        assertThat(uploaded.err()).contains("no file /nope").doesNotContain("uid:");
        assertThat(attached.err()).contains("no file /nope").contains("uid: or id:");
    }
}
