package dev.cubechat.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.StoredFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class PlainNameTest {
    @ParameterizedTest
    @CsvSource({
        "wall.png, wall.png",
        "Grüße & Küsse.png, Grüße & Küsse.png",
        "/etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        ".., _.",
        ".bashrc, _bashrc",
        "-rf, _rf",
        "a:b?c, a_b_c",
        "dir/, F00",
        "'  ', F00",
    })
    void a_name_of_others_stays_in_its_folder(String given, String kept) {
        assertThat(PlainName.of(file(given)).text()).isEqualTo(kept);
    }

    @Test
    void what_a_terminal_would_obey_is_replaced() {
        assertThat(PlainName.of(file("a\u001b[2J\u202egnp.exe\n")).text())
                .isEqualTo("a_[2J_gnp.exe");
    }

    @Test
    void a_file_without_a_name_is_called_by_its_uid() {
        assertThat(PlainName.of(file(null)).text()).isEqualTo("F00");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, passwd",
        "../../out, out",
        "..\\out, out",
        "'', file",
        "a/, file",
    })
    void a_uid_stays_in_the_folder_as_a_name_does(String uid, String kept) {
        StoredFile nameless =
                new StoredFile(1, uid, " ", null, 1L, false, true, null, null, Json.Obj.EMPTY);

        assertThat(PlainName.of(nameless).text()).isEqualTo(kept);
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        String cut = PlainName.of(file("👋".repeat(100))).text();

        assertThat(cut).isEqualTo("👋".repeat(50));
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSize(200);
    }

    private static StoredFile file(@Nullable String name) {
        return new StoredFile(1, "F00", name, null, 1L, false, true, null, null, Json.Obj.EMPTY);
    }
}
