package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_TARO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.UserTarget;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.Mouse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a person sees when they press keys and look around; and what is asked of the service. */
class ChatTest {
    @Test
    void an_empty_dialog_survives_every_key() {
        Scene scene = Scene.withJon(80, 24);
        for (Name name : Name.values()) {
            if (name != Name.TEXT) {
                for (Held[] held : new Held[][] {{}, {Held.CTRL}, {Held.SHIFT}}) {
                    scene.presses(Key.of(name, held));
                    scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.WHEEL_UP, 40, 5)));
                    scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 40, 22)));
                }
            }
        }

        assertThat(scene.effects(Errand.Send.class)).isEmpty();
        assertThat(scene.presses(Name.ESCAPE, Name.ESCAPE).screen())
                .contains("Nothing was said here yet.");
    }

    @Test
    void a_click_opens_a_dialog() {
        Scene scene =
                Scene.of(80, 24).happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 4, 5)));

        assertThat(scene.effects(Errand.LoadHistory.class).getFirst().dialog())
                .isEqualTo(WITH_TARO);
        assertThat(scene.screen()).startsWith(" 山田太郎");
    }

    @Test
    void the_palette_finds_a_dialog_by_typing() {
        Scene scene = Scene.of(80, 24).ctrl("k").types("team").presses(Name.ENTER);

        assertThat(scene.screen()).startsWith(" Team ☕  group · 4 people");
    }

    @Test
    void the_palette_finds_a_person_to_write_to_for_the_first_time() {
        Scene scene = Scene.of(80, 24).ctrl("k").types("kai");
        assertThat(scene.screen()).containsPattern("Kai +@kai · new chat");

        scene.presses(Name.ENTER);

        assertThat(scene.effects(Errand.CreateDialog.class))
                .singleElement()
                .satisfies(
                        asked -> {
                            assertThat(asked.draft().type()).isEqualTo(DialogType.PRIVATE);
                            assertThat(asked.people()).containsExactly(new UserTarget.Id(KAI));
                        });
    }

    @Test
    void the_palette_has_whoever_one_writes_with_only_once() {
        Scene scene = Scene.of(80, 24).ctrl("k").types("jon");

        assertThat(scene.screen()).doesNotContain("new chat");
    }

    @Test
    void a_contact_request_is_accepted_from_the_list() {
        Scene scene =
                Scene.of(80, 24)
                        .hears(new ChatEvent.ContactRequested(KAI))
                        .says("/contacts")
                        .types("a");

        assertThat(scene.effects())
                .contains(
                        new Errand.ChangeContact(
                                new UserTarget.Id(KAI), Errand.ContactDeed.CONFIRM, null));
        assertThat(scene.screen()).doesNotContain("asks to be your contact: a or x");
    }

    @Test
    void who_asks_to_be_a_contact_is_named_until_one_has_looked() {
        Scene scene =
                Scene.of(80, 24)
                        .hears(new ChatEvent.ContactRequested(KAI))
                        .later(Duration.ofHours(1));

        assertThat(scene.screen()).contains("Kai asks to be your contact: /contacts");
        assertThat(scene.says("/contacts").presses(Name.ESCAPE).screen())
                .doesNotContain("asks to be your contact");
    }

    @Test
    void people_become_administrators_of_a_group_and_no_longer_are() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");

        scene.says("/admin add @jon @kai").says("/admin remove @kai");

        assertThat(scene.effects(Errand.ChangeAdmins.class))
                .containsExactly(
                        new Errand.ChangeAdmins(
                                TEAM,
                                List.of(new UserTarget.Login("jon"), new UserTarget.Login("kai")),
                                true),
                        new Errand.ChangeAdmins(TEAM, List.of(new UserTarget.Login("kai")), false));
    }

    @Test
    void chosen_keys_work_and_are_shown() {
        Scene scene = Scene.withJon(80, 24);

        scene.chat().use(Map.of("jump", "Ctrl-G", "quit", "F10"));

        assertThat(scene.screen()).contains("Ctrl-G jump", "F10 quit");
        assertThat(scene.ctrl("k").screen()).doesNotContain("─ Go to ─");
        assertThat(scene.ctrl("g").screen()).contains("─ Go to ─");
        scene.presses(Name.ESCAPE).presses(Name.F1);
        assertThat(scene.screen()).contains("Ctrl-G").doesNotContain("Ctrl-K");
    }

    @Test
    void the_dialog_to_begin_with_opens_when_the_list_comes() {
        Scene scene = Scene.of(Scene.options().startingAt(new DialogTarget.Name("Team ☕")), 80, 24);

        assertThat(scene.screen()).startsWith(" Team ☕");
    }

    @ParameterizedTest
    @CsvSource({"120,40", "80,24", "60,20", "40,15", "40,10"})
    void the_end_of_the_help_is_reached_and_the_way_back_begins_at_once(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows).presses(Name.F1);
        for (int i = 0; i < 300; i++) {
            scene.presses(Name.PAGE_DOWN);
        }
        String end = scene.screen();
        assertThat(end).doesNotContain(" more ─┘");

        scene.presses(Name.DOWN);
        assertThat(scene.screen()).isEqualTo(end);
        assertThat(scene.presses(Name.UP).screen()).isNotEqualTo(end).contains("↓ 1 more");
    }
}
