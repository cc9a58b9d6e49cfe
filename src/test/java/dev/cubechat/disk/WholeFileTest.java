package dev.cubechat.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

class WholeFileTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("state.json");
    }

    @Test
    void it_takes_the_place_of_what_was_there_and_nothing_else_stays() throws IOException {
        Files.writeString(file, "before");

        new WholeFile(file).write("after");

        assertThat(file).hasContent("after");
        assertThat(names()).containsExactly("state.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_cannot_be_written_leaves_what_was_there() throws IOException {
        Files.createDirectories(file.resolve("in the way"));

        assertThatThrownBy(() -> new WholeFile(file).write("after"))
                .isInstanceOf(IOException.class);

        assertThat(names()).containsExactly("state.json");
        assertThat(file.resolve("in the way")).isDirectory();
    }

    @Test
    void a_written_file_gives_up_its_own_name() throws IOException {
        Path written = Files.writeString(folder.resolve("next"), "after");

        new WholeFile(file).take(written);

        assertThat(file).hasContent("after");
        assertThat(names()).containsExactly("state.json");
    }

    @Test
    void a_missing_file_takes_nobodys_place() throws IOException {
        Files.writeString(file, "before");

        assertThatThrownBy(() -> new WholeFile(file).take(folder.resolve("next")))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(file).hasContent("before");
        assertThat(names()).containsExactly("state.json");
    }

    @Test
    void an_interrupt_does_not_stop_the_taking_of_a_written_file_either() throws IOException {
        Path written = Files.writeString(folder.resolve("next"), "after");
        Thread.currentThread().interrupt();

        new WholeFile(file).take(written);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("after");
    }

    @Test
    void an_interrupt_neither_stops_it_nor_is_forgotten() throws IOException {
        Thread.currentThread().interrupt();

        new WholeFile(file).write("after");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("after");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList().stream();
        }
    }
}
