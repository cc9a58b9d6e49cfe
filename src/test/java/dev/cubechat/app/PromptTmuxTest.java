package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Questions whose answers nobody else is to see, in a terminal. */
@ExtendWith(WithTmux.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PromptTmuxTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String QUESTION = "Password for jon:";

    private Path homes;
    private StoryWorld world;
    private Tmux jon;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        homes = folder;
        world = new StoryWorld(homes);
        jon = Tmux.of(world.stranger("jon"), homes.resolve("terminal"), 100, 30);
    }

    @AfterAll
    void close() throws IOException {
        try {
            jon.close();
        } finally {
            world.close();
        }
    }

    @Test
    void a_password_stays_unseen_after_ctrl_z_and_fg() throws Exception {
        asked();

        jon.presses("C-z");
        jon.awaits("Stopped");
        jon.awaitsShell();
        assertThat(jon.line()).contains(" icanon", " echo ", " isig");
        comesBack();
        jon.types("pw-102");
        jon.presses("Enter");

        jon.awaits("102");
        jon.awaitsShell();
        assertThat(jon.screen()).contains("jon").doesNotContain("pw-102");
        assertThat(jon.line()).contains(" icanon", " echo ", " isig");
    }

    @Test
    void it_stays_unseen_when_somebody_else_stopped_the_program() throws Exception {
        asked();

        kill("STOP");
        jon.awaits("Stopped");
        jon.awaitsShell();
        comesBack();
        jon.types("pw-102");
        jon.presses("Enter");

        jon.awaits("102");
        jon.awaitsShell();
        assertThat(jon.screen()).doesNotContain("pw-102");
        assertThat(jon.line()).contains(" icanon", " echo ", " isig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void whoever_ends_it_at_the_question_has_a_usable_terminal(String signal) throws Exception {
        asked();

        kill(signal);
        jon.awaitsShell();

        assertThat(jon.line()).contains(" icanon", " echo ", " isig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void so_it_is_after_somebody_has_come_back(String signal) throws Exception {
        asked();
        jon.presses("C-z");
        jon.awaits("Stopped");
        jon.awaitsShell();
        comesBack();

        kill(signal);
        jon.awaitsShell();

        assertThat(jon.line()).contains(" icanon", " echo ", " isig");
    }

    @Test
    void so_it_is_for_who_ends_it_while_it_is_stopped() throws Exception {
        asked();
        jon.presses("C-z");
        jon.awaits("Stopped");
        jon.awaitsShell();

        kill("TERM");
        jon.runs("clear; fg; echo ended with $?");
        jon.awaits("ended with 143");
        jon.awaitsShell();

        assertThat(jon.line()).contains(" icanon", " echo ", " isig");
    }

    @Test
    void an_authorization_key_is_asked_for_and_not_shown() throws Exception {
        jon.runs("clear; cubechat profile add keyed --app-id 9999 --auth-key-file -");
        jon.awaits("Authorization key:");
        awaitsUnseen();
        jon.types("the-key");
        jon.presses("Enter");

        jon.awaits("Added profile keyed");
        jon.awaitsShell();
        assertThat(jon.screen()).doesNotContain("the-key");
        assertThat(homes.resolve("jon/.local/state/cubechat/keyed/auth-key")).hasContent("the-key");
        jon.runs("clear; cubechat profile remove keyed --yes");
        jon.awaits("Removed profile keyed");
        jon.awaitsShell();
    }

    @Test
    void who_mistypes_a_new_password_makes_no_account() throws Exception {
        jon.runs("clear; cubechat auth signup --login nora; echo ended with $?");
        jon.awaits("Password for nora:");
        awaitsUnseen();
        jon.types("one of them");
        jon.presses("Enter");
        jon.awaits("The same again:");
        awaitsUnseen();
        jon.types("one of then");
        jon.presses("Enter");

        jon.awaits("ended with 2");
        jon.awaitsShell();
        assertThat(jon.screen()).contains("two different passwords").doesNotContain("one of");
        assertThat(world.sandbox().transcript().text()).doesNotContain("nora");
    }

    /** The question stands there, and nothing that is typed is shown. */
    private void asked() throws Exception {
        jon.runs("clear; cubechat auth login --login jon");
        jon.awaits(QUESTION);
        awaitsUnseen();
    }

    private void comesBack() throws Exception {
        jon.runs("clear");
        jon.awaitsNot(QUESTION);
        jon.runs("fg");
        jon.awaits(QUESTION);
        awaitsUnseen();
    }

    private void awaitsUnseen() throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isUnseen()) {
            assertThat(System.nanoTime()).as("echo is off").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** A shell that waits for a command takes single keys, and shows them itself. */
    private boolean isUnseen() throws Exception {
        Process stty =
                new ProcessBuilder("stty", "-a", "-F", jon.knows("#{pane_tty}"))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(stty.waitFor()).as(said).isZero();
        return said.contains(" -echo ") && said.matches("(?s).*[ \n]icanon .*");
    }

    private void kill(String signal) throws Exception {
        List<String> words = List.of("kill", "-" + signal, "" + jon.program().pid());
        assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
    }
}
