package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as it is shipped, in {@code target/cubechat}. */
class LauncherIT {
    private static final Path SHIPPED = Path.of("target/cubechat").toAbsolutePath();

    @TempDir private static Path here;

    /** The same program in another place: moved, as by tar or mv, which keep the times. */
    private static Path elsewhere;

    @BeforeAll
    static void move() throws IOException {
        elsewhere = here.resolve("moved to");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path from : files.toList()) {
                Files.copy(
                        from,
                        elsewhere.resolve(SHIPPED.relativize(from)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void it_runs_from_any_folder() throws Exception {
        assertThat(run(SHIPPED.resolve("bin/cubechat"), "--version"))
                .isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
    }

    @Test
    void it_brings_its_man_pages_and_completions() {
        assertThat(SHIPPED.resolve("share"))
                .isDirectoryRecursivelyContaining("glob:**/man/man1/cubechat.1")
                .isDirectoryRecursivelyContaining("glob:**/man/man7/cubechat-exit-codes.7")
                .isDirectoryRecursivelyContaining("glob:**/bash-completion/completions/cubechat")
                .isDirectoryRecursivelyContaining("glob:**/zsh/site-functions/_cubechat")
                .isDirectoryRecursivelyContaining("glob:**/vendor_completions.d/cubechat.fish");
    }

    @Test
    void arguments_and_exit_code_go_through_unchanged() throws Exception {
        assertThat(run(SHIPPED.resolve("bin/cubechat"), "two words, \"é☃\" $HOME *"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.said()).contains("two words, \"é☃\" $HOME *"));
    }

    @Test
    void it_finds_itself_through_symbolic_links() throws Exception {
        Path folder = Files.createSymbolicLink(here.resolve("in use"), elsewhere);
        Path absolute =
                Files.createSymbolicLink(here.resolve("cc"), folder.resolve("bin/cubechat"));
        Path relative = Files.createSymbolicLink(here.resolve("chat"), Path.of("cc"));

        assertThat(run(absolute, "--version").code()).isZero();
        assertThat(run(relative, "--version").code()).isZero();
        assertThat(run(Path.of("./chat"), "--version").code()).isZero();
    }

    @Test
    void it_may_be_moved_and_keeps_its_class_archive() throws Exception {
        Path log = here.resolve("classes.log");
        Path launcher = elsewhere.resolve("bin/cubechat");
        Path talkative = elsewhere.resolve("bin/talkative");
        Files.writeString(
                talkative,
                Files.readString(launcher)
                        .replace("-Xlog:all=off", "-Xlog:class+load:file=" + log));

        assertThat(run(Path.of("sh"), talkative.toString(), "--version").code()).isZero();

        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.cubechat.app.Main source: shared objects"));
    }

    @Test
    void a_jar_that_does_not_fit_the_class_archive_costs_no_word() throws Exception {
        Path jar = elsewhere.resolve("lib/cubechat.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        try {
            assertThat(run(elsewhere.resolve("bin/cubechat"), "--version"))
                    .isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
        } finally {
            Files.setLastModifiedTime(jar, time);
        }
    }

    @Test
    void a_missing_class_archive_costs_no_word() throws Exception {
        Path archive = elsewhere.resolve("lib/cubechat.jsa");
        Path aside = Files.move(archive, elsewhere.resolve("aside"));
        try {
            assertThat(run(elsewhere.resolve("bin/cubechat"), "--version"))
                    .isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
        } finally {
            Files.move(aside, archive);
        }
    }

    /** Runs a program in a bare environment; what it said is stdout and stderr together. */
    private static Ran run(Path program, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                                        .toList())
                        .directory(here.toFile())
                        .redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dsome.other=program");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said);
    }

    private record Ran(int code, String said) {}
}
