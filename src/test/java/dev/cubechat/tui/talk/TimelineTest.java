package dev.cubechat.tui.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class TimelineTest {
    private final Timeline timeline = new Timeline();

    @Test
    void messages_stand_in_the_order_of_history_and_once_however_they_came() {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            posts.add(post(i, i / 3));
        }
        List<Post> shuffled = new ArrayList<>(posts);
        shuffled.addAll(posts.subList(100, 300));
        Collections.shuffle(shuffled, new Random(3));

        shuffled.forEach(timeline::add);

        assertThat(timeline.all()).isEqualTo(posts);
        assertThat(posts)
                .allSatisfy(p -> assertThat(timeline.get(timeline.indexOf(p.id()))).isEqualTo(p));
    }

    @Test
    void a_message_whose_time_turns_out_otherwise_moves_and_is_not_doubled() {
        timeline.add(post(1, 10));
        timeline.add(post(2, 20));

        timeline.add(post(1, 30));

        assertThat(timeline.all()).extracting(Post::dateSent).containsExactly(20L, 30L);
        assertThat(timeline.indexOf(post(1, 30).id())).isEqualTo(1);
    }

    @Test
    void a_deleted_message_does_not_come_back() {
        timeline.add(post(1, 10));
        timeline.change(post(1, 10).id(), Post::asDeleted);

        timeline.add(post(1, 10));

        assertThat(timeline.get(0).deleted()).isTrue();
    }

    @Test
    void however_much_is_said_only_a_window_is_kept() {
        timeline.reachesStart(true);
        for (int i = 0; i < 50_000; i++) {
            timeline.add(post(i, i));
            timeline.letOldGo();
        }

        assertThat(timeline.size()).isLessThanOrEqualTo(8_000);
        assertThat(timeline.get(timeline.size() - 1).dateSent()).isEqualTo(49_999);
        assertThat(timeline.reachesStart()).isFalse();
        assertThat(timeline.indexOf(post(0, 0).id())).isNegative();
    }

    private static Post post(int number, long date) {
        return new Post(
                new MessageId("%024x".formatted(number)),
                new UserId(7),
                "text",
                date,
                Mark.NONE,
                false,
                false,
                true,
                List.of(),
                Reactions.NONE,
                null,
                null,
                null);
    }
}
