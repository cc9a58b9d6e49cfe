package dev.cubechat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.export.Exported.Outcome;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Progress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ExportTest {
    private static final Asked.How FRESH = new Asked.How(false, false, 100);
    private static final Asked.How RESUME = new Asked.How(true, false, 100);
    private static final Asked.How VERIFY = new Asked.How(false, true, 100);
    private static final List<String> FIELDS = List.of("id", "sent_at", "sender_id", "body");
    private static final long FIRST = 1_772_000_000;
    private static final Instant END = Instant.ofEpochSecond(FIRST + 2000);

    private final RecordedSource source = new RecordedSource();
    private final Random random = new Random(7);
    private Instant now = Instant.ofEpochSecond(FIRST + 10_000);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Form.class)
    void wherever_it_breaks_off_and_whatever_the_crash_leaves_the_bytes_are_the_same(Form form)
            throws IOException {
        fill(1500);
        byte[] expected = Files.readAllBytes(export(form, "straight", END, FRESH).path());

        for (int schedule = 0; schedule < 25; schedule++) {
            Path file = folder.resolve("broken-" + schedule);
            int tries = 0;
            while (!isWhole(form, file) && tries++ < 100) {
                crash(file);
                long late = FIRST + 2000 + random.nextInt(3000);
                source.store(RecordedSource.message(random.nextLong(1L << 60), late, "late", late));
            }

            assertThat(Files.readAllBytes(file)).as("schedule " + schedule).isEqualTo(expected);
        }
    }

    @Test
    void the_end_is_settled_before_the_first_message_and_stays() {
        fill(900);
        source.breakAfter(450);
        assertThatThrownBy(() -> export(Form.JSONL, "file", null, FRESH))
                .isInstanceOf(Failure.class);
        source.store(RecordedSource.message(7, FIRST + 5000, "late", FIRST + 5000));
        source.breakAfter(Long.MAX_VALUE);

        Exported done = export(Form.JSONL, "file", null, RESUME);

        assertThat(done.outcome()).isEqualTo(Outcome.RESUMED);
        assertThat(done.messages()).isEqualTo(900);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void a_whole_file_is_brought_up_to_date_with_edits_deletions_and_what_came(Form form)
            throws IOException {
        fill(1500);
        Exported first = export(form, "kept", null, FRESH);
        now = now.plusSeconds(50_000);
        Message edited = source.any(700);
        source.store(
                RecordedSource.message(
                        Long.parseLong(edited.id().value(), 16),
                        edited.dateSent(),
                        "edited",
                        now.getEpochSecond()));
        source.store(RecordedSource.message(99, FIRST + 40, "of old", now.getEpochSecond()));
        source.store(RecordedSource.message(98, FIRST + 20_000, "new", FIRST + 20_000));

        Exported changed = export(form, "kept", null, RESUME);
        byte[] afterEdit = Files.readAllBytes(changed.path());
        byte[] straight = Files.readAllBytes(export(form, "again", null, FRESH).path());
        source.delete(source.any(100).id());
        Exported less = export(form, "kept", null, RESUME);
        byte[] lessStraight = Files.readAllBytes(export(form, "less", null, FRESH).path());

        assertThat(first.messages()).isEqualTo(1500);
        assertThat(changed.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(afterEdit).isEqualTo(straight);
        assertThat(less.messages()).isEqualTo(1501);
        assertThat(Files.readAllBytes(less.path())).isEqualTo(lessStraight);
        assertThat(export(form, "kept", null, RESUME).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(folder).isDirectoryNotContaining("glob:**next*");
    }

    @Test
    void bringing_up_to_date_may_break_off_at_any_message_and_the_old_file_stays()
            throws IOException {
        fill(600);
        Path file = export(Form.JSON, "kept", null, FRESH).path();
        byte[] old = Files.readAllBytes(file);
        now = now.plusSeconds(50_000);
        for (int i = 0; i < 300; i++) {
            source.store(RecordedSource.message(i + 1, FIRST + 20_000 + i, "new", FIRST + 20_000));
        }
        source.delete(source.any(5).id());

        for (int patience : new int[] {0, 1, 299, 300, 500, 898}) {
            source.breakAfter(patience);
            assertThatThrownBy(() -> export(Form.JSON, "kept", null, RESUME))
                    .isInstanceOf(Failure.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(old);
        }
        source.breakAfter(Long.MAX_VALUE);

        assertThat(export(Form.JSON, "kept", null, RESUME).messages()).isEqualTo(899);
    }

    @Test
    void a_crash_between_the_file_and_its_journal_taking_their_place_is_mended()
            throws IOException {
        fill(300);
        Pair pair = Pair.of(export(Form.JSONL, "kept", null, FRESH).path());
        source.store(RecordedSource.message(98, FIRST + 20_000, "new", FIRST + 20_000));
        now = now.plusSeconds(50_000);
        Path other = export(Form.JSONL, "other", null, FRESH).path();
        Files.move(other, pair.file(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(Pair.of(other).journal(), pair.next().journal());

        Exported done = export(Form.JSONL, "kept", null, RESUME);

        assertThat(done.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(done.messages()).isEqualTo(301);
    }

    @ParameterizedTest
    @MethodSource("hows")
    void another_run_while_a_file_is_brought_up_to_date_is_refused_and_nothing_is_lost(
            Asked.How how) throws IOException {
        fill(300);
        Path file = export(Form.JSONL, "kept", null, FRESH).path();
        now = now.plusSeconds(50_000);
        source.store(RecordedSource.message(98, FIRST + 20_000, "new", FIRST + 20_000));
        source.meanwhile(() -> assertBusy(() -> export(Form.JSONL, "kept", null, how)));

        Exported done = export(Form.JSONL, "kept", null, RESUME);

        assertThat(done.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(Files.readAllLines(file)).hasSize(301);
        assertThat(export(Form.JSONL, "kept", null, RESUME).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("kept", "kept.cubechat-export");
    }

    @ParameterizedTest
    @MethodSource("hows")
    void another_run_while_a_file_is_begun_is_refused_and_the_file_is_whole(Asked.How how)
            throws IOException {
        fill(300);
        source.meanwhile(() -> assertBusy(() -> export(Form.JSONL, "kept", END, how)));

        Path file = export(Form.JSONL, "kept", END, FRESH).path();

        assertThat(Files.readAllLines(file)).hasSize(300);
        assertThat(export(Form.JSONL, "kept", END, VERIFY).failure()).isEmpty();
    }

    private static List<Asked.How> hows() {
        return List.of(FRESH, RESUME, VERIFY, new Asked.How(true, true, 100));
    }

    private static void assertBusy(Runnable work) {
        assertRefused(work, "Another export writes to ");
    }

    @Test
    void a_file_where_nothing_can_be_written_is_still_verified() throws IOException {
        fill(10);
        Path file = export(Form.JSONL, "file", END, FRESH).path();
        Files.createDirectory(folder.resolve("file.cubechat-lock"));

        assertThat(export(Form.JSONL, "file", END, VERIFY).failure()).isEmpty();
        assertThatThrownBy(() -> export(Form.JSONL, "file", END, RESUME))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("Could not write " + file + ": ");
    }

    @Test
    void what_is_in_the_way_is_told_in_words() throws IOException {
        fill(10);
        Files.writeString(folder.resolve("notes"), "mine");

        assertUnwritable("none/x.jsonl", "there is no such folder");
        assertUnwritable("notes/x.jsonl", "Not a directory");
    }

    private void assertUnwritable(String name, String reason) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> export(Form.JSONL, name, END, FRESH));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure.sentence())
                .isEqualTo("Could not write " + folder.resolve(name) + ": " + reason + ".");
    }

    @Test
    void verifying_tells_which_messages_are_missing_and_which_are_gone() {
        fill(3500);
        export(Form.CSV, "file", END, FRESH);
        MessageId gone = source.any(1200).id();
        source.delete(gone);
        Message missing = RecordedSource.message(99, FIRST + 1, "of old", FIRST + 1);
        source.store(missing);
        source.store(RecordedSource.message(98, FIRST + 3000, "later", FIRST + 3000));

        Exported checked = export(Form.CSV, "file", END, VERIFY);

        assertThat(checked.outcome()).isEqualTo(Outcome.CHECKED);
        assertThat(checked.gaps()).hasSize(2);
        assertThat(checked.gaps().getFirst().missing()).containsExactly(missing.id());
        assertThat(checked.gaps().getLast().gone()).containsExactly(gone);
        assertThat(checked.failure().map(Failure::kind)).contains(FailureKind.PARTIAL);
    }

    @Test
    void a_file_that_is_as_the_service_has_it_is_said_to_be() {
        fill(3500);
        export(Form.CSV, "file", END, FRESH);

        assertThat(export(Form.CSV, "file", END, VERIFY).failure()).isEmpty();
    }

    @Test
    void what_is_there_already_is_not_touched_without_being_asked() throws IOException {
        fill(10);
        Path file = export(Form.JSONL, "file", END, FRESH).path();
        byte[] before = Files.readAllBytes(file);

        assertRefused(() -> export(Form.JSONL, "file", END, FRESH), "is there already");
        assertRefused(() -> export(Form.CSV, "file", END, RESUME), "of other things");
        assertRefused(
                () -> export(Form.JSONL, "file", END.minusSeconds(5), RESUME), "of other things");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_file_of_others_or_one_that_was_changed_is_left_alone() throws IOException {
        fill(10);
        Files.writeString(folder.resolve("notes"), "mine");
        Path file = export(Form.JSONL, "file", END, FRESH).path();
        byte[] changed = Files.readAllBytes(file);
        changed[5] ^= 1;
        Files.write(file, changed);

        assertRefused(() -> export(Form.JSONL, "notes", END, RESUME), "does not tell");
        assertRefused(() -> export(Form.JSONL, "file", END, RESUME), "something else changed it");
        assertThat(Files.readAllBytes(file)).isEqualTo(changed);
        assertThat(folder.resolve("notes")).hasContent("mine");
    }

    @Test
    void the_journal_is_for_its_owner_only() throws IOException {
        fill(10);
        Path file = export(Form.JSONL, "file", END, FRESH).path();

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(Pair.of(file).journal())))
                .isEqualTo("rw-------");
    }

    @Test
    void no_messages_are_a_whole_file_too() throws IOException {
        assertThat(export(Form.JSON, "none.json", END, FRESH).path()).hasContent("[]\n");
        assertThat(export(Form.JSONL, "none.jsonl", null, FRESH).path()).isEmptyFile();
        assertThat(export(Form.JSONL, "none.jsonl", null, RESUME).outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    /** Goes on until the line breaks, then leaves what a crash may leave. */
    private void crash(Path file) throws IOException {
        Path journal = Pair.of(file).journal();
        if (!Files.exists(file)) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> append(file, "{\"id\":\"torn");
            case 1 -> append(journal, "{\"rows\":[[17720");
            case 2 -> cut(file, random.nextInt(400), 0);
            default -> cut(journal, random.nextInt(400), plan(journal));
        }
    }

    private boolean isWhole(Form form, Path file) {
        source.breakAfter(random.nextInt(900));
        try {
            export(form, String.valueOf(file.getFileName()), END, RESUME);
            return true;
        } catch (Failure broken) {
            assertThat(broken.kind()).isEqualTo(FailureKind.UNREACHABLE);
            return false;
        } finally {
            source.breakAfter(Long.MAX_VALUE);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static void cut(Path file, int bytes, int least) throws IOException {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, Math.max(least, all.length - bytes)));
    }

    /** How long the journal's first line is, which is there at once or not at all. */
    private static int plan(Path journal) throws IOException {
        return Files.readString(journal).indexOf('\n') + 1;
    }

    private static void assertRefused(Runnable work, String sentence) {
        Failure failure = catchThrowableOfType(Failure.class, work::run);

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(failure.sentence()).contains(sentence);
    }

    /** Messages of which many share a second, one second more than any page has. */
    private void fill(int count) {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seconds.add(FIRST + (i > 400 && i < 700 ? 100 : i / 4));
        }
        for (long second : seconds) {
            source.store(
                    RecordedSource.message(
                            1000 + random.nextLong(1L << 60),
                            second,
                            "=text, \"quoted\"\nand more " + second,
                            second));
        }
    }

    private Exported export(Form form, String name, @Nullable Instant until, Asked.How how) {
        Plan asked =
                new Plan(
                        new Scope(RecordedSource.DIALOG, List.of(), null, until),
                        until == null,
                        form,
                        "Climbers",
                        FIELDS,
                        now);
        return new Export(source, ExportTest::fields, () -> now, Progress.NONE)
                .run(asked, Pair.of(folder.resolve(name)), how);
    }

    private static Json.Obj fields(Message message) {
        return Json.obj()
                .with("id", message.id().value())
                .with("sent_at", message.sentAt().toString())
                .with("sender_id", message.senderId().value())
                .with("body", message.body())
                .build();
    }
}
