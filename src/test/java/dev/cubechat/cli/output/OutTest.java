package dev.cubechat.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.Golden;
import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Page;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class OutTest {
    private static final DialogId DIALOG = new DialogId("65f0000000000000000000d1");
    private static final Message HELLO = message(1, "hello");
    private static final Message WIDE =
            message(2, "こんにちは 👋 and a rather long line that a narrow table cuts");
    private static final Message HOSTILE =
            message(
                    3,
                    "red \u001b[31m\u009b2J del \u007f bidi \u202egnp.exe tab\there\nback\\slash");

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void a_list_on_a_terminal_is_a_table_that_fits() {
        out(Format.of(Format.Kind.TABLE)).list(Shown.MESSAGE, List.of(HELLO, WIDE, HOSTILE));

        Golden.check("output/messages-table.txt", text(stdout));
    }

    @Test
    void a_list_in_a_pipe_is_tab_separated() {
        out(Format.of(Format.Kind.TSV)).list(Shown.MESSAGE, List.of(HELLO, WIDE, HOSTILE));

        Golden.check("output/messages-tsv.txt", text(stdout));
    }

    @Test
    void json_is_one_array() {
        out(Format.of(Format.Kind.JSON)).list(Shown.MESSAGE, List.of(HELLO, HOSTILE));

        Golden.check("output/messages-json.txt", text(stdout));
    }

    @Test
    void json_lines_are_one_object_each() {
        out(Format.of(Format.Kind.JSONL)).list(Shown.MESSAGE, List.of(HELLO, WIDE));

        Golden.check("output/messages-jsonl.txt", text(stdout));
    }

    @Test
    void an_empty_list_is_an_empty_array_and_nothing_elsewhere() {
        out(Format.of(Format.Kind.JSON)).list(Shown.MESSAGE, List.of());
        out(Format.of(Format.Kind.JSONL)).list(Shown.MESSAGE, List.of());
        out(Format.of(Format.Kind.TSV)).list(Shown.MESSAGE, List.of());
        out(Format.of(Format.Kind.TABLE)).list(Shown.MESSAGE, List.of());

        assertThat(text(stdout)).isEqualTo("[]\n");
    }

    @Test
    void a_person_is_told_that_a_list_is_empty_and_a_script_is_not() {
        out(Format.of(Format.Kind.TSV)).list(Shown.MESSAGE, List.of());
        assertThat(text(stderr)).isEmpty();

        out(Format.of(Format.Kind.TABLE)).list(Shown.MESSAGE, List.of());
        assertThat(text(stderr)).isEqualTo("Nothing to show.\n");
    }

    @Test
    void a_column_without_a_value_takes_no_room_in_a_table() {
        Columns<String> columns =
                Columns.<String>of()
                        .and("a", text -> text)
                        .and("b", text -> null)
                        .and("c", text -> 1);

        out(Format.of(Format.Kind.TABLE)).list(columns, List.of("x", "y"));
        out(Format.of(Format.Kind.TSV)).list(columns, List.of("x"));

        assertThat(text(stdout)).isEqualTo("a  c\nx  1\ny  1\nx\t\t1\n");
    }

    @Test
    void sentences_are_broken_into_lines_in_a_narrow_table_and_not_cut() {
        Columns<String> columns =
                Columns.<String>of()
                        .and("check", text -> "clock")
                        .prose("found", text -> text.repeat(4))
                        .prose("hint", text -> "set it");

        out(Format.of(Format.Kind.TABLE)).list(columns, List.of("a rather long sentence, "));

        assertThat(text(stdout))
                .isEqualTo(
                        """
                        check  found                                                                        hint
                        clock  a rather long sentence, a rather long sentence, a rather long sentence, a    set it
                               rather long sentence,
                        """);
    }

    @Test
    void one_thing_on_a_terminal_is_a_line_for_each_field_that_has_a_value() {
        out(Format.of(Format.Kind.TABLE)).show(Shown.MESSAGE, HOSTILE);

        Golden.check("output/message-sheet.txt", text(stdout));
    }

    @Test
    void the_names_of_its_fields_stand_out_and_their_values_stand_beside_them() {
        Sent sent = new Sent(Sent.Status.SENT, HELLO.id(), DIALOG, Transport.REST, 1);
        Columns<Sent> columns = Shown.SENT.also("a_very_long_name_without_a_value", none -> null);

        new Out(stdout, err(), coloured(), () -> Format.of(Format.Kind.TABLE)).show(columns, sent);

        assertThat(text(stdout))
                .startsWith("\u001b[1mv\u001b[0m          1\n\u001b[1mstatus\u001b[0m     sent\n")
                .contains("\n\u001b[1mtransport\u001b[0m  rest\n");
    }

    @Test
    void picked_fields_come_in_the_order_that_was_asked_for() {
        out(picking("body", "id")).list(Shown.MESSAGE, List.of(HELLO));

        assertThat(text(stdout))
                .isEqualTo("[{\"body\":\"hello\",\"id\":\"65f000000000000000000001\"}]\n");
    }

    @Test
    void a_field_that_does_not_exist_is_a_usage_error_naming_the_others() {
        assertThatThrownBy(() -> Shown.SENT.check(picking("id", "boby")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                            assertThat(failure.sentence()).contains("\"boby\"");
                            assertThat(failure.hint())
                                    .hasValue(
                                            "fields: v, status, id, dialog_id, transport,"
                                                    + " attempts");
                        });
    }

    @Test
    void raw_adds_the_servers_own_object() {
        Format raw = new Format(Format.Kind.JSON, List.of("id"), true, false, false);

        out(raw).show(Shown.MESSAGE, HELLO);

        assertThat(text(stdout))
                .isEqualTo(
                        "{\"id\":\"65f000000000000000000001\",\"raw\":{\"_id\":\"as it came\"}}\n");
    }

    @Test
    void a_sent_message_is_reported_with_the_version_of_the_record() {
        Sent sent = new Sent(Sent.Status.SENT, HELLO.id(), DIALOG, Transport.REST, 1);

        out(Format.of(Format.Kind.JSON)).show(Shown.SENT, sent);

        assertThat(text(stdout))
                .isEqualTo(
                        "{\"v\":1,\"status\":\"sent\",\"id\":\"65f000000000000000000001\","
                                + "\"dialog_id\":\"65f0000000000000000000d1\","
                                + "\"transport\":\"rest\",\"attempts\":1}\n");
    }

    @Test
    void a_cut_list_is_told_on_stderr() {
        Page<Message> page = new Page<>(List.of(HELLO), 0, 1, OptionalLong.of(7));

        out(Format.of(Format.Kind.TSV)).page(Shown.MESSAGE, page);

        assertThat(text(stderr)).isEqualTo("1 of 7 shown; --all shows every one\n");
    }

    @Test
    void a_cut_list_is_a_failure_where_that_was_asked_for() {
        Page<Message> page = new Page<>(List.of(HELLO), 0, 1, OptionalLong.of(7));
        Format strict = new Format(Format.Kind.JSONL, List.of("id"), false, false, true);

        assertThatThrownBy(() -> out(strict).page(Shown.MESSAGE, page))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.PARTIAL));
        assertThat(text(stdout)).isEqualTo("{\"id\":\"65f000000000000000000001\"}\n");
    }

    @Test
    void rows_are_taken_one_by_one_and_each_json_line_is_flushed() {
        List<String> order = new ArrayList<>();
        OutputStream watching =
                new OutputStream() {
                    @Override
                    public void write(int b) {}

                    @Override
                    public void flush() {
                        order.add("flushed");
                    }
                };
        Stream<Message> rows =
                IntStream.range(0, 3)
                        .mapToObj(i -> message(i, "n"))
                        .peek(message -> order.add("taken"));

        new Out(watching, err(), terminal(), () -> picking(Format.Kind.JSONL, "id"))
                .list(Shown.MESSAGE, rows);

        assertThat(order).startsWith("taken", "flushed", "taken", "flushed", "taken", "flushed");
    }

    @Test
    void what_comes_in_lots_is_flushed_lot_by_lot() {
        List<String> order = new ArrayList<>();
        OutputStream watching =
                new OutputStream() {
                    @Override
                    public void write(int b) {}

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        order.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
                    }

                    @Override
                    public void flush() {
                        order.add("flushed");
                    }
                };
        Stream<List<Message>> lots =
                Stream.of(List.of(message(1, "a"), message(2, "b")), List.of(message(3, "c")))
                        .peek(lot -> order.add("taken"));

        new Out(watching, err(), terminal(), () -> picking(Format.Kind.JSONL, "body"))
                .lots(Shown.MESSAGE, lots);

        assertThat(order)
                .startsWith(
                        "taken",
                        "{\"body\":\"a\"}\n{\"body\":\"b\"}\n",
                        "flushed",
                        "taken",
                        "{\"body\":\"c\"}\n",
                        "flushed");
    }

    @Test
    void lots_are_told_of_once_they_were_written() {
        List<String> told = new ArrayList<>();
        List<List<Message>> lots =
                List.of(List.of(message(1, "a"), message(2, "b")), List.of(message(3, "c")));

        out(picking(Format.Kind.JSONL, "body"))
                .lots(
                        Shown.MESSAGE,
                        lots.stream(),
                        lot -> told.add(lot.size() + " of " + text(stdout).lines().count()));

        assertThat(told).containsExactly("2 of 2", "1 of 3");
    }

    @Test
    void lots_that_a_table_waits_for_are_told_of_when_it_is_written() {
        List<Integer> told = new ArrayList<>();
        Stream<List<Message>> lots =
                Stream.of(List.of(message(1, "a"), message(2, "b")), List.of(message(3, "c")))
                        .peek(lot -> assertThat(told).isEmpty());

        out(Format.of(Format.Kind.TABLE)).lots(Shown.MESSAGE, lots, lot -> told.add(lot.size()));

        assertThat(told).containsExactly(3);
        assertThat(text(stdout).lines()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-03-01T10:30:09Z",
                "2024-02-29T23:59:59Z",
                "2026-03-01T10:30:09.120Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z"
            })
    void a_time_is_written_as_everyone_writes_it(String text) {
        assertThat(PlainTime.write(Instant.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 9, 10, 101, 1_700_000_000, 2147483647, 2147483648L, -1, Long.MIN_VALUE})
    void a_number_is_written_digit_by_digit(long number) {
        out(Format.of(Format.Kind.JSON)).json(Json.of(number));

        assertThat(text(stdout)).isEqualTo(number + "\n");
    }

    @Test
    void a_long_table_keeps_nothing_beyond_its_first_rows() {
        List<String> order = new ArrayList<>();
        OutputStream watching =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        order.add("written");
                    }
                };
        Stream<Message> rows =
                IntStream.range(0, 5000)
                        .mapToObj(i -> message(i, "text " + i))
                        .peek(message -> order.add("taken"));

        new Out(watching, err(), terminal(), () -> Format.of(Format.Kind.TABLE))
                .list(Shown.MESSAGE, rows);

        assertThat(order.indexOf("written")).isBetween(400, 1000);
    }

    @Test
    void a_full_disk_is_not_mistaken_for_a_reader_that_left() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        Out out = new Out(full, err(), terminal(), () -> Format.of(Format.Kind.JSON));

        assertThatThrownBy(() -> out.list(Shown.MESSAGE, List.of(HELLO)))
                .isInstanceOf(OutputFailed.class)
                .hasMessage(
                        "It was done, but the answer could not be written: No space left on"
                                + " device");
        assertThatThrownBy(() -> out.list(Shown.MESSAGE, Stream.of(HELLO)))
                .isInstanceOf(OutputFailed.class)
                .hasMessage("Could not write to standard output: No space left on device");
    }

    private static Format picking(String... fields) {
        return picking(Format.Kind.JSON, fields);
    }

    private static Format picking(Format.Kind kind, String... fields) {
        return new Format(kind, List.of(fields), false, false, false);
    }

    private Out out(Format format) {
        return new Out(stdout, err(), terminal(), () -> format);
    }

    private PrintStream err() {
        return new PrintStream(stderr, true, StandardCharsets.UTF_8);
    }

    private static Terminal terminal() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return new Terminal(
                false, true, true, false, () -> 90, time -> LocalDateTime.ofInstant(time, zone));
    }

    private static Terminal coloured() {
        return new Terminal(false, true, true, true, () -> 90, time -> LocalDateTime.MIN);
    }

    private static Message message(int number, String body) {
        return new Message(
                MessageId.ofHex("65f0000000000000%08x".formatted(number)),
                DIALOG,
                new UserId(101),
                null,
                body,
                1_767_348_000L + number,
                Instant.ofEpochSecond(1_767_348_000L + number),
                null,
                null,
                List.of(new UserId(101)),
                List.of(),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.obj().with("_id", "as it came").build());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
