package dev.cubechat.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Place;
import dev.cubechat.model.Progress;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class FilesOutTest {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void a_table_shows_what_hangs_on_a_message() {
        Attachment photo =
                new Attachment(Map.of("type", "photo", "name", "wall\u001b[2J.png", "uid", "U"));
        Attachment place = Attachment.ofPlace(Place.parse("49.84,24.03"), "place");
        Attachment clip = Attachment.ofAddress(URI.create("https://a.example/v"), "", "video");
        Attachment voice = new Attachment(Map.of("uid", "U2"));
        Attachment card = Attachment.ofContact(Map.of("name", "Ola"));

        out(true, Format.Kind.TABLE)
                .list(
                        Shown.MESSAGE,
                        List.of(
                                message("look", photo, place),
                                message("attachment", clip, voice),
                                message(null, card)));

        assertThat(text(stdout).lines())
                .satisfiesExactly(
                        names -> assertThat(names).endsWith("body"),
                        first ->
                                assertThat(first)
                                        .contains("look [photo wall", "place 49.84,24.03]"),
                        second ->
                                assertThat(second)
                                        .contains("  [video https://a.example/v, file U2]"),
                        third -> assertThat(third).endsWith("  [contact Ola]"));
        assertThat(text(stdout)).doesNotContain("\u001b");
    }

    @Test
    void scripts_get_the_text_as_it_is() {
        Message message = message("look", new Attachment(Map.of("type", "photo", "uid", "U")));

        out(false, Format.Kind.TSV).list(Shown.MESSAGE, List.of(message));
        out(false, Format.Kind.JSON).show(Shown.MESSAGE, message);

        assertThat(text(stdout))
                .contains("\tlook\n")
                .contains("\"body\":\"look\"")
                .contains("\"attachments\":[{");
    }

    @Test
    void progress_is_one_line_that_rises_to_the_end() {
        Progress progress = out(true, Format.Kind.TABLE).progress("a\nb.png");

        for (int done = 0; done <= 1000; done++) {
            progress.at(done, 1000);
        }

        String line = text(stderr);
        assertThat(line).startsWith("\ra").contains("  7 %\r").endsWith("  100 %\n");
        assertThat(line.lines()).hasSizeLessThan(110);
        assertThat(line.chars().filter(c -> c == '\r').count()).isEqualTo(101);
        assertThat(text(stdout)).isEmpty();
    }

    @Test
    void progress_without_a_known_end_counts_megabytes() {
        Progress progress = out(true, Format.Kind.TABLE).progress("a");

        progress.at(999_999, -1);
        progress.at(2_500_000, -1);

        assertThat(text(stderr)).isEqualTo("\ra  0 MB\ra  2 MB");
    }

    @Test
    void nobody_at_a_terminal_sees_no_progress() {
        out(false, Format.Kind.TSV).progress("a").at(5, 10);

        assertThat(text(stderr)).isEmpty();
    }

    @Test
    void bytes_pass_through_a_pipe_and_never_to_a_terminal() throws IOException {
        byte[] bytes = new byte[100_000];
        bytes[7] = 27;

        try (var pipe = out(false, Format.Kind.TSV).bytes()) {
            pipe.write(bytes);
        }

        assertThat(stdout.toByteArray()).isEqualTo(bytes);
        assertThatThrownBy(() -> out(true, Format.Kind.TABLE).bytes())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("terminal");
    }

    private Out out(boolean terminal, Format.Kind kind) {
        return new Out(
                stdout,
                new PrintStream(stderr, true, StandardCharsets.UTF_8),
                new Terminal(
                        false,
                        terminal,
                        terminal,
                        false,
                        () -> 200,
                        time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC)),
                () -> Format.of(kind));
    }

    private static Message message(@Nullable String body, Attachment... attachments) {
        return new Message(
                MessageId.ofHex("65f000000000000000000001"),
                null,
                new UserId(101),
                null,
                body,
                1_767_348_000L,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(attachments),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
