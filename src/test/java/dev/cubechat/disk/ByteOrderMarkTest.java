package dev.cubechat.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HexFormat;

class ByteOrderMarkTest {
    @ParameterizedTest
    @CsvSource({
        "efbbbf6869, 6869",
        "6869, 6869",
        "efbbbfefbbbf68, efbbbf68",
        "68efbbbf, 68efbbbf",
        "efbbbf, ''",
        "efbb, efbb",
        "efbb68, efbb68",
        "ef, ef",
        "'', ''"
    })
    void only_the_one_before_the_text_is_cut(String given, String text) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(given);
        InputStream whole = ByteOrderMark.cutFrom(new ByteArrayInputStream(bytes));
        InputStream byByte = ByteOrderMark.cutFrom(inPieces(bytes));

        assertThat(HexFormat.of().formatHex(ByteOrderMark.cutFrom(bytes))).isEqualTo(text);
        assertThat(HexFormat.of().formatHex(whole.readAllBytes())).isEqualTo(text);
        assertThat(HexFormat.of().formatHex(byByte.readAllBytes())).isEqualTo(text);
    }

    private static InputStream inPieces(byte[] bytes) {
        InputStream all = InputStream.nullInputStream();
        for (byte each : bytes) {
            all = new SequenceInputStream(all, new ByteArrayInputStream(new byte[] {each}));
        }
        return all;
    }
}
