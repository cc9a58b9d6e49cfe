package dev.cubechat.tui.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class KeyMapTest {
    @Test
    void a_chosen_key_does_what_the_usual_one_did_which_does_nothing_any_more() {
        KeyMap keys = KeyMap.of(Map.of("quit", "f10", "next", "Ctrl-Down"));

        assertThat(keys.usual(Key.of(Name.F10))).contains(Key.text("q", Held.CTRL));
        assertThat(keys.usual(Key.text("q", Held.CTRL))).isEmpty();
        assertThat(keys.usual(Key.of(Name.DOWN, Held.CTRL))).contains(Key.of(Name.DOWN, Held.ALT));
        assertThat(keys.usual(Key.of(Name.UP, Held.ALT))).contains(Key.of(Name.UP, Held.ALT));
        assertThat(keys.shown("Ctrl-Q quit")).isEqualTo("F10 quit");
        assertThat(keys.shown("Alt-↑↓ chats")).isEqualTo("Ctrl-↓ chats");
        assertThat(keys.shown("Ctrl-Q, or /quit")).isEqualTo("F10, or /quit");
    }

    @Test
    void keys_may_change_places() {
        KeyMap keys = KeyMap.of(Map.of("find", "Ctrl-K", "jump", "Ctrl-F"));

        assertThat(keys.usual(Key.text("k", Held.CTRL))).contains(Key.text("f", Held.CTRL));
        assertThat(keys.usual(Key.text("f", Held.CTRL))).contains(Key.text("k", Held.CTRL));
    }

    @ParameterizedTest
    @EnumSource(Shortcut.class)
    void everything_has_a_key_that_can_be_said(Shortcut shortcut) {
        assertThat(KeyName.of(shortcut.usual()))
                .hasValueSatisfying(key -> assertThat(key.shown()).isEqualTo(shortcut.usual()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q", "Enter", "Up", "Ctrl-C", "Ctrl-M", "Hyper-K", "F13", "", "-", "Ctrl-"})
    void a_key_that_is_none_or_is_needed_for_writing_is_refused(String key) {
        assertThatThrownBy(() -> KeyMap.of(Map.of("quit", key)))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "[keys] in the configuration: \"" + key + "\" cannot be the key for quit.");
    }

    @ParameterizedTest
    @CsvSource({
        "quti, F10, 'no key does \"quti\".'",
        "quit, Ctrl-F, 'Ctrl-F cannot do both find and quit.'"
    })
    void what_cannot_be_is_told(String word, String key, String why) {
        assertThatThrownBy(() -> KeyMap.of(Map.of(word, key)))
                .isInstanceOf(Failure.class)
                .hasMessage("[keys] in the configuration: " + why);
    }
}
