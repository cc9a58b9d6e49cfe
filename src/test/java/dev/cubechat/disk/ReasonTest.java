package dev.cubechat.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

class ReasonTest {
    @Test
    void it_is_in_words_and_never_the_path_alone() {
        assertThat(Reason.of(new NoSuchFileException("/a/b"))).isEqualTo("there is no such file");
        assertThat(Reason.of(new AccessDeniedException("/a/b"))).isEqualTo("permission denied");
        assertThat(Reason.of(new FileAlreadyExistsException("/a/b")))
                .isEqualTo("it is there already");
        assertThat(Reason.of(new FileSystemException("/a/b", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(Reason.of(new NotDirectoryException("/a/b")))
                .isEqualTo("it could not be accessed");
        assertThat(Reason.of(new IOException("Input/output error")))
                .isEqualTo("Input/output error");
        assertThat(Reason.of(new IOException())).isEqualTo("it could not be accessed");
    }
}
