package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** What somebody sees in a terminal who has just installed cubechat. */
@ExtendWith(WithTmux.class)
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NewcomerTmuxTest {
    @AutoClose private Tmux newcomer;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        newcomer = Tmux.of(Main.class, home, 100, 30);
    }

    @Test
    void the_demo_answers_shows_round_and_gives_the_terminal_back() throws Exception {
        newcomer.runs("cubechat demo");
        newcomer.awaits("● online");
        newcomer.awaits("Tour 1/5  write something: Enter sends it");
        newcomer.awaits("> Write a message");

        newcomer.types("hello Jon");
        newcomer.presses("Enter");
        newcomer.awaits("Tour 2/5  see what the others say: Alt-↓ opens the next chat");
        newcomer.awaitsRow("read", row -> row.endsWith("✓✓*") && !row.contains("lend me"));
        newcomer.presses("M-Down");
        newcomer.awaits("Tour 3/5  answer with an emoji: Ctrl-↑ takes a message, + sets one");
        newcomer.pressesUntil("C-Up", screen -> screen.contains("r reply"));
        newcomer.types("+");
        newcomer.awaits("─ React ─");
        newcomer.presses("Enter");
        newcomer.awaits("Tour 4/5  there is more: F1 shows all keys");

        newcomer.presses("C-q");

        newcomer.awaitsShell();
        assertThat(newcomer.knows("#{alternate_on}")).isEqualTo("0");
        assertThat(newcomer.line()).contains(" icanon", " echo ", " isig");
    }

    @Test
    void who_has_no_account_is_told_so_where_it_stays_to_be_read() throws Exception {
        newcomer.runs("cubechat chat");

        newcomer.awaits("hint: Sign in with: cubechat auth login");
        newcomer.awaitsShell();

        assertThat(newcomer.screen()).contains("cubechat: Nobody is signed in (profile default).");
        assertThat(newcomer.knows("#{alternate_on}")).isEqualTo("0");
        assertThat(newcomer.line()).contains(" icanon", " echo ", " isig");
    }
}
