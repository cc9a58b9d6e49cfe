package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HeldFileTest {
    @TempDir private Path states;

    @Test
    void what_was_added_is_there_at_once_and_the_newest_is_the_last() {
        try (HeldFile file = hold()) {
            assertThat(file.lines()).isEmpty();

            file.add("one");
            file.add("two");

            assertThat(file.lines()).containsSequence("one", "two");
        }
    }

    @Test
    void what_the_run_before_left_half_written_is_gone_with_the_first_line_of_this_one()
            throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "one\ntw");

        try (HeldFile file = hold()) {
            file.add("three");
        }

        assertThat(path()).hasContent("three\n");
    }

    @Test
    void however_much_is_added_it_stays_short_and_long_lines_are_no_exception() throws IOException {
        long longest = 0;
        try (HeldFile file = hold()) {
            for (int number = 0; number < 2000; number++) {
                file.add(("line " + number + " ").repeat(number % 100 == 0 ? 9000 : 500));
                longest = Math.max(longest, Files.size(path()));
            }
            file.sync();

            assertThat(file.lines()).contains("line 1999 ".repeat(500));
        }

        assertThat(longest).isBetween(4_000_000L, 5_000_000L);
    }

    @Test
    void changes_stand_behind_what_they_change_and_go_when_they_are_too_many() throws IOException {
        long longest = 0;
        int wholes = 0;
        try (HeldFile file = hold()) {
            for (int number = 0; number < 20_000; number++) {
                String whole = "all up to " + number;
                file.add(("change " + number + " ").repeat(40), () -> whole);
                longest = Math.max(longest, Files.size(path()));
                wholes += Files.size(path()) == whole.length() + 1 ? 1 : 0;
            }
            List<String> lines = file.lines();

            assertThat(lines.getFirst()).startsWith("all up to ");
            int from = Integer.parseInt(lines.getFirst().substring("all up to ".length()));
            assertThat(lines.get(1)).startsWith("change " + (from + 1) + " ");
            assertThat(lines.get(lines.size() - 2)).startsWith("change 19999 ");
            assertThat(lines.getLast()).isEmpty();
        }

        assertThat(longest).isBetween(4_000_000L, 4_200_000L);
        assertThat(wholes).isBetween(2, 5);
    }

    @Test
    void an_empty_file_is_not_the_same_as_none() throws IOException {
        Files.createDirectories(path().getParent());
        Files.createFile(path());

        try (HeldFile file = hold()) {
            assertThat(file.lines()).isEqualTo(List.of(""));
        }
    }

    private HeldFile hold() {
        return new StateFolder(states, "home", true).hold("cursor-c.json").orElseThrow();
    }

    private Path path() {
        return states.resolve("home").resolve("cursor-c.json");
    }
}
