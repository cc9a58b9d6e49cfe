package dev.cubechat.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class TurnTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lock");
    }

    @Test
    void it_is_of_one_at_a_time_for_its_owner_alone_and_nothing_stays() throws IOException {
        try (Turn _ = Turn.take(file, Duration.ZERO).orElseThrow()) {
            assertThat(Turn.take(file, Duration.ofMillis(20))).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_file_of_who_was_killed_is_no_lock() throws IOException {
        Files.createFile(file);

        Turn.take(file, Duration.ZERO).orElseThrow().close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everybody_has_a_turn_and_nobody_at_the_same_time() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        List<Thread> people = new ArrayList<>();
        for (int person = 0; person < 6; person++) {
            people.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int turn = 0; turn < 20; turn++) {
                                            take(inside, seen);
                                        }
                                    }));
        }
        for (Thread person : people) {
            person.join();
        }

        assertThat(seen).hasSize(120).containsOnly(1);
        assertThat(folder).isEmptyDirectory();
    }

    private void take(AtomicInteger inside, List<Integer> seen) {
        try (Turn _ = Turn.take(file, LONG).orElseThrow()) {
            seen.add(inside.incrementAndGet());
            inside.decrementAndGet();
        } catch (IOException unusable) {
            throw new AssertionError(unusable);
        }
    }

    @Test
    void who_waits_can_be_stopped() throws IOException {
        try (Turn _ = Turn.take(file, Duration.ZERO).orElseThrow()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> Turn.take(file, LONG))
                    .isInstanceOf(FileLockInterruptionException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void where_there_is_no_folder_there_is_no_turn() {
        assertThatThrownBy(() -> Turn.take(folder.resolve("none/lock"), LONG))
                .isInstanceOf(NoSuchFileException.class);
    }
}
