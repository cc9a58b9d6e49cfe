package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What only a process of its own can show: pipes that break, classes that stay unloaded. */
class ProcessStoryTest {
    private static final int PATIENCE = 60;

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_reader_that_closes_the_pipe_ends_us_quietly() throws Exception {
        String long2k = "x".repeat(2000);
        Shell mira = world.mira();
        for (int i = 0; i < 60; i++) {
            mira.run("msg", "send", "#Climbers", "-m", long2k);
        }

        Process process =
                mira.process(List.of(), "msg", "history", "#Climbers", "--all", "--jsonl").start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"id\":");
        }

        assertThat(exit(process)).isZero();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void nobody_without_a_home_leaves_secrets_where_they_work() throws Exception {
        Path here = Files.createDirectory(homes.resolve("here"));
        List<String> homeless = List.of("-Duser.home=?");
        Shell mira = world.mira().with("HOME", "");

        Process login = mira.process(homeless, "auth", "login").directory(here.toFile()).start();
        Process scripts =
                mira.process(homeless, "completion", "bash").directory(here.toFile()).start();
        Process help =
                mira.process(homeless, "profile", "list", "--help")
                        .directory(here.toFile())
                        .start();

        assertThat(new String(login.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "cubechat: There is no home folder: HOME is not set to a whole path.\n"
                                + "hint: Set HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and"
                                + " XDG_CACHE_HOME.\n");
        assertThat(exit(login)).isEqualTo(14);
        assertThat(here).isEmptyDirectory();
        assertThat(scripts.getInputStream().readAllBytes()).isNotEmpty();
        assertThat(exit(scripts)).isZero();
        assertThat(help.getInputStream().readAllBytes()).isNotEmpty();
        assertThat(exit(help)).isZero();
    }

    @Test
    void a_full_disk_is_told() throws Exception {
        Process process =
                world.mira()
                        .process(List.of(), "user", "me")
                        .redirectOutput(new File("/dev/full"))
                        .start();

        assertThat(exit(process)).isEqualTo(1);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("cubechat: It was done, but the answer could not be written: ");
    }

    @Test
    void who_cannot_be_told_that_a_message_was_sent_is_told_that_it_was() throws Exception {
        Process process =
                world.mira()
                        .process(List.of(), "msg", "send", "#Climbers", "-m", "once", "--json")
                        .redirectOutput(new File("/dev/full"))
                        .start();

        assertThat(exit(process)).isEqualTo(1);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"message\":\"It was done, but the answer could not be written: ")
                .containsPattern("\"details\":\\{\"done\":true,\"id\":\"[0-9a-f]{24}\"}");
        assertThat(world.jon().run("msg", "history", "#Climbers", "--limit", "1").out())
                .contains("once");
    }

    @Test
    void the_version_needs_no_parser_and_no_settings() throws Exception {
        assertThat(loadedBy("--version"))
                .noneMatch(line -> line.contains("picocli"))
                .noneMatch(line -> line.contains("dev.cubechat.config"));
    }

    @Test
    void tab_needs_no_parser_and_no_network() throws Exception {
        assertThat(loadedBy("__complete", "dialog", "cubechat", "msg", "send"))
                .noneMatch(line -> line.contains("picocli"))
                .noneMatch(line -> line.contains("dev.cubechat.service"))
                .noneMatch(line -> line.contains("org.apache.hc"))
                .noneMatch(line -> line.contains("com.fasterxml"));
    }

    @Test
    void help_of_one_noun_loads_no_other_and_opens_nothing() throws Exception {
        assertThat(loadedBy("msg", "send", "--help"))
                .anyMatch(line -> line.contains("dev.cubechat.cli.msg.SendCommand"))
                .noneMatch(line -> line.contains("dev.cubechat.cli.msg.HistoryCommand"))
                .noneMatch(line -> line.contains("dev.cubechat.cli.dialog."))
                .noneMatch(line -> line.contains("dev.cubechat.cli.user."))
                .noneMatch(line -> line.contains("dev.cubechat.config.Settings "))
                .noneMatch(line -> line.contains("org.apache.hc."))
                .noneMatch(line -> line.contains("org.jivesoftware."));
    }

    @Test
    void a_request_by_rest_never_touches_the_chat_library() throws Exception {
        assertThat(loadedBy("msg", "send", "#Climbers", "-m", "hello"))
                .anyMatch(line -> line.contains("org.apache.hc."))
                .noneMatch(line -> line.contains("org.jivesoftware."))
                .noneMatch(line -> line.contains("org.jxmpp."));
    }

    @Test
    void on_a_terminal_an_upload_tells_how_far_it_has_come() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).isExecutable();
        Path file = homes.resolve("large.bin");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(20_000_000);
        }
        Path out = homes.resolve("out.json");
        Shell mira = world.mira().with("COLUMNS", "80");

        String seen =
                seenOnTerminal(
                        mira, "", " > '" + out + "'", "file", "upload", file.toString(), "--json");

        List<Integer> percents =
                Pattern.compile("(\\d+) %")
                        .matcher(seen)
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .toList();
        assertThat(percents).hasSizeGreaterThan(10).isSorted().endsWith(100);
        assertThat(Files.readString(out)).startsWith("{\"id\":").doesNotContain("%");
    }

    @Test
    void a_table_is_as_wide_as_its_terminal_even_where_nobody_can_type() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).isExecutable();
        world.mira().run("msg", "send", "#Climbers", "-m", "word ".repeat(60));

        String wide = seenOnTerminal(world.mira(), "stty cols 132; ", "", "dialog", "list");
        String piped =
                seenOnTerminal(world.mira(), "stty cols 104; true | ", " 2>&1", "dialog", "list");

        assertThat(widest(wide)).isEqualTo(132);
        assertThat(widest(piped)).isEqualTo(104);
    }

    private static int widest(String table) {
        return table.lines()
                .map(line -> line.replaceAll("\033\\[[0-9;]*m", ""))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** What one sees of a command that must end well, in a shell on a terminal of its own. */
    private static String seenOnTerminal(Shell person, String before, String after, String... words)
            throws Exception {
        ProcessBuilder builder =
                person.with("PATH", System.getenv("PATH")).process(List.of(), words);
        String command =
                builder.command().stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" ", before, after));
        Process process = builder.command("script", "-q", "-e", "-c", command, "/dev/null").start();
        String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(exit(process)).as(seen).isZero();
        return seen;
    }

    private List<String> loadedBy(String... args) throws IOException, InterruptedException {
        Path log = homes.resolve("classes.log");
        Process process =
                world.mira()
                        .process(List.of("-Xlog:class+load:file=" + log), args)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(exit(process)).as(said).isZero();
        return Files.readAllLines(log);
    }

    private static int exit(Process process) throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).isTrue();
        return process.exitValue();
    }
}
