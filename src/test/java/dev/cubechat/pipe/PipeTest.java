package dev.cubechat.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.journal.Journal;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The pipe on a line that breaks as chance wants, to a server that takes everything. */
@Timeout(60)
class PipeTest {
    private static final int RECORDS = 600;
    private static final byte[] LINES = "L1\nL2\nL3\n".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_breaks_each_record_arrives_once_and_in_order(long seed) {
        Village village = new Village(seed, 0.02);

        List<Piped> lines = run(village, input(), Refusals.parse("stop"));

        assertThat(lines).hasSize(RECORDS).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(lines).map(Piped::record).isSorted();
        assertArrived(village);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void however_often_it_is_killed_each_record_arrives_once_and_in_order(long seed)
            throws IOException {
        Village village = new Village(seed, 0.01);
        Random chance = new Random(seed);
        Path journal = folder.resolve("0.journal");

        for (int kills = 0; kills < 20; kills++) {
            Path next = folder.resolve((kills + 1) + ".journal");
            die(village, journal, chance.nextInt(60), next);
            journal = next;
        }
        List<Piped> lines;
        try (Journal last = journal(journal)) {
            lines = run(village.line(), input(), Refusals.parse("stop"), last);
        }

        assertThat(lines).hasSize(RECORDS).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(lines).map(Piped::record).isSorted();
        assertThat(lines).filteredOn(Piped::earlier).isNotEmpty();
        assertArrived(village);
    }

    @Test
    void where_nothing_breaks_nobody_looks_into_the_history() {
        Village village = new Village(1, 0);

        run(village, input(), Refusals.parse("stop"));

        assertThat(village.looks()).isZero();
        assertArrived(village);
    }

    @Test
    void without_a_history_what_is_in_doubt_stays_so_and_is_not_sent_again() {
        Village village = new Village(5, 0.9);
        village.forget();
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble =
                run(village.line(), input(), Refusals.parse("stop"), null, lines);

        assertThat(lines).hasSize(RECORDS);
        assertThat(lines).filteredOn(it -> it.status() == Sent.Status.UNKNOWN).isNotEmpty();
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(village.bodies("room:" + "a".repeat(24))).doesNotHaveDuplicates();
    }

    @Test
    void what_may_have_arrived_before_its_dialog_went_away_is_not_said_to_have_failed()
            throws IOException {
        Village village = new Village(3, 0);
        village.acknowledges(40);
        Path left = folder.resolve("left.journal");
        die(village, folder.resolve("run.journal"), 20, left);
        village.close();
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble;
        try (Journal journal = journal(left)) {
            trouble = run(village.line(), input(), Refusals.parse("skip"), journal, lines);
        }

        assertThat(lines).hasSize(RECORDS);
        assertThat(lines)
                .filteredOn(it -> village.ids().contains(it.id()))
                .hasSizeGreaterThan(20)
                .noneMatch(it -> it.status() == Sent.Status.FAILED)
                .anyMatch(it -> it.status() == Sent.Status.UNKNOWN);
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void a_refused_record_stops_the_pipe_or_is_passed_over() {
        Village stopped = new Village(1, 0);
        stopped.refuses("7");
        List<Piped> before = new ArrayList<>();
        Village skipped = new Village(1, 0);
        skipped.refuses("7");
        List<Piped> all = new ArrayList<>();

        Optional<Failure> why = run(stopped.line(), input(), Refusals.parse("stop"), null, before);
        Optional<Failure> partly = run(skipped.line(), input(), Refusals.parse("skip"), null, all);

        assertThat(why.orElseThrow().kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(before.get(6).status()).isEqualTo(Sent.Status.FAILED);
        assertThat(before.get(6).error()).isEqualTo("blocked");
        assertThat(partly.orElseThrow().kind()).isEqualTo(FailureKind.PARTIAL);
        assertThat(all).hasSize(RECORDS);
        assertThat(skipped.ids()).hasSize(RECORDS - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_put_off_is_overtaken_by_what_was_on_its_way_and_by_nothing_later(long seed) {
        Village village = new Village(seed, 0);
        village.putsOffEach(20);

        List<Piped> lines = run(village, input(), Refusals.parse("stop"));

        assertThat(lines).hasSize(RECORDS).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(lines).allMatch(it -> it.attempts() <= 5);
        for (int dialog = 1; dialog <= 3; dialog++) {
            List<Integer> came =
                    village.bodies(dialog(dialog)).stream().map(Integer::valueOf).toList();
            assertThat(came).hasSize(RECORDS / 3).doesNotHaveDuplicates();
            assertThat(IntStream.range(1, came.size()).filter(i -> came.get(i) < came.get(i - 1)))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void where_there_is_no_room_to_put_records_aside_each_still_has_its_line_and_comes_again()
            throws IOException {
        Village village = new Village(1, 0);
        village.refuses("3");
        village.refuses("5");
        Path file = folder.resolve("run.journal");
        Path aside = folder.resolve("aside");
        List<Piped> told = new ArrayList<>();
        List<Piped> again = new ArrayList<>();

        Optional<Failure> full;
        try (Journal journal = journal(file);
                Refusals refusals = Refusals.parse("dead-letter:/dev/full")) {
            full = run(village.line(), input(), refusals, journal, told);
        }
        Optional<Failure> partly;
        try (Journal journal = journal(file);
                Refusals refusals = Refusals.parse("dead-letter:" + aside)) {
            partly = run(village.line(), input(), refusals, journal, again);
        }

        assertThat(full.orElseThrow().kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(full.orElseThrow().sentence()).contains("No space left on device");
        assertThat(told.stream().map(Piped::record))
                .startsWith(1L, 2L, 3L)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
        assertThat(told.get(2).status()).isEqualTo(Sent.Status.FAILED);
        assertThat(partly.orElseThrow().kind()).isEqualTo(FailureKind.PARTIAL);
        assertThat(again).hasSize(RECORDS);
        assertThat(Files.readAllLines(aside))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"3\""),
                        line -> assertThat(line).contains("\"5\""));
        assertThat(village.ids()).hasSize(RECORDS - 2);
    }

    @Test
    void what_no_history_keeps_and_there_was_no_room_to_put_aside_is_not_sent_again()
            throws IOException {
        Village village = new Village(1, 0);
        village.refuses("one");
        Path file = folder.resolve("run.journal");
        Path aside = folder.resolve("aside");
        List<Piped> told = new ArrayList<>();
        List<Piped> again = new ArrayList<>();

        putAside(village, file, "/dev/full", told);
        putAside(village, file, aside.toString(), again);

        assertThat(told).map(Piped::attempts).containsExactly(1);
        assertThat(again).map(Piped::attempts).containsExactly(0);
        assertThat(again).map(Piped::earlier).containsExactly(true);
        assertThat(aside).content().isEqualTo("one\n");
    }

    /** One message that no history keeps, and a file for it where it is refused. */
    private static void putAside(Village village, Path file, String aside, List<Piped> lines) {
        Manner manner =
                new Manner(Framing.LINES, DialogTarget.parse(dialog(0)), null, false, false, true);
        Order order = new Order(manner, Batching.NONE, Rate.UNLIMITED, Duration.ofSeconds(30));
        try (Journal journal = journal(file);
                Refusals refusals = Refusals.parse("dead-letter:" + aside)) {
            Pipe pipe = new Pipe(order, village.line(), refusals, journal, System::nanoTime);
            pipe.open(new ByteArrayInputStream("one\n".getBytes(StandardCharsets.UTF_8)));
            pipe.lots().forEach(lines::addAll);
        }
    }

    @Test
    void a_message_that_the_line_cannot_carry_is_refused_like_any_other() {
        Village village = new Village(1, 0);
        village.cannotCarry("7");
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> partly =
                run(village.line(), input(), Refusals.parse("skip"), null, lines);

        assertThat(partly.orElseThrow().kind()).isEqualTo(FailureKind.PARTIAL);
        assertThat(lines).hasSize(RECORDS);
        assertThat(lines.get(6).status()).isEqualTo(Sent.Status.FAILED);
        assertThat(lines.get(6).error()).isEqualTo(FailureKind.INVALID.word());
        assertThat(lines.get(6).attempts()).isZero();
        assertThat(village.ids()).hasSize(RECORDS - 1);
    }

    @Test
    void a_pipe_that_waits_for_its_last_answers_does_nothing_meanwhile() {
        Village village = new Village(1, 0);
        village.acknowledges(3);
        village.forgetsWhoWeAreAt("7");
        Village.Line line = village.line();
        List<Piped> lines = new ArrayList<>();
        Pipe pipe =
                new Pipe(
                        order(),
                        line,
                        Refusals.parse("skip"),
                        null,
                        () -> System.nanoTime() * 20 /* seconds are short here */);

        pipe.open(input());
        pipe.lots().forEach(lines::addAll);

        assertThat(line.steps()).isLessThan(1000);
        assertThat(lines.get(2).status()).isEqualTo(Sent.Status.SENT);
        assertThat(lines.get(5).status()).isEqualTo(Sent.Status.UNKNOWN);
        assertThat(lines.get(6).error()).isEqualTo(FailureKind.NOT_SIGNED_IN.word());
        assertThat(lines).hasSize(RECORDS);
    }

    @Test
    void who_stops_it_has_the_open_batch_sent() {
        Village village = new Village(1, 0);
        Batching open = new Batching(Integer.MAX_VALUE, Duration.ofHours(1));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> stopped =
                runStopped(village, open, Rate.UNLIMITED, Refusals.parse("stop"), null, lines);

        assertThat(village.bodies(dialog(0))).containsExactly("L1\nL2\nL3");
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(Sent.Status.SENT));
        assertThat(stopped.orElseThrow().kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    @Test
    void who_stops_it_is_told_of_each_record_that_was_not_sent_and_another_run_sends_it()
            throws IOException {
        Village village = new Village(1, 0);
        Path file = folder.resolve("run.journal");
        Path aside = folder.resolve("aside");
        List<Piped> lines = new ArrayList<>();
        List<Piped> again = new ArrayList<>();

        try (Journal journal = journal(file);
                Refusals refusals = Refusals.parse("dead-letter:" + aside)) {
            runStopped(village, Batching.NONE, Rate.parse("1/h"), refusals, journal, lines);
        }
        List<String> first = village.bodies(dialog(0));
        try (Journal journal = journal(file)) {
            Order order = lines(Batching.NONE, Rate.UNLIMITED);
            Refusals refusals = Refusals.parse("stop");
            Pipe pipe = new Pipe(order, village.line(), refusals, journal, System::nanoTime);
            pipe.open(new ByteArrayInputStream(LINES));
            pipe.lots().forEach(again::addAll);
        }

        assertThat(first).containsExactly("L1");
        assertThat(lines)
                .map(Piped::status)
                .containsExactly(Sent.Status.SENT, Sent.Status.FAILED, Sent.Status.FAILED);
        assertThat(lines.subList(1, 3))
                .allSatisfy(
                        it -> {
                            assertThat(it.error()).isEqualTo(FailureKind.INTERRUPTED.word());
                            assertThat(it.attempts()).isZero();
                        });
        assertThat(aside).isEmptyFile();
        assertThat(again).hasSize(3).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(village.bodies(dialog(0))).containsExactly("L1", "L2", "L3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void what_no_history_keeps_is_in_doubt_after_a_kill_only_where_it_may_have_left(long seed)
            throws IOException {
        Village village = new Village(seed, 0);
        village.forget();
        village.acknowledges(20);
        Path left = folder.resolve("left.journal");
        dieUnsaved(village, folder.resolve("run.journal"), left);
        village.acknowledges(Integer.MAX_VALUE);
        List<Piped> lines = new ArrayList<>();

        try (Journal journal = journal(left)) {
            Pipe pipe = pipe(unsaved(Rate.UNLIMITED), village.line(), journal);
            pipe.open(input());
            pipe.lots().forEach(lines::addAll);
        }

        assertThat(lines).hasSize(RECORDS);
        assertThat(lines)
                .filteredOn(it -> it.status() == Sent.Status.UNKNOWN)
                .hasSizeLessThanOrEqualTo(64);
        assertThat(lines)
                .filteredOn(it -> !village.ids().contains(it.id()))
                .allMatch(it -> it.status() == Sent.Status.UNKNOWN);
        for (int dialog = 0; dialog < 3; dialog++) {
            assertThat(village.bodies(dialog(dialog))).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_no_history_keeps_is_sent_by_the_next_run_where_a_stop_came_first()
            throws IOException {
        Village village = new Village(1, 0);
        village.forget();
        village.isStoppedAt("7");
        Path file = folder.resolve("run.journal");
        List<Piped> lines = new ArrayList<>();
        List<Piped> again = new ArrayList<>();

        try (Journal journal = journal(file)) {
            Pipe pipe = pipe(unsaved(Rate.UNLIMITED), village.line(), journal);
            pipe.open(input());
            pipe.lots().forEach(lines::addAll);
        }
        village.isStoppedNoMoreAt("7");
        try (Journal journal = journal(file)) {
            Pipe pipe = pipe(unsaved(Rate.UNLIMITED), village.line(), journal);
            pipe.open(input());
            pipe.lots().forEach(again::addAll);
        }

        assertThat(lines.subList(6, lines.size())).allMatch(it -> it.attempts() == 0);
        assertThat(again).hasSize(RECORDS);
        assertThat(again.subList(6, RECORDS)).allMatch(it -> it.status() == Sent.Status.SENT);
        assertArrived(village);
    }

    private static Pipe pipe(Order order, Courier line, Journal journal) {
        return new Pipe(order, line, Refusals.parse("skip"), journal, System::nanoTime);
    }

    private static Order unsaved(Rate rate) {
        Manner manner = new Manner(Framing.parse("jsonl"), null, "to", false, false, true);
        return new Order(manner, Batching.NONE, rate, Duration.ofSeconds(30));
    }

    /** It sends what nobody keeps, and is killed when it has told of twenty. */
    private static void dieUnsaved(Village village, Path file, Path next) throws IOException {
        Village.Line line = village.line();
        try (Journal journal = journal(file)) {
            Pipe pipe = pipe(unsaved(Rate.UNLIMITED), line, journal);
            pipe.open(input());
            long unused = pipe.lots().flatMap(List::stream).limit(20).count();
            Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
            line.die();
        }
    }

    @Test
    void what_did_not_leave_when_it_was_stopped_is_not_overtaken() {
        Village village = new Village(1, 0);
        village.isStoppedAt("7");
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> stopped =
                run(village.line(), input(), Refusals.parse("skip"), null, lines);

        assertThat(stopped.orElseThrow().kind()).isEqualTo(FailureKind.INTERRUPTED);
        // Of the six before it, some may not have left yet, either.
        int sent = village.ids().size();
        assertThat(sent).isLessThan(7);
        assertThat(lines.subList(0, sent)).allMatch(it -> it.error() == null);
        assertThat(lines.subList(sent, lines.size()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.error()).isEqualTo(FailureKind.INTERRUPTED.word()));
    }

    /** The pipe is stopped when it has got all three lines of an input that does not end. */
    private static Optional<Failure> runStopped(
            Village village,
            Batching batching,
            Rate rate,
            Refusals refusals,
            @Nullable Journal journal,
            List<Piped> lines) {
        Order order = lines(batching, rate);
        Pipe pipe = new Pipe(order, village.line(), refusals, journal, System::nanoTime);
        try (Stopping input = new Stopping(Thread.currentThread())) {
            pipe.open(input);
            pipe.lots().forEach(lines::addAll);
        }
        return pipe.trouble();
    }

    private static Order lines(Batching batching, Rate rate) {
        Manner manner =
                new Manner(Framing.LINES, DialogTarget.parse(dialog(0)), null, false, true, true);
        return new Order(manner, batching, rate, Duration.ofSeconds(30));
    }

    /** Three lines, and then nothing until it is closed, but somebody stops the reader. */
    private static final class Stopping extends InputStream {
        private final Thread reader;
        private volatile boolean closed;
        private final InputStream lines = new ByteArrayInputStream(LINES);

        Stopping(Thread reader) {
            this.reader = reader;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int count = lines.read(bytes, from, most);
            if (count < 0) {
                reader.interrupt();
            }
            while (count < 0 && !closed) {
                LockSupport.parkNanos(1_000_000);
            }
            return count;
        }
    }

    private List<Piped> run(Village village, InputStream in, Refusals refusals) {
        return run(village.line(), in, refusals, null);
    }

    private static List<Piped> run(
            Courier courier, InputStream in, Refusals refusals, @Nullable Journal journal) {
        List<Piped> lines = new ArrayList<>();
        Optional<Failure> trouble = run(courier, in, refusals, journal, lines);
        assertThat(trouble).isEmpty();
        return lines;
    }

    private static Optional<Failure> run(
            Courier courier,
            InputStream in,
            Refusals refusals,
            @Nullable Journal journal,
            List<Piped> lines) {
        Pipe pipe = new Pipe(order(), courier, refusals, journal, System::nanoTime);
        pipe.open(in);
        pipe.lots().forEach(lines::addAll);
        return pipe.trouble();
    }

    /** A run that ends after so many lines, without a goodbye; the disk is as it was then. */
    private void die(Village village, Path file, int after, Path next) throws IOException {
        Village.Line line = village.line();
        try (Journal journal = journal(file)) {
            Pipe pipe = new Pipe(order(), line, Refusals.parse("stop"), journal, System::nanoTime);
            pipe.open(input());
            long unused =
                    pipe.lots()
                            .flatMap(List::stream)
                            .limit(after + 1L)
                            .filter(it -> !it.earlier())
                            .count();
            Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
            line.die();
        }
    }

    private static Journal journal(Path file) {
        return Journal.open(file, Map.of("to", "here"), InstantSource.system(), new Random(1));
    }

    private static Order order() {
        Manner manner = new Manner(Framing.parse("jsonl"), null, "to", false, true, true);
        return new Order(manner, Batching.NONE, Rate.UNLIMITED, Duration.ofSeconds(30));
    }

    /** Numbers, in turn to three dialogs. */
    private static InputStream input() {
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(1, RECORDS)
                .forEach(
                        number ->
                                text.append("{\"to\":\"")
                                        .append(dialog(number))
                                        .append("\",\"body\":\"")
                                        .append(number)
                                        .append("\"}\n"));
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String dialog(int number) {
        return "room:" + "abc".substring(number % 3, number % 3 + 1).repeat(24);
    }

    private static void assertArrived(Village village) {
        for (int first = 1; first <= 3; first++) {
            int start = first;
            List<String> numbers =
                    IntStream.iterate(start, n -> n <= RECORDS, n -> n + 3)
                            .mapToObj(Integer::toString)
                            .toList();
            assertThat(village.bodies(dialog(first))).containsExactlyElementsOf(numbers);
        }
    }
}
