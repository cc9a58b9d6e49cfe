package dev.cubechat.sandbox.world;

import static dev.cubechat.sandbox.world.Worlds.JON;
import static dev.cubechat.sandbox.world.Worlds.KAI;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.UserId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class OfflineStoreTest {
    @AutoClose private final Worlds worlds = new Worlds();
    private final OfflineStore offline = worlds.world.offline();

    @BeforeEach
    void keep() {
        for (String stanza : List.of("<a/>", "<b/>", "<c/>")) {
            worlds.pass(1);
            keep(JON, stanza);
            keep(KAI, stanza);
        }
    }

    @Test
    void what_waits_for_somebody_is_given_once_and_in_order() {
        OfflineStore.Portion portion = offline.take(JON, 10, 100);

        assertThat(portion.kept())
                .extracting(OfflineStore.Kept::stanza)
                .containsExactly("<a/>", "<b/>", "<c/>");
        assertThat(portion.kept())
                .extracting(OfflineStore.Kept::keptAt)
                .containsExactly(
                        worlds.now.minusSeconds(2), worlds.now.minusSeconds(1), worlds.now);
        assertThat(portion.more()).isFalse();
        assertThat(offline.take(JON, 10, 100).kept()).isEmpty();
        assertThat(texts(KAI)).hasSize(3);
    }

    @Test
    void no_more_is_given_than_is_wanted_but_one_always() {
        OfflineStore.Portion few = offline.take(JON, 2, 100);
        OfflineStore.Portion small = offline.take(KAI, 10, 5);
        OfflineStore.Portion least = offline.take(KAI, 10, 1);

        assertThat(few.kept()).hasSize(2);
        assertThat(few.more()).isTrue();
        assertThat(small.kept()).hasSize(2);
        assertThat(small.more()).isTrue();
        assertThat(least.kept()).hasSize(1);
        assertThat(least.more()).isFalse();
    }

    @Test
    void what_is_given_back_stands_where_it_stood() {
        OfflineStore.Portion taken = offline.take(JON, 2, 100);
        keep(JON, "<d/>");

        taken.kept().forEach(kept -> offline.keep(JON, kept));

        assertThat(texts(JON)).containsExactly("<a/>", "<b/>", "<c/>", "<d/>");
    }

    private void keep(UserId user, String stanza) {
        offline.keep(user, new OfflineStore.Kept(offline.newPlace(), stanza, worlds.now));
    }

    private List<String> texts(UserId user) {
        return offline.take(user, 10, 100).kept().stream().map(OfflineStore.Kept::stanza).toList();
    }
}
