package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person at a terminal: a shell in a tmux of its own, with {@code cubechat} among its commands.
 * What is typed goes in as keys; what the person sees is read from the screen.
 */
final class Tmux implements AutoCloseable {
    /** The key as newer terminals tell it: never taken for the beginning of something longer. */
    static final String ESCAPE = "\u001b[27u";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long A_LOOK = Duration.ofMillis(40).toNanos();
    private static final String PROMPT = "shell> ";

    private final Path folder;
    private final String socket;
    private Path recording = Path.of("");

    private Tmux(Path folder) {
        this.folder = folder;
        this.socket = folder.resolve("tmux").toString();
    }

    /** A shell of this person, in a terminal of this size. */
    static Tmux of(Shell person, Path folder, int columns, int rows) throws IOException {
        program(person, folder);
        return opened(folder, columns, rows);
    }

    /** A file to run: this person's {@code cubechat}. */
    static Path program(Shell person, Path folder) throws IOException {
        return program(person, folder, Main.class);
    }

    private static Path program(Shell person, Path folder, Class<?> main) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("cubechat");
        Files.writeString(file, script(person, main.getName(), "\"$@\""));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** A shell of a folder's own that knows one command, {@code cubechat}: this program. */
    static Tmux of(Class<?> program, Path folder, int columns, int rows) throws IOException {
        program(new Shell(folder), folder, program);
        return opened(folder, columns, rows);
    }

    private static String script(Shell person, String program, String words) {
        List<String> command =
                person.process(List.of("--enable-native-access=ALL-UNNAMED")).command();
        String java =
                command.subList(0, command.size() - 1).stream()
                        .map(Tmux::quoted)
                        .collect(Collectors.joining(" "));
        String variables =
                person.environment().entrySet().stream()
                        .map(each -> "export " + each.getKey() + "=" + quoted(each.getValue()))
                        .collect(Collectors.joining("\n"));
        return "#!/bin/sh\n" + variables + "\nexec " + java + " " + program + " " + words + "\n";
    }

    private static Tmux opened(Path folder, int columns, int rows) throws IOException {
        Files.writeString(folder.resolve("inputrc"), "set enable-bracketed-paste off\n");
        Tmux tmux = new Tmux(folder);
        tmux.tmux(
                "new-session",
                "-d",
                "-x",
                "" + columns,
                "-y",
                "" + rows,
                "exec bash --norc --noprofile");
        tmux.tmux("set", "-g", "status", "off");
        tmux.resizes(columns, rows);
        tmux.awaits(PROMPT.strip());
        return tmux;
    }

    /** Types this text, as it is. */
    void types(String text) throws IOException {
        tmux("send-keys", "-l", "--", text);
    }

    /** Presses these keys, by tmux's names. */
    void presses(String... keys) throws IOException {
        tmux(words(List.of("send-keys", "--"), List.of(keys)));
    }

    /** What a terminal sends of its own: clicks, the focus, keys that tmux has no name for. */
    void sends(String sequence) throws IOException {
        List<String> bytes = new ArrayList<>();
        for (byte one : sequence.getBytes(StandardCharsets.UTF_8)) {
            bytes.add("%02x".formatted(one));
        }
        tmux(words(List.of("send-keys", "-H"), bytes));
    }

    /**
     * Pastes this text as the terminal's own menu does: line ends come as if Enter were pressed.
     */
    void pastes(String text) throws IOException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p");
    }

    /** Presses and lets go of the left button; columns and rows count from 1. */
    void clicks(int column, int row) throws IOException {
        sends("\u001b[<0;" + column + ";" + row + "M\u001b[<0;" + column + ";" + row + "m");
    }

    void resizes(int columns, int rows) throws IOException {
        tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** How many columns of this row are in use; rows count from 0. */
    int width(int row) throws IOException {
        tmux("copy-mode");
        tmux("send-keys", "-X", "top-line");
        if (row > 0) {
            tmux("send-keys", "-N", "" + row, "-X", "cursor-down");
        }
        tmux("send-keys", "-X", "end-of-line");
        int width = Integer.parseInt(knows("#{copy_cursor_x}"));
        tmux("send-keys", "-X", "cancel");
        return width;
    }

    /** Types a line for the shell. */
    void runs(String line) throws IOException {
        types(line);
        presses("Enter");
    }

    /** The rows of the screen. */
    List<String> rows() throws IOException {
        return tmux("capture-pane", "-p").lines().toList();
    }

    String screen() throws IOException {
        return String.join("\n", rows());
    }

    /** The screen with its colours, as escape sequences. */
    String coloured() throws IOException {
        return tmux("capture-pane", "-p", "-e");
    }

    /** What tmux knows of the terminal: {@code #{alternate_on}} and the like. */
    String knows(String format) throws IOException {
        return tmux("display-message", "-p", format).strip();
    }

    /** What a program that the shell starts finds of the terminal's line, in one line. */
    String line() throws IOException {
        Path file = Files.createTempFile(folder, "line", "");
        String asked = file.getFileName().toString();
        runs("clear; stty -a > " + quoted(file.toString()) + "; echo " + asked);
        awaits("the answer", screen -> screen.lines().anyMatch(asked::equals));
        return Files.readString(file).replace('\n', ' ');
    }

    /** From now on all that the program writes goes into this file, too. */
    Path records() throws IOException {
        Path file = Files.createTempFile(folder, "written", "");
        recording = file;
        tmux("pipe-pane", "cat >> %1$s; : > %1$s.whole".formatted(quoted(file.toString())));
        return file;
    }

    /** When this returns, all of it is in the file. */
    void stopsRecording() throws IOException {
        tmux("pipe-pane");
        Path whole = Path.of(recording + ".whole");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(whole)) {
            assertThat(System.nanoTime()).as("%s is awaited", whole).isLessThan(end);
            LockSupport.parkNanos(A_LOOK);
        }
    }

    /** The process in this terminal which is neither the shell nor on its way out. */
    ProcessHandle program() {
        long shell;
        try {
            shell = Long.parseLong(knows("#{pane_pid}"));
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
        return ProcessHandle.of(shell).orElseThrow().children().findFirst().orElseThrow();
    }

    /** Looks until this is on the screen. */
    void awaits(String text) throws IOException {
        awaits(text, screen -> screen.contains(text));
    }

    void awaitsNot(String text) throws IOException {
        awaits("no " + text, screen -> !screen.contains(text));
    }

    /** Looks until the screen is like this. */
    void awaits(String what, Predicate<String> like) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        String screen = screen();
        while (!like.test(screen)) {
            assertThat(System.nanoTime()).as("%s is awaited on%n%s", what, screen).isLessThan(end);
            LockSupport.parkNanos(A_LOOK);
            screen = screen();
        }
    }

    /** Presses the key now and again until the screen is like this. */
    void pressesUntil(String key, Predicate<String> like) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!like.test(screen())) {
            assertThat(System.nanoTime()).as("%s changes%n%s", key, screen()).isLessThan(end);
            presses(key);
            LockSupport.parkNanos(5 * A_LOOK);
        }
    }

    /** Looks until there is a row like this, and gives the first. */
    String awaitsRow(String what, Predicate<String> like) throws IOException {
        awaits(what, screen -> screen.lines().anyMatch(like));
        return rows().stream().filter(like).findFirst().orElse("");
    }

    /** Looks until the shell asks for a command. */
    void awaitsShell() throws IOException {
        awaits("the shell", screen -> screen.stripTrailing().endsWith(PROMPT.strip()));
    }

    /** Hangs up. When this returns, whoever ran here has ended and writes no more files. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> here =
                tmux("list-panes", "-a", "-F", "#{pane_pid}")
                        .lines()
                        .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                        .flatMap(Optional::stream)
                        .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
                        .toList();
        tmux("kill-server");
        here.forEach(Tmux::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (process.isAlive()) {
            assertThat(System.nanoTime()).as("%s goes on", process.info()).isLessThan(end);
            LockSupport.parkNanos(A_LOOK);
        }
    }

    private String tmux(String... words) throws IOException {
        return tmux(List.of(words));
    }

    private String tmux(List<String> words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        words(List.of("tmux", "-u", "-S", socket, "-f", "/dev/null"), words));
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH",
                                folder + ":" + System.getenv("PATH"),
                                "HOME",
                                folder.toString(),
                                "INPUTRC",
                                folder.resolve("inputrc").toString(),
                                "LC_ALL",
                                "C.UTF-8",
                                // Else it would be written while the folder is deleted.
                                "HISTFILE",
                                "/dev/null",
                                "SHELL",
                                "/bin/sh",
                                "PS1",
                                PROMPT));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as("tmux %s: %s", words, said).isZero();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
        return said;
    }

    private static List<String> words(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
