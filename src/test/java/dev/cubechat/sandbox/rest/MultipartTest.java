package dev.cubechat.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class MultipartTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 65_520, 65_536, 65_537, 200_000})
    void parts_come_as_they_were_sent_however_the_stream_is_cut(int size) throws IOException {
        byte[] content = bytes(size);
        byte[] form = form(content);

        Map<String, byte[]> read = read(new Dripping(form, new Random(size)));

        assertThat(read.keySet()).containsExactly("key", "file");
        assertThat(read.get("key")).asString().isEqualTo("a\r\n--nearly\r\n-");
        assertThat(read.get("file")).isEqualTo(content);
    }

    @Test
    void a_part_that_is_not_read_is_passed_over() throws IOException {
        Multipart form = of(new ByteArrayInputStream(form(bytes(100_000))));

        form.next();
        Optional<Multipart.Part> file = form.next();

        assertThat(file).hasValueSatisfying(part -> assertThat(part.name()).isEqualTo("file"));
        assertThat(form.next()).isEmpty();
    }

    @Test
    void a_form_that_breaks_off_is_noticed() throws IOException {
        byte[] form = form(bytes(1000));
        Multipart cut = of(new ByteArrayInputStream(form, 0, form.length - 20));
        cut.next();

        Multipart.Part file = cut.next().orElseThrow();

        assertThatThrownBy(() -> file.body().readAllBytes())
                .isInstanceOf(Multipart.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "application/json", "multipart/form-data", "text/plain; boundary=x"})
    void what_is_no_form_is_none(String contentType) {
        assertThat(Multipart.of(InputStream.nullInputStream(), contentType)).isEmpty();
    }

    private static Map<String, byte[]> read(InputStream in) throws IOException {
        Multipart form = of(in);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (Optional<Multipart.Part> next = form.next(); next.isPresent(); next = form.next()) {
            parts.put(next.get().name(), next.get().body().readAllBytes());
        }
        return parts;
    }

    private static Multipart of(InputStream in) {
        return Multipart.of(in, "multipart/form-data; boundary=\"nearly=b\"").orElseThrow();
    }

    private static byte[] form(byte[] content) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(
                ("--nearly=b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n"
                                + "a\r\n--nearly\r\n-"
                                + "\r\n--nearly=b\r\ncontent-disposition: form-data; name=file;"
                                + " filename=\"x; name=y\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        form.write(content);
        form.write("\r\n--nearly=b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) "\r\n-nearly=b".charAt(random.nextInt(11));
        }
        return bytes;
    }

    /** Gives its bytes in small and uneven portions. */
    private static final class Dripping extends ByteArrayInputStream {
        private final Random random;

        Dripping(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
        }
    }
}
