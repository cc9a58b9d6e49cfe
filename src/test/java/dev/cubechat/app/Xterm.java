package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A program in an xterm, on an X server of its own that keeps its screen in a file. */
final class Xterm implements AutoCloseable {
    /** What is behind all text: not the black around the window. */
    static final int GROUND = 0x101010;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long A_LOOK = Duration.ofMillis(100).toNanos();

    /** So many looks in a row that are the same: nothing is being drawn. */
    private static final int STEADY = 4;

    private final Process server;
    private final Process xterm;
    private final Path dump;
    private final int columns;
    private final int rows;

    private Xterm(Process server, Process xterm, Path dump, int columns, int rows) {
        this.server = server;
        this.xterm = xterm;
        this.dump = dump;
        this.columns = columns;
        this.rows = rows;
    }

    /** Runs a program, with its arguments, in a window of this size. */
    static Xterm of(Path folder, int columns, int rows, List<String> program) throws IOException {
        Files.createDirectories(folder);
        Process server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1600x1000x24",
                                "-br",
                                "-nolisten",
                                "tcp",
                                "-fbdir",
                                folder.toString())
                        .redirectError(Redirect.DISCARD)
                        .start();
        String display =
                new BufferedReader(
                                new InputStreamReader(
                                        server.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
        assertThat(display).as("the X server has a display").isNotNull();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "xterm",
                                "-u8",
                                "-b",
                                "0",
                                "-bw",
                                "0",
                                "+sb",
                                "-geometry",
                                columns + "x" + rows + "+0+0",
                                "-bg",
                                "#101010",
                                "-fg",
                                "#e0e0e0",
                                "-fa",
                                "DejaVu Sans Mono",
                                "-fs",
                                "10",
                                "-e"));
        words.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("xterm.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "DISPLAY",
                                ":" + Objects.requireNonNull(display).strip(),
                                "LC_ALL",
                                "C.UTF-8"));
        builder.environment().keySet().removeAll(List.of("TMUX", "STY", "NO_COLOR", "COLORTERM"));
        return new Xterm(server, builder.start(), folder.resolve("Xvfb_screen0"), columns, rows);
    }

    /** Looks until the window shows something like this and nothing changes any more. */
    Pixels awaits(String what, Path picture, Predicate<Pixels> like) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        Pixels before = null;
        for (int same = 0; same < STEADY; ) {
            Pixels now = Pixels.of(dump, columns, rows);
            same = now.equals(before) && now.hasWindow() && like.test(now) ? same + 1 : 0;
            if (System.nanoTime() > end) {
                now.save(picture);
            }
            assertThat(System.nanoTime()).as("%s, see %s", what, picture).isLessThan(end);
            assertThat(xterm.isAlive()).as("xterm goes on").isTrue();
            before = now;
            LockSupport.parkNanos(A_LOOK);
        }
        Pixels seen = Objects.requireNonNull(before);
        seen.save(picture);
        return seen;
    }

    @Override
    public void close() {
        List<ProcessHandle> inside = xterm.descendants().toList();
        xterm.destroy();
        xterm.onExit().join();
        inside.forEach(each -> each.onExit().join());
        server.destroy();
        server.onExit().join();
    }
}
