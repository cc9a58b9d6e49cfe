package dev.cubechat.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class JournalTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T10:30:00Z"));
    private static final DialogId OPS = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final Map<String, String> PURPOSE = Map.of("to", "#Ops", "frame", "lines");

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.journal");
    }

    @Test
    void it_is_text_of_one_line_for_each_message_and_few_for_what_arrived() throws IOException {
        try (Journal journal = open()) {
            plan(journal, 1, 3);
            journal.sync();
            journal.sent(1);
            journal.sent(2);
            journal.leaving(3, "blocked", 5120);
            journal.refused(3, "blocked");
        }

        assertThat(Files.readAllLines(file))
                .map(line -> line.replaceAll(" [0-9a-f]{8}$", ""))
                .containsExactly(
                        "{\"cubechat_journal\":1,\"born\":1772361000,\"seed\":\"bb1ad573\","
                                + "\"for\":{\"frame\":\"lines\",\"to\":\"#Ops\"}}",
                        "p 1 1 hash-1 69a41528bb1ad57300000001 65f0a1b2c3d4e5f601020304",
                        "p 2 1 hash-2 69a41528bb1ad57300000002 65f0a1b2c3d4e5f601020304",
                        "p 3 1 hash-3 69a41528bb1ad57300000003 65f0a1b2c3d4e5f601020304",
                        "d 1 2",
                        "a 3 blocked 5120",
                        "f 3 blocked");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_next_run_hears_what_became_of_each_message() {
        try (Journal journal = open()) {
            plan(journal, 1, 6);
            journal.sync();
            journal.sent(1);
            journal.sent(3);
            journal.refused(4, "invalid");
            journal.leaving(5, "blocked", 0);
            journal.leaving(6, "invalid", 5120);
            journal.refused(5, "blocked");
        }

        try (Journal journal = open()) {
            assertThat(journal.resumed()).isTrue();
            assertThat(fates(journal))
                    .containsExactly(
                            "1 SENT",
                            "2 OPEN",
                            "3 SENT",
                            "4 REFUSED invalid",
                            "5 REFUSED blocked",
                            "6 LEAVING invalid 5120");
        }
    }

    @Test
    void the_next_run_hears_what_was_only_planned_and_what_may_have_left() {
        try (Journal journal = open()) {
            for (long number = 1; number <= 4; number++) {
                journal.plan(Entry.open(number, 1, "hash", journal.id(number), OPS).stayed());
            }
            journal.out(2);
            journal.out(3);
            journal.stayed(3);
            journal.out(4);
            journal.sync();
            journal.sent(4);
        }

        try (Journal journal = open()) {
            assertThat(fates(journal))
                    .containsExactly("1 PLANNED", "2 OPEN", "3 PLANNED", "4 SENT");
        }
    }

    @Test
    void what_an_earlier_run_left_open_a_later_one_settles() {
        try (Journal first = open()) {
            plan(first, 1, 3);
            first.sync();
            first.sent(2);
        }
        try (Journal second = open()) {
            second.sent(1);
            second.sent(3);
            plan(second, 4, 4);
            second.sync();
        }

        try (Journal third = open()) {
            assertThat(fates(third)).containsExactly("1 SENT", "2 SENT", "3 SENT", "4 OPEN");
        }
    }

    @Test
    void an_interrupt_in_the_middle_of_the_work_breaks_nothing() {
        boolean interrupted;
        try (Journal journal = open()) {
            Thread.currentThread().interrupt();
            plan(journal, 1, 2);
            journal.sync();
            journal.sent(1);
            journal.write();
            interrupted = Thread.interrupted();
        }

        try (Journal journal = open()) {
            assertThat(journal.earlier().orElseThrow().fate()).isEqualTo(Entry.Fate.SENT);
            assertThat(journal.earlier().orElseThrow().fate()).isEqualTo(Entry.Fate.OPEN);
        }
        assertThat(interrupted).isTrue();
    }

    @Test
    void ids_rise_and_are_the_same_in_every_run() {
        String first;
        String second;
        try (Journal journal = open()) {
            first = journal.id(7).value();
            second = journal.id(8).value();
        }

        try (Journal journal = Journal.open(file, PURPOSE, CLOCK, new Random(99))) {
            assertThat(journal.id(7).value()).isEqualTo(first).isLessThan(second);
        }
    }

    @Test
    void a_line_that_breaks_off_at_the_end_was_never_written() throws IOException {
        try (Journal journal = open()) {
            plan(journal, 1, 2);
            journal.sync();
        }
        long whole = Files.size(file);
        Files.writeString(file, "p 3 1 hash-3 69a4", StandardOpenOption.APPEND);

        try (Journal journal = open()) {
            assertThat(fates(journal)).containsExactly("1 OPEN", "2 OPEN");
            assertThat(Files.size(file)).isEqualTo(whole);
            plan(journal, 3, 3);
            journal.sync();
        }
        try (Journal journal = open()) {
            assertThat(fates(journal)).containsExactly("1 OPEN", "2 OPEN", "3 OPEN");
        }
    }

    @Test
    void wherever_it_breaks_off_it_can_be_opened() throws IOException {
        try (Journal journal = open()) {
            plan(journal, 1, 3);
            journal.sent(1);
            journal.sync();
        }
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                assertThat(fates(journal)).hasSizeBetween(0, 3);
            }
        }
    }

    @Test
    void damage_in_the_middle_is_told_and_nothing_is_changed() throws IOException {
        try (Journal journal = open()) {
            plan(journal, 1, 3);
            journal.sync();
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, lines.get(2).replace("hash-2", "hash-X"));
        Files.write(file, lines);
        byte[] before = Files.readAllBytes(file);

        assertThat(trouble(FailureKind.CONFIGURATION)).contains("damaged in line 3");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_line_that_is_missing_in_the_middle_is_damage() throws IOException {
        try (Journal journal = open()) {
            plan(journal, 1, 3);
            journal.sync();
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(2);
        lines.add(lines.getLast());
        Files.write(file, lines);

        assertThat(trouble(FailureKind.CONFIGURATION)).contains("damaged in line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dear diary\n", "dear diary", "{\"a\":1}\n", "\0\0\0\0"})
    void a_file_that_is_no_journal_is_left_alone(String text) throws IOException {
        Files.writeString(file, text);

        assertThat(trouble(FailureKind.CONFIGURATION)).contains("is not a journal");
        assertThat(file).hasContent(text);
    }

    @Test
    void a_journal_of_a_later_version_is_left_alone_even_where_it_has_only_begun()
            throws Exception {
        open().close();
        Line.Header now = (Line.Header) Line.read(firstLine()).orElseThrow();
        String later = JsonText.write(now.content()).replace("journal\":1", "journal\":2");
        byte[] text = new Line.Header(JsonText.parse(later).asObject()).bytes();
        Files.write(file, text);

        assertThat(trouble(FailureKind.CONFIGURATION)).contains("not a journal that this version");
        assertThat(Files.readAllBytes(file)).isEqualTo(text);
    }

    private byte[] firstLine() throws IOException {
        return Files.readAllLines(file).getFirst().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void another_run_may_not_use_it() {
        open().close();

        assertThatThrownBy(
                        () ->
                                Journal.open(
                                        file,
                                        Map.of("to", "#Dev", "frame", "lines"),
                                        CLOCK,
                                        new Random(1)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                            assertThat(failure.sentence())
                                    .endsWith("one with to \"#Ops\", and not \"#Dev\".");
                        });
    }

    @Test
    void two_at_once_may_not_use_it() {
        try (Journal journal = open()) {
            plan(journal, 1, 1);

            assertThat(trouble(FailureKind.CONFLICT)).contains("Another process is at work");
        }
    }

    @Test
    void a_device_or_a_folder_is_no_journal() {
        file = Path.of("/dev/full");
        assertThat(trouble(FailureKind.CONFIGURATION)).contains("not a file on a disk");

        file = folder;
        assertThat(trouble(FailureKind.CONFIGURATION)).contains("not a file on a disk");
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        file = folder.resolve("nowhere").resolve("run.journal");

        assertThat(trouble(FailureKind.CONFIGURATION))
                .isEqualTo("Could not use journal " + file + ": there is no such file.");
    }

    @Test
    void a_long_journal_is_told_in_little_memory() {
        int many = 3 * Journal.SPREAD;
        try (Journal journal = open()) {
            for (int number = 1; number <= many; number++) {
                plan(journal, number, number);
                if (number > 1) {
                    journal.sent(number);
                }
            }
        }

        try (Journal journal = open()) {
            assertThat(fates(journal)).hasSize(many).first().isEqualTo("1 OPEN");
        }
    }

    private Journal open() {
        return Journal.open(file, PURPOSE, CLOCK, new Random(1));
    }

    private static void plan(Journal journal, long from, long to) {
        for (long number = from; number <= to; number++) {
            journal.plan(number, 1, "hash-" + number, journal.id(number), OPS);
        }
    }

    private static List<String> fates(Journal journal) {
        List<String> fates = new ArrayList<>();
        for (Optional<Entry> each = journal.earlier(); each.isPresent(); each = journal.earlier()) {
            String refusal = each.get().refusal() == null ? "" : " " + each.get().refusal();
            String place = each.get().aside() == null ? "" : " " + each.get().aside();
            fates.add(each.get().number() + " " + each.get().fate() + refusal + place);
        }
        return fates;
    }

    private String trouble(FailureKind kind) {
        try (Journal journal = open()) {
            throw new AssertionError("it was opened: " + journal.name());
        } catch (Failure failure) {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.hint()).isPresent();
            return failure.sentence();
        }
    }
}
