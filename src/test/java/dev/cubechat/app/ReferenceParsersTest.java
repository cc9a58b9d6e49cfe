package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The programs that read man pages and completions have nothing to complain about. */
class ReferenceParsersTest {
    @ParameterizedTest
    @CsvSource({
        "bash, bash -n, cubechat.bash",
        "zsh, zsh -n, _cubechat",
        "fish, fish --no-config --no-execute, cubechat.fish"
    })
    void each_shell_can_read_its_completions(String program, String command, String file)
            throws Exception {
        Needed.program(program);

        assertThat(complaints(command, List.of(Path.of("completions", file)))).isEmpty();
    }

    @Test
    void mandoc_finds_nothing_in_the_man_pages() throws Exception {
        Needed.program("mandoc");

        assertThat(complaints("mandoc -Tlint", pages())).isEmpty();
    }

    @Test
    void man_shows_each_page_without_a_warning() throws Exception {
        Needed.program("man");

        for (Path page : pages()) {
            assertThat(complaints("man --warnings -l", List.of(page))).as("%s", page).isEmpty();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("man"))) {
            return pages.sorted().toList();
        }
    }

    /** What a program says on stderr, and on stdout where that is for complaints, too. */
    private static String complaints(String command, List<Path> files) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
        files.forEach(file -> words.add(file.toString()));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (command.startsWith("man ")) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        } else {
            builder.redirectErrorStream(true);
        }
        Process process = builder.start();
        var said = command.startsWith("man ") ? process.getErrorStream() : process.getInputStream();
        String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text : text + "\nended with " + process.exitValue();
    }
}
