package dev.cubechat.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.DialogId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class CompactionTest {
    private static final DialogId OPS = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final DialogId DEV = new DialogId("65f0a1b2c3d4e5f601020305");

    /** So many that it is worth the while. */
    private static final int MANY = 2500;

    @TempDir private Path folder;
    private Path file;
    private Path next;

    @BeforeEach
    void name() {
        file = folder.resolve("run.journal");
        next = folder.resolve("run.journal.cubechat-next");
    }

    @Test
    void what_arrived_takes_the_bytes_of_its_hash_and_hardly_more() throws IOException {
        try (Journal journal = open()) {
            send(journal, 1, MANY);
        }

        assertThat(Files.size(file)).isLessThan(MANY * 11L + 500);
        assertThat(Files.readAllLines(file).get(1)).startsWith("s 1 ").contains(" 1x1000 " + OPS);
        assertThat(names()).containsExactly("run.journal");
    }

    @Test
    void a_run_that_never_ends_is_shortened_in_the_middle_of_it() throws IOException {
        long longest = 0;
        try (Journal journal = open()) {
            for (int from = 1; from <= 40_000; from += 1000) {
                send(journal, from, from + 999);
                longest = Math.max(longest, Files.size(file));
            }
        }

        assertThat(longest).isLessThan(1_400_000);
        assertThat(entries()).hasSize(40_000).allMatch(it -> it.fate() == Entry.Fate.SENT);
    }

    @Test
    void the_next_run_hears_the_very_same_as_from_the_long_one() throws IOException {
        try (Journal journal = open()) {
            aLittleOfEverything(journal);
            journal.write();
            Files.copy(file, folder.resolve("long.journal"));
        }
        long size = Files.size(file);
        List<Entry> told = entries();

        Files.copy(folder.resolve("long.journal"), file, replacing());
        assertThat(told).isEqualTo(entriesWithoutShortening()).hasSize(MANY);
        assertThat(size).isLessThan(Files.size(folder.resolve("long.journal")) / 2);
    }

    @Test
    void what_was_short_already_stays_as_it_is_when_more_is_shortened() throws IOException {
        try (Journal journal = open()) {
            send(journal, 1, MANY);
        }
        List<String> before = Files.readAllLines(file);

        try (Journal journal = open()) {
            read(journal);
            send(journal, MANY + 1, 2 * MANY);
        }

        assertThat(Files.readAllLines(file)).startsWith(before.toArray(String[]::new));
        assertThat(Files.size(file)).isLessThan(2 * MANY * 11L + 1000);
        assertThat(entries())
                .hasSize(2 * MANY)
                .allSatisfy(each -> assertThat(each.fate()).isEqualTo(Entry.Fate.SENT));
    }

    @Test
    void what_was_open_can_be_settled_and_more_be_sent_when_it_is_short() {
        try (Journal journal = open()) {
            send(journal, 1, MANY);
            journal.plan(MANY + 1, 1, hash(1), journal.id(MANY + 1), OPS);
        }
        try (Journal journal = open()) {
            read(journal);
            journal.sent(MANY + 1);
            send(journal, MANY + 2, MANY + 2);
        }

        assertThat(entries())
                .hasSize(MANY + 2)
                .allSatisfy(each -> assertThat(each.fate()).isEqualTo(Entry.Fate.SENT));
    }

    @Test
    void wherever_a_compaction_is_killed_nothing_is_forgotten() throws IOException {
        try (Journal journal = open()) {
            aLittleOfEverything(journal);
            journal.write();
            Files.copy(file, folder.resolve("long.journal"));
        }
        byte[] shortened = Files.readAllBytes(file);
        List<Entry> expected = entries();

        for (int length = 0; length <= shortened.length; length += 1009) {
            Files.copy(folder.resolve("long.journal"), file, replacing());
            Files.write(next, Arrays.copyOf(shortened, length));

            assertThat(entries()).isEqualTo(expected);
            assertThat(next).doesNotExist();
        }
    }

    @Test
    void where_there_is_no_room_for_a_short_one_the_long_one_goes_on() throws IOException {
        Files.createDirectories(next.resolve("in the way"));

        try (Journal journal = open()) {
            send(journal, 1, MANY);
        }

        assertThat(Files.size(file)).isGreaterThan(MANY * 80L);
        assertThat(entries()).hasSize(MANY);
    }

    @Test
    void a_journal_that_was_moved_takes_no_other_files_place() throws IOException {
        Path moved = folder.resolve("moved.journal");

        try (Journal journal = open()) {
            send(journal, 1, MANY);
            Files.move(file, moved);
            Files.writeString(file, "another's");
        }

        assertThat(file).hasContent("another's");
        file = moved;
        assertThat(entries()).hasSize(MANY);
    }

    @Test
    void an_interrupt_does_not_stop_it_halfway() throws IOException {
        try (Journal journal = open()) {
            send(journal, 1, MANY);
            Thread.currentThread().interrupt();
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.size(file)).isLessThan(MANY * 12L);
        assertThat(entries()).hasSize(MANY);
    }

    @Test
    void a_link_stays_a_link_and_rights_stay_as_they_were() throws IOException {
        Path real = Files.createDirectory(folder.resolve("elsewhere")).resolve("real");
        Files.createFile(real);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(file, real);

        try (Journal journal = open()) {
            send(journal, 1, MANY);
        }

        assertThat(file).isSymbolicLink();
        assertThat(Files.size(real)).isLessThan(MANY * 12L);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(entries()).hasSize(MANY);
    }

    @Test
    void who_opened_the_long_one_meanwhile_knows_that_it_is_not_the_journal_any_more()
            throws IOException {
        try (Journal journal = open()) {
            send(journal, 1, MANY);
        }

        try (LockedFile early = LockedFile.open(file)) {
            try (Journal journal = open()) {
                read(journal);
                send(journal, MANY + 1, 4 * MANY);
            }

            assertThat(early.lock()).isTrue();
            assertThat(early.isAt(file)).isFalse();
        }
    }

    private static void aLittleOfEverything(Journal journal) {
        Random chance = new Random(7);
        for (long number = 1; number <= MANY; number++) {
            @Nullable DialogId dialog = List.of(OPS, DEV).get(chance.nextInt(20) / 19);
            Entry entry =
                    Entry.open(
                            number,
                            chance.nextInt(50) == 0 ? 3 : 1,
                            hash(chance.nextLong()),
                            journal.id(number),
                            chance.nextInt(50) == 0 ? null : dialog);
            journal.plan(chance.nextInt(10) == 0 ? entry.stayed() : entry);
            switch (chance.nextInt(40)) {
                case 0 -> journal.refused(number, "blocked");
                case 1 -> {}
                case 4 -> journal.out(number);
                case 5 -> journal.stayed(number);
                case 2 -> journal.leaving(number, "blocked", number * 10);
                case 3 -> {
                    journal.leaving(number, "invalid", number * 10);
                    journal.refused(number, "invalid");
                }
                default -> journal.sent(number);
            }
        }
    }

    private static void send(Journal journal, long from, long to) {
        for (long number = from; number <= to; number++) {
            journal.plan(number, 1, hash(number * 31), journal.id(number), OPS);
        }
        for (long number = from; number <= to; number++) {
            journal.sent(number);
        }
        journal.sync();
    }

    private List<Entry> entries() {
        try (Journal journal = open()) {
            return read(journal);
        }
    }

    private List<Entry> entriesWithoutShortening() throws IOException {
        Files.createDirectories(next.resolve("in the way"));
        return entries();
    }

    private static List<Entry> read(Journal journal) {
        List<Entry> all = new ArrayList<>();
        for (Optional<Entry> each = journal.earlier(); each.isPresent(); each = journal.earlier()) {
            all.add(each.get());
        }
        return all;
    }

    private Journal open() {
        return Journal.open(file, Map.of("to", "#Ops"), InstantSource.system(), new Random(1));
    }

    private static String hash(long number) {
        return HexFormat.of().toHexDigits(number);
    }

    private static CopyOption replacing() {
        return StandardCopyOption.REPLACE_EXISTING;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }
}
