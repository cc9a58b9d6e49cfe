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
    private static final Draft DRAFT =
            Draft.text(MessageId.ofHex("65f0a1c2c3d4e5f601020305"), "build ok");

    @Test
    void one_that_came_since_is_ours() {
        Likeness likeness = Likeness.of(List.of(said("build ok", 1)), DRAFT, START);

        assertThat(likeness.ours()).isPresent();
    }

    @Test
    void one_from_before_may_be_an_older_one_so_nobody_decides() {
        Likeness likeness = Likeness.of(List.of(said("build ok", -60)), DRAFT, START);

        assertThat(likeness.ours()).isEmpty();
        assertThat(likeness.perhaps()).isTrue();
    }

    @Test
    void one_with_another_text_or_from_long_ago_is_not_ours() {
        Likeness likeness =
                Likeness.of(
                        List.of(said("build failed", 1), said("build ok", -3600)), DRAFT, START);

        assertThat(likeness.ours()).isEmpty();
        assertThat(likeness.perhaps()).isFalse();
    }

    private static Message said(String body, long seconds) {
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
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }
}
