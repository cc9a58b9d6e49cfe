package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo, in a process of its own whose every temporary file can be seen. */
class DemoStoryTest {
    private static final int PATIENCE = 60;

    @TempDir Path home;
    @TempDir Path temporary;
    private Process demo;

    @BeforeEach
    void start() throws IOException {
        List<String> options =
                List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary);
        demo = new Shell(home).process(options, "demo").start();
    }

    @AfterEach
    void end() {
        demo.destroyForcibly();
    }

    @Test
    void it_ends_with_visible_chat_traffic_and_leaves_nothing_behind() throws Exception {
        List<String> lines = demo.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(exit()).isZero();
        assertThat(demo.errorReader(StandardCharsets.UTF_8).lines()).isEmpty();
        assertThat(lines)
                .contains(
                        "$ cubechat dialog create group --name 'Saturday hike' @jon @lena",
                        "    # Jon Berg's device has it.",
                        "    # Jon Berg has read it.",
                        "    # Jon Berg is typing…",
                        "    # Jon Berg: I'm in! Shall I bring the map?",
                        "    # Lena Voss: Me too. I bring the tea ☕")
                .anyMatch(line -> line.startsWith("sent\t"));
        assertThat(history(lines))
                .extracting(message -> message.asObject().get("body").asText().orElse(""))
                .containsExactly(
                        "Who is in for Saturday?",
                        "I'm in! Shall I bring the map?",
                        "Me too. I bring the tea ☕");
        assertThat(temporary).isEmptyDirectory();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void one_who_has_seen_enough_leaves_nothing_behind_either() throws Exception {
        try (BufferedReader out = demo.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().filter(line -> line.contains("is typing")).findFirst())
                    .isPresent();

            demo.destroy();

            assertThat(exit()).isEqualTo(143);
            assertThat(temporary).isEmptyDirectory();
        }
    }

    /** The array that the tour prints last. */
    private static List<Json> history(List<String> lines) throws IOException {
        String text = String.join("\n", lines);
        int from = text.lastIndexOf("\n[");
        return JsonText.parse(text.substring(from, text.lastIndexOf(']') + 1)).asItems();
    }

    private int exit() throws InterruptedException {
        assertThat(demo.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        return demo.exitValue();
    }
}
