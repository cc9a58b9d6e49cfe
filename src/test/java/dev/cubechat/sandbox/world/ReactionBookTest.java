package dev.cubechat.sandbox.world;

import static dev.cubechat.sandbox.world.Worlds.JON;
import static dev.cubechat.sandbox.world.Worlds.KAI;
import static dev.cubechat.sandbox.world.Worlds.LENA;
import static dev.cubechat.sandbox.world.Worlds.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ReactionBookTest {
    @AutoClose private final Worlds worlds = new Worlds();
    private final World world = worlds.world;
    private final DialogId group = worlds.group();
    private final MessageId message = worlds.say(MIRA, group, "hi");

    @Test
    void a_message_shows_how_many_reacted_and_which_are_the_readers_own() {
        world.reactions().react(JON, message, "fire", null);
        world.reactions().react(KAI, message, "fire", null);
        world.reactions().react(KAI, message, "ok", null);

        assertThat(world.history().find(JON, message).orElseThrow().reactions())
                .isEqualTo(new Reactions(List.of("fire"), Map.of("fire", 2L, "ok", 1L)));
        assertThat(world.reactions().of(MIRA, message))
                .isEqualTo(Map.of("fire", List.of(JON, KAI), "ok", List.of(KAI)));
    }

    @Test
    void the_same_reaction_twice_is_one_and_is_told_once() {
        world.reactions().react(JON, message, "fire", null);
        worlds.told.clear();

        world.reactions().react(JON, message, "fire", "never");
        world.reactions().react(JON, message, "ok", "fire");

        assertThat(worlds.told).hasSize(1);
        WorldEvent.Reacted told = (WorldEvent.Reacted) worlds.told.getFirst();
        assertThat(told.added()).isEqualTo("ok");
        assertThat(told.removed()).isEqualTo("fire");
        assertThat(told.recipients()).containsExactly(MIRA, JON, KAI);
    }

    @Test
    void somebody_outside_does_not_react() {
        assertThatThrownBy(() -> world.reactions().react(LENA, message, "fire", null))
                .isInstanceOf(Refused.class);
    }
}
