package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;

class TroubleLogTest {
    @TempDir private Path folder;

    @Test
    void there_is_no_file_before_there_is_trouble_and_then_only_its_owner_reads_it()
            throws IOException {
        Path file = folder.resolve("made/trouble.log");
        TroubleLog log = new TroubleLog(() -> file, Clock.systemUTC());
        assertThat(file).doesNotExist();

        log.note("painting", new IllegalStateException("too wide"));
        log.write("and more\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file).content().contains("painting", "too wide").endsWith("and more\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void it_writes_where_the_file_system_knows_no_permissions() throws IOException {
        Path zip = folder.resolve("plain.zip");
        try (FileSystem plain = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = plain.getPath("/trouble.log");

            new TroubleLog(() -> file, Clock.systemUTC())
                    .note("painting", new IllegalStateException("too wide"));

            assertThat(Files.readString(file)).contains("painting", "too wide");
        }
    }
}
