package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.TARO;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What one sees of what there is, however much of it, and however little room. */
class ChatLooksTest {
    @Test
    void that_somebody_types_is_seen_however_long_their_name() {
        Scene scene = Scene.withJon(40, 10);
        scene.happens(are(Cast.user(JON, "jon", "Jonathan Livingston Seagull the Younger")));

        scene.hears(new ChatEvent.Typing(WITH_JON, JON, null, false));

        assertThat(scene.screen()).contains("─ Jonathan Livingston Sea… is typing… ─");
    }

    @Test
    void people_who_type_are_counted_where_their_names_do_not_fit() {
        Scene scene = Scene.of(40, 10).says("/open #Team ☕");
        scene.hears(new ChatEvent.Typing(TEAM, KAI, null, false));
        scene.hears(new ChatEvent.Typing(TEAM, TARO, null, false));
        assertThat(scene.screen()).contains("─ Kai and 山田太郎 are typing… ─");

        scene.hears(new ChatEvent.Typing(TEAM, JON, null, false));

        assertThat(scene.screen()).contains("─ 3 people are typing… ─");
    }

    private static Event.PeopleCame are(User... people) {
        return new Event.PeopleCame(new Errand.LoadPeople(List.<UserId>of()), List.of(people));
    }
}
