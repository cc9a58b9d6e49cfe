package dev.cubechat.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

/** With pictures that the JDK's own writers make. */
class ImageSizeTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void a_picture_tells_its_size(String form) throws IOException {
        assertThat(ImageSize.of(file(picture(form)))).contains(new ImageSize(640, 300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void a_picture_that_breaks_off_tells_none(String form) throws IOException {
        byte[] picture = picture(form);

        for (int length = 0; length < 9; length++) {
            assertThat(ImageSize.of(file(Arrays.copyOf(picture, length)))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF", "plain text that is long enough", "\u00ff\u00d8"})
    void what_is_no_picture_has_no_size(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ImageSize.of(file(bytes))).isEmpty();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("picture"), bytes);
    }

    private static byte[] picture(String form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(640, 300, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(image, form, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
