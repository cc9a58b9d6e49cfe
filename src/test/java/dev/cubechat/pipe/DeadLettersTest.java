package dev.cubechat.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.journal.Journal;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Sent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A pipe of twelve lines, two to a message, of which the server refuses three messages. */
@Timeout(60)
class DeadLettersTest {
    private static final String ROOM = "room:" + "a".repeat(24);
    private static final String REFUSED = "line 3\nline 4\nline 5\nline 6\nline 11\nline 12\n";

    @TempDir private Path folder;
    private Path journal;
    private Path aside;

    @BeforeEach
    void name() {
        journal = folder.resolve("run.journal");
        aside = folder.resolve("aside.txt");
    }

    /** What stands on the disk when the program is killed. */
    private record Disk(String journal, String aside) {}

    @Test
    void wherever_it_is_killed_each_refused_record_is_put_aside_once() throws IOException {
        Files.writeString(aside, "line 3\nline 4\nof another day\n");
        Village village = village();
        assertThat(run(village, "dead-letter:" + aside)).hasSize(12);
        String all = Files.readString(aside);
        List<Disk> disks = whereItCouldBeKilled("line 3\nline 4\nof another day\n".length());

        for (Disk disk : disks) {
            Files.writeString(journal, disk.journal());
            Files.writeString(aside, disk.aside());

            List<Piped> lines = run(village, "dead-letter:" + aside);

            assertThat(aside).hasContent(all);
            assertThat(lines).filteredOn(it -> it.status() == Sent.Status.FAILED).hasSize(6);
            assertThat(lines).filteredOn(it -> it.status() == Sent.Status.SENT).hasSize(6);
        }
        assertThat(all).isEqualTo("line 3\nline 4\nof another day\n" + REFUSED);
        assertThat(disks).hasSizeGreaterThan(REFUSED.length() + 30);
        assertThat(village.bodies(ROOM)).hasSize(3);
    }

    @Test
    void what_was_put_aside_and_taken_away_does_not_come_again() throws IOException {
        Village village = village();
        run(village, "dead-letter:" + aside);
        Files.delete(aside);

        run(village, "dead-letter:" + aside);

        assertThat(aside).isEmptyFile();
    }

    @Test
    void where_the_file_is_another_by_now_nothing_of_it_is_lost_and_nothing_left_out()
            throws IOException {
        Village village = village();
        run(village, "dead-letter:" + aside);
        Disk killed = whereItCouldBeKilled(0).getLast();
        Files.writeString(journal, killed.journal());
        Files.writeString(aside, "somebody's notes, without an end");

        run(village, "dead-letter:" + aside);

        assertThat(aside).content().startsWith("somebody's notes, without an end\nline ");
        assertThat(aside).content().endsWith("line 11\nline 12\n");
    }

    @Test
    void a_journal_of_earlier_versions_which_names_no_places_is_as_good() throws IOException {
        Village village = village();
        run(village, "dead-letter:" + aside);
        List<String> old =
                Files.readAllLines(journal).stream().filter(it -> !it.startsWith("a ")).toList();
        assertThat(old).hasSizeLessThan(Files.readAllLines(journal).size());
        Files.write(journal, old);

        List<Piped> lines = run(village, "dead-letter:" + aside);

        assertThat(lines).hasSize(12).allMatch(Piped::earlier);
        assertThat(aside).hasContent(REFUSED);
    }

    @Test
    void what_a_later_run_only_skips_is_not_sent_again() throws IOException {
        Village village = village();
        run(village, "dead-letter:" + aside);
        Files.writeString(journal, whereItCouldBeKilled(0).getLast().journal());
        Village kinder = new Village(1, 0);

        List<Piped> lines = run(kinder, "skip");

        assertThat(lines.getLast().error()).isEqualTo("blocked");
        assertThat(kinder.bodies(ROOM)).doesNotContain("line 11\nline 12");
    }

    /**
     * From what a whole run left: places are written down, lot by lot, before anything is put
     * aside, and that it was after that.
     */
    private List<Disk> whereItCouldBeKilled(int before) throws IOException {
        String wholeJournal = Files.readString(journal);
        String wholeAside = Files.readString(aside);
        List<String> lines = Files.readAllLines(journal);
        List<Disk> disks = new ArrayList<>();
        int lot = before;
        int position = 0;
        for (int i = 0; i < lines.size(); i++) {
            int end = position + lines.get(i).length() + 1;
            if (lines.get(i).startsWith("a ")) {
                for (int torn = position; torn < end; torn++) {
                    disks.add(disk(wholeJournal, torn, wholeAside, lot));
                }
                if (i + 1 == lines.size() || !lines.get(i + 1).startsWith("a ")) {
                    int next = nextPlace(lines.subList(i + 1, lines.size()), wholeAside.length());
                    for (int put = lot; put <= next; put++) {
                        disks.add(disk(wholeJournal, end, wholeAside, put));
                    }
                    lot = next;
                }
            }
            position = end;
        }
        return disks;
    }

    private static Disk disk(String journal, int journalEnd, String aside, int asideEnd) {
        return new Disk(journal.substring(0, journalEnd), aside.substring(0, asideEnd));
    }

    private static int nextPlace(List<String> lines, int otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith("a "))
                .map(line -> Integer.parseInt(line.split(" ", -1)[3]))
                .findFirst()
                .orElse(otherwise);
    }

    private static Village village() {
        Village village = new Village(1, 0);
        village.refuses("line 3\nline 4");
        village.refuses("line 5\nline 6");
        village.refuses("line 11\nline 12");
        return village;
    }

    private List<Piped> run(Village village, String onError) {
        Manner manner =
                new Manner(Framing.LINES, DialogTarget.parse(ROOM), null, false, true, true);
        Order order =
                new Order(manner, new Batching(2, null), Rate.UNLIMITED, Duration.ofSeconds(30));
        List<Piped> lines = new ArrayList<>();
        try (Journal open =
                        Journal.open(
                                journal,
                                Map.of("to", ROOM),
                                InstantSource.system(),
                                new Random(1));
                Refusals refusals = Refusals.parse(onError);
                Courier line = village.line()) {
            Pipe pipe = new Pipe(order, line, refusals, open, System::nanoTime);
            pipe.open(new ByteArrayInputStream(input().getBytes(StandardCharsets.UTF_8)));
            pipe.lots().forEach(lines::addAll);
        }
        return lines;
    }

    private static String input() {
        StringBuilder input = new StringBuilder();
        IntStream.rangeClosed(1, 12).forEach(i -> input.append("line ").append(i).append('\n'));
        return input.toString();
    }
}
