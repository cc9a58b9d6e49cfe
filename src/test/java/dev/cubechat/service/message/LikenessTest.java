package dev.cubechat.service.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class LikenessTest {
    private static final Instant START = Instant.parse("2026-03-01T10:30:00Z");
    private static final long BEFORE = START.getEpochSecond();
    private static final Draft DRAFT =
            Draft.text(MessageId.ofHex("65f0a1c2c3d4e5f601020305"), "build ok");

    @Test
    void the_only_one_after_what_was_newest_before_is_ours() {
        List<Message> mine = List.of(said("build ok", 1), said("other", 2), said("build ok", -60));

        assertThat(Likeness.ours(mine, DRAFT, BEFORE)).contains(mine.getFirst());
    }

    @Test
    void one_of_the_same_second_may_be_an_older_one_so_nobody_decides() {
        assertThat(Likeness.ours(List.of(said("build ok", 0)), DRAFT, BEFORE)).isEmpty();
    }

    @Test
    void of_two_nobody_knows_which_is_ours() {
        List<Message> mine = List.of(said("build ok", 1), said("build ok", 2));

        assertThat(Likeness.ours(mine, DRAFT, BEFORE)).isEmpty();
    }

    @Test
    void what_a_stanza_cannot_carry_makes_no_difference() {
        Draft coloured = DRAFT.withBody("\u001b[32mbuild ok");

        assertThat(Likeness.isLike(said("[32mbuild ok", 1), coloured)).isTrue();
    }

    @Test
    void another_value_of_a_field_makes_another_message() {
        Json.Obj prod = Json.obj().with("env", "prod").with("empty", "").build();
        Json.Obj kept = Json.obj().with("env", "prod").with("empty", Json.Nil.NIL).build();
        Json.Obj test = Json.obj().with("env", "test").with("empty", "").build();

        assertThat(Likeness.isLike(said("build ok", 1, kept), with(prod))).isTrue();
        assertThat(Likeness.isLike(said("build ok", 1, test), with(prod))).isFalse();
        assertThat(Likeness.isLike(said("build ok", 1), with(prod))).isFalse();
    }

    private static Draft with(Json.Obj fields) {
        return new Draft(DRAFT.id(), "build ok", List.of(), fields, true, true, false, null, null);
    }

    private static Message said(String body, long seconds) {
        return said(body, seconds, Json.Obj.EMPTY);
    }

    private static Message said(String body, long seconds, Json.Obj fields) {
        Instant at = START.plus(Duration.ofSeconds(seconds));
        return new Message(
                MessageId.ofHex("65f0a1c2c3d4e5f601020399"),
                new DialogId("65f0a1b2c3d4e5f601020304"),
                new UserId(101),
                null,
                body,
                at.getEpochSecond(),
                at,
                at,
                null,
                List.of(),
                List.of(),
                List.of(),
                Reactions.NONE,
                fields,
                Json.Obj.EMPTY);
    }
}
