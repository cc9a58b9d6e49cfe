package dev.cubechat.programs;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LocaleOfPersonTest {
    @Test
    void what_the_launcher_put_in_its_place_goes() {
        assertThat(
                        LocaleOfPerson.in(
                                Map.of(
                                        "LANG", "en_GB.UTF-8",
                                        "LC_ALL", "C.UTF-8",
                                        "CUBECHAT_LC_ALL", "")))
                .isEqualTo(Map.of("LANG", "en_GB.UTF-8"));
    }

    @Test
    void what_the_person_had_set_comes_back() {
        assertThat(LocaleOfPerson.in(Map.of("LC_ALL", "C.UTF-8", "CUBECHAT_LC_ALL", "de_DE.UTF-8")))
                .isEqualTo(Map.of("LC_ALL", "de_DE.UTF-8"));
    }

    @Test
    void without_the_launcher_all_stays() {
        assertThat(LocaleOfPerson.in(Map.of("LC_ALL", "C.UTF-8")))
                .isEqualTo(Map.of("LC_ALL", "C.UTF-8"));
    }

    @Test
    void a_program_is_called_in_the_locale_of_the_person() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", ""),
                        "LC_ALL", "C.UTF-8",
                        "CUBECHAT_LC_ALL", "POSIX");

        Process process =
                Programs.call(
                                List.of("sh", "-c", "echo $LC_ALL ${CUBECHAT_LC_ALL-gone}"),
                                environment)
                        .start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("POSIX gone\n");
    }
}
