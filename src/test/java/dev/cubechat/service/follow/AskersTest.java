package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class AskersTest {
    private static final UserId KAI = new UserId(103);
    private static final Instant NOON = Instant.ofEpochSecond(1_772_366_400);

    private final Askers askers = new Askers();

    @Test
    void who_still_waits_for_an_answer_is_no_news_on_the_next_stream() {
        askers.ready(NOON);
        boolean first = askers.isNews(KAI, NOON.plusSeconds(300));
        askers.lost();
        boolean early = askers.isNews(KAI, NOON.plusSeconds(400));
        askers.lost();
        askers.ready(NOON.plusSeconds(401));
        askers.lost();
        askers.ready(NOON.plusSeconds(500));
        boolean again = askers.isNews(KAI, NOON.plusSeconds(501));

        assertThat(first).isTrue();
        assertThat(early).isFalse();
        assertThat(again).isFalse();
    }

    @Test
    void who_asks_again_on_the_same_stream_had_an_answer_in_between() {
        askers.ready(NOON);
        askers.isNews(KAI, NOON);

        assertThat(askers.isNews(KAI, NOON)).isTrue();
    }

    @Test
    void who_asks_long_after_a_stream_began_had_an_answer_in_between() {
        askers.ready(NOON);
        askers.isNews(KAI, NOON);
        askers.lost();
        askers.ready(NOON.plusSeconds(10));

        assertThat(askers.isNews(KAI, NOON.plusSeconds(100))).isTrue();
    }

    @Test
    void who_asks_again_on_a_stream_that_was_resumed_had_an_answer_in_between() {
        askers.ready(NOON);
        askers.isNews(KAI, NOON);
        askers.lost();
        askers.resumed();

        assertThat(askers.isNews(KAI, NOON.plusSeconds(10))).isTrue();
    }

    @Test
    void who_was_answered_may_ask_anew() {
        askers.ready(NOON);
        askers.isNews(KAI, NOON);
        askers.forget(KAI);
        askers.lost();

        assertThat(askers.isNews(KAI, NOON)).isTrue();
    }
}
