package dev.cubechat.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Format;
import dev.cubechat.cli.output.Out;
import dev.cubechat.cli.output.Terminal;
import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.service.people.Hits;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

class HitTest {
    private static final Columns<Hits> WHOLE =
            Columns.<Hits>of().and("messages", hits -> hits.messages().size());

    @Test
    void a_person_sees_a_row_for_each_hit() {
        assertThat(shown(Format.Kind.TABLE, new Hits(List.of(), List.of(message()), List.of())))
                .isEqualTo(
                        """
                        kind     id                        dialog_id                 sent_at              text
                        message  65f000000000000000000001  65f0000000000000000000d1  2026-01-02 10:00:00  see you\u21b5on Thursday
                        """);
        assertThat(shown(Format.Kind.TABLE, new Hits(List.of(), List.of(), List.of())))
                .isEqualTo("Nothing to show.\n");
    }

    @Test
    void on_a_narrow_terminal_the_text_is_cut_and_no_id() {
        assertThat(shown(80, Format.Kind.TABLE, new Hits(List.of(), List.of(message()), List.of())))
                .contains("65f0000000000000000000d1");
    }

    @Test
    void a_program_gets_all_of_it_as_one() {
        Hits hits = new Hits(List.of(), List.of(message()), List.of());

        assertThat(shown(Format.Kind.JSON, hits)).isEqualTo("{\"messages\":1}\n");
        assertThat(shown(Format.Kind.TSV, hits)).isEqualTo("1\n");
    }

    private static String shown(Format.Kind kind, Hits hits) {
        return shown(120, kind, hits);
    }

    private static String shown(int width, Format.Kind kind, Hits hits) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        false,
                        true,
                        true,
                        false,
                        () -> width,
                        time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        new Out(stdout, new PrintStream(stdout), terminal, () -> Format.of(kind))
                .show(WHOLE, hits, Hit.COLUMNS, Hit.all(hits));
        return stdout.toString(StandardCharsets.UTF_8);
    }

    private static Message message() {
        return new Message(
                new MessageId("65f000000000000000000001"),
                new DialogId("65f0000000000000000000d1"),
                new UserId(101),
                null,
                "see you\non Thursday",
                1_767_348_000L,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }
}
