package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

class AskersTest {
    private static final UserId KAI = new UserId(103);
    private final Askers askers = new Askers();

    @Test
    void who_still_waits_for_an_answer_is_no_news_on_the_next_stream() {
        boolean first = askers.isNews(KAI);
        askers.lost();
        boolean again = askers.isNews(KAI);

        assertThat(first).isTrue();
        assertThat(again).isFalse();
    }

    @Test
    void who_asks_again_on_the_same_stream_had_an_answer_in_between() {
        askers.isNews(KAI);

        assertThat(askers.isNews(KAI)).isTrue();
    }

    @Test
    void who_was_answered_may_ask_anew() {
        askers.isNews(KAI);
        askers.forget(KAI);
        askers.lost();

        assertThat(askers.isNews(KAI)).isTrue();
    }
}
