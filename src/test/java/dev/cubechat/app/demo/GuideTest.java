package dev.cubechat.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.MessageId;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.chat.Chat;
import dev.cubechat.tui.chat.ChatOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** The line that shows a newcomer round, under a chat screen without a terminal. */
class GuideTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Guide guide = guide();

    private static Guide guide() {
        ChatOptions options = ChatOptions.usual(() -> ZoneOffset.UTC, NOON);
        Guide guide = new Guide(new Chat(options, () -> new MessageId("5eed000000000000000000ff")));
        guide.begin();
        guide.take(new Event.Resized(new Size(80, 24)));
        guide.take(new Event.Tick(NOON));
        return guide;
    }

    @Test
    void the_hint_stands_under_the_chat_which_loses_one_row() {
        Screen screen = guide.view();

        assertThat(screen.rows()).hasSize(24);
        assertThat(text(screen, 22)).contains("F1 help");
        assertThat(text(screen, 23))
                .hasSize(80)
                .startsWith(" Tour 1/5  write something: Enter sends it   ")
                .endsWith("   ");
    }

    @Test
    void moving_on_before_its_turn_changes_nothing() {
        press(Key.of(Key.Name.F1));

        assertThat(hint()).contains("1/5");
    }

    @Test
    void a_terminal_with_few_rows_is_left_to_the_chat() {
        guide.take(new Event.Resized(new Size(80, 9)));

        assertThat(guide.view().rows()).hasSize(9);
        assertThat(text(guide.view(), 8)).contains("F1 help");
    }

    @ParameterizedTest
    @CsvSource({"120", "40", "20", "5", "1"})
    void the_hint_is_never_wider_than_the_terminal(int columns) {
        guide.take(new Event.Resized(new Size(columns, 24)));

        assertThat(DisplayWidth.of(hint())).isLessThanOrEqualTo(columns);
    }

    private void press(Key key) {
        guide.take(new Event.Pressed(key));
    }

    private String hint() {
        return text(guide.view(), guide.view().rows().size() - 1);
    }

    private static String text(Screen screen, int row) {
        return screen.rows().get(row).pieces().stream()
                .map(Screen.Piece::text)
                .collect(Collectors.joining());
    }
}
