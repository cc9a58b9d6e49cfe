package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What {@code cubechat chat} does to a terminal, and how it gives it back, whatever happens. */
@ExtendWith(WithTmux.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TerminalTmuxTest {
    private static final int QUIET_SECONDS = 20;

    /** Foreground and background in any of the ways to say it. */
    private static final Pattern COLOUR =
            Pattern.compile("\u001b\\[([0-9;:]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])([;:][0-9;:]*)?m");

    private static final Pattern LINK = Pattern.compile("\u001b]8;[^;]*;([^\u001b]*)\u001b\\\\");

    private TmuxWorld world;
    private Tmux mira;

    @BeforeAll
    void open(@TempDir Path homes) throws Exception {
        world = TmuxWorld.open(homes, 10);
        mira = world.mira();
    }

    @AfterAll
    void close() throws Exception {
        world.close();
    }

    @Test
    void the_first_picture_tells_that_the_connection_is_on_its_way() throws Exception {
        world.people().sandbox().faults().set("half-close");
        try {
            mira.runs("cubechat chat");

            mira.awaits("◌ connecting");
        } finally {
            world.people().sandbox().faults().clear();
        }
        mira.awaits("● online");
        world.leaves();
    }

    @Test
    void quitting_gives_the_terminal_back() throws Exception {
        world.chats();

        world.leaves();

        givenBack();
    }

    @Test
    void ctrl_z_gives_the_shell_back_and_fg_the_chat() throws Exception {
        world.chats();

        mira.presses("C-z");
        mira.awaits("Stopped");
        mira.awaitsShell();
        givenBack();

        mira.runs("fg");
        mira.awaits("> Write a message");
        mira.awaits("Jon Berg");
        assertThat(mira.knows("#{alternate_on}")).isEqualTo("1");
        world.leaves();
        givenBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void who_ends_it_by_a_signal_has_a_usable_terminal(String signal) throws Exception {
        world.chats();

        kill(signal);
        mira.awaitsShell();

        givenBack();
    }

    @Test
    void a_mistake_that_ends_the_program_leaves_a_usable_terminal(@TempDir Path folder)
            throws Exception {
        try (Tmux terminal = Tmux.of(FailingChat.class, folder, 80, 24)) {
            terminal.runs("cubechat " + folder.resolve("log"));
            terminal.awaits("press a key");

            terminal.types("x");
            terminal.awaits("NoClassDefFoundError: as if");
            terminal.awaitsShell();

            givenBack(terminal);
        }
    }

    /** What shows that the checks above can fail; and the way out for who was killed. */
    @Test
    void a_killed_chat_gives_nothing_back_until_the_terminal_is_reset() throws Exception {
        world.chats();

        kill("KILL");
        mira.awaits("Killed");
        assertThatThrownBy(this::givenBack).isInstanceOf(AssertionError.class);
        assertThat(mira.knows("#{alternate_on}#{mouse_any_flag}#{wrap_flag}")).isEqualTo("110");
        mira.runs("cubechat chat --reset-terminal");
        mira.awaits("usable", screen -> isUsual());

        givenBack();
    }

    @Test
    void without_colours_none_is_sent() throws Exception {
        Path coloured = mira.records();
        world.chats();
        world.leaves();
        mira.stopsRecording();
        Path plain = mira.records();
        world.chats("NO_COLOR=1");
        world.leaves();
        mira.stopsRecording();

        assertThat(COLOUR.matcher(Files.readString(coloured)).find()).isTrue();
        assertThat(COLOUR.matcher(Files.readString(plain)).find()).isFalse();
        assertThat(Files.readString(plain)).contains("Write a message");
    }

    /** Read from what the program writes: an older tmux keeps no links. */
    @Test
    void an_address_is_a_link_where_the_terminal_takes_links_and_nowhere_else() throws Exception {
        TmuxWorld.tells(
                world.people().jon(),
                StoryWorld.MIRA_AND_JON,
                "Look: https://a.example/x\u009b2J https://b.example/1");

        String taken = writtenBy("TERM_PROGRAM_VERSION=3.4");
        String plain = writtenBy("TERM_PROGRAM_VERSION=3.3a");
        String colourless = writtenBy("TERM_PROGRAM_VERSION=3.4 NO_COLOR=1");

        assertThat(LINK.matcher(taken).results().map(link -> link.group(1)).distinct())
                .containsExactly("https://a.example/x", "", "https://b.example/1");
        assertThat(plain).contains("https://b.example/1").doesNotContain("\u001b]8");
        assertThat(colourless).contains("https://b.example/1").doesNotContain("\u001b]8");
    }

    private String writtenBy(String environment) throws IOException {
        Path written = mira.records();
        world.chats(environment);
        mira.awaits("https://b.example/1");
        world.leaves();
        mira.stopsRecording();
        return Files.readString(written);
    }

    @Test
    void a_dumb_terminal_gets_lines_without_escapes() throws Exception {
        Path written = mira.records();

        mira.runs("TERM=dumb cubechat chat @jon");
        mira.awaits("Connected.");
        mira.runs("/quit");
        mira.awaitsShell();
        mira.stopsRecording();

        assertThat(fromProgram(Files.readString(written)))
                .contains("Connected.")
                .doesNotContain("\u001b");
    }

    @Test
    void into_a_pipe_go_lines_without_escapes(@TempDir Path folder) throws Exception {
        Path written = folder.resolve("written");

        mira.runs("cubechat chat @jon | cat > " + written);
        mira.awaits("Connected.");
        mira.runs("/quit");
        mira.awaitsShell();

        assertThat(mira.knows("#{alternate_on}")).isEqualTo("0");
        assertThat(Files.readString(written)).doesNotContain("\u001b");
    }

    @Test
    void nothing_is_written_while_nothing_happens() throws Exception {
        world.chats();
        mira.types("waiting");
        mira.awaits("> waiting");
        Path typed = mira.records();
        mira.types("!");
        mira.awaits("> waiting!");
        mira.stopsRecording();
        assertThat(typed).isNotEmptyFile();

        Path written = mira.records();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_SECONDS);
        while (System.nanoTime() < end && Files.size(written) == 0) {
            mira.knows("#{pane_pid}");
        }

        mira.stopsRecording();
        assertThat(Files.readString(written)).isEmpty();
        mira.presses("C-c");
        mira.awaits("> Write a message");
        world.leaves();
    }

    /** A child that has ended leaves its page faults with its parent. */
    @Test
    void the_chat_starts_no_other_program() throws Exception {
        world.chats();
        ProcessHandle chat = mira.program();

        assertThat(chat.children()).isEmpty();
        assertThat(faultsOfChildren(chat)).isZero();

        mira.presses("C-z");
        mira.awaitsShell();
        mira.runs("fg");
        mira.awaits("> Write a message");
        assertThat(faultsOfChildren(chat)).as("stopping took a child").isPositive();
        world.leaves();
    }

    private void kill(String signal) throws IOException, InterruptedException {
        List<String> words = List.of("kill", "-" + signal, "" + mira.program().pid());
        assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
    }

    private static long faultsOfChildren(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[8]);
    }

    private boolean isUsual() {
        try {
            return mira.knows("#{alternate_on}#{mouse_any_flag}#{wrap_flag}#{cursor_flag}")
                    .equals("0011");
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Behind the first line, which the shell itself wrote while it was typed. */
    private static String fromProgram(String written) {
        String after = written.substring(written.indexOf('\n') + 1);
        return after.substring(0, after.indexOf("/quit"));
    }

    private void givenBack() throws IOException {
        givenBack(mira);
    }

    private static void givenBack(Tmux terminal) throws IOException {
        assertThat(
                        terminal.knows(
                                "alternate #{alternate_on}, mouse #{mouse_any_flag}, wrap"
                                        + " #{wrap_flag}, cursor #{cursor_flag}"))
                .isEqualTo("alternate 0, mouse 0, wrap 1, cursor 1");
        assertThat(terminal.line()).contains(" icanon", " echo ", " icrnl", "isig ", " opost");
    }
}
