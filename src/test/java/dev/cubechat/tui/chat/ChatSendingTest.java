package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.NOON;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.messageId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What becomes of what one sends, as its mark tells. */
class ChatSendingTest {
    private static final MessageId FIRST_SENT = messageId(0xf00001);

    @Test
    void a_message_appears_at_once_and_settles_when_the_server_has_it() {
        Scene scene = Scene.withJon(80, 24).says("hello");

        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith("…");

        scene.hears(new ChatEvent.Acknowledged(FIRST_SENT, WITH_JON));
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓");

        scene.hears(new ChatEvent.Delivered(FIRST_SENT, WITH_JON, JON, JON));
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓✓");

        scene.hears(new ChatEvent.Read(FIRST_SENT, null, JON, JON));
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓✓*");
    }

    @Test
    void delivered_after_read_takes_nothing_back() {
        Scene scene = Scene.withJon(80, 24).says("hello");
        scene.hears(new ChatEvent.Read(FIRST_SENT, WITH_JON, JON, JON));
        scene.hears(new ChatEvent.Delivered(FIRST_SENT, WITH_JON, JON, JON));
        scene.hears(new ChatEvent.Acknowledged(FIRST_SENT, WITH_JON));

        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith("✓✓*");
    }

    @Test
    void a_failed_message_is_sent_again_with_the_same_id_and_time() {
        Scene scene = Scene.withJon(80, 24).says("hello");
        Errand.Send send = scene.effects(Errand.Send.class).getFirst();
        scene.happens(new Event.Failed(send, new Failure(FailureKind.UNREACHABLE, "No answer.")));
        assertThat(scene.screen()).contains("not sent (/retry): No answer.").contains("✗");

        scene.later(Duration.ofMinutes(3)).says("/retry");

        Errand.Send again = scene.effects(Errand.Send.class).getFirst();
        assertThat(again.draft().id()).isEqualTo(send.draft().id());
        assertThat(again.draft().dateSent()).isEqualTo(NOON.getEpochSecond());
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith("…");
    }

    @Test
    void ones_own_message_that_comes_back_from_history_is_not_doubled() {
        Scene scene = Scene.withJon(80, 24).says("hello");
        Message back = Cast.message(FIRST_SENT, WITH_JON, MIRA, "hello", NOON.getEpochSecond() + 2);
        scene.hears(arrives(back));
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(back), true);

        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓");
    }

    @Test
    void a_file_that_was_just_sent_can_be_fetched() {
        Scene scene = Scene.withJon(80, 24).says("/attach /tmp/plan.png");
        Errand.SendFile sent = scene.effects(Errand.SendFile.class).getFirst();
        Attachment stored = new Attachment(Map.of("uid", "AA11", "name", "plan.png"));

        scene.happens(new Event.Uploaded(sent, List.of(stored)));
        scene.hears(new ChatEvent.Acknowledged(FIRST_SENT, WITH_JON)).says("/download");

        assertThat(scene.effects(Errand.Download.class))
                .containsExactly(new Errand.Download(stored));
        assertThat(scene.screen()).contains("plan.png").doesNotContain("/tmp/plan.png");
    }

    @Test
    void a_file_that_is_stored_already_is_not_uploaded_again() {
        Scene scene = Scene.withJon(80, 24).says("/attach /tmp/plan.png");
        Errand.SendFile sent = scene.effects(Errand.SendFile.class).getFirst();
        Attachment stored = new Attachment(Map.of("uid", "AA11", "name", "plan.png"));
        scene.happens(new Event.Uploaded(sent, List.of(stored)));
        scene.happens(new Event.Failed(sent, new Failure(FailureKind.UNREACHABLE, "No way.")));

        scene.says("/retry");

        assertThat(scene.effects(Errand.Send.class))
                .singleElement()
                .satisfies(
                        again -> {
                            assertThat(again.draft().id()).isEqualTo(sent.draft().id());
                            assertThat(again.draft().attachments()).containsExactly(stored);
                        });
    }

    @Test
    void a_message_that_was_not_sent_is_not_changed_for_what_is_sent_again_is_what_was_said() {
        Scene scene = Scene.withJon(80, 24).says("see yuo");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        scene.happens(new Event.Failed(sent, new Failure(FailureKind.UNREACHABLE, "No way.")));

        scene.says("/edit see you");

        assertThat(scene.effects(Errand.EditMessage.class)).isEmpty();
        assertThat(scene.screen()).contains("This message cannot be changed now.");
    }

    @ParameterizedTest
    @CsvSource({"403, forbidden", "406, not-acceptable"})
    void who_may_no_longer_write_asks_whether_the_group_is_still_there(int code, String why) {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");
        scene.says("hello?").effects();

        scene.hears(
                new ChatEvent.Refused(
                        Scene.messageId(0xf00001),
                        TEAM,
                        null,
                        ChatEvent.Refused.Deed.SAY,
                        code,
                        why,
                        null));

        assertThat(scene.effects()).contains(new Errand.LoadDialog(TEAM));
        assertThat(scene.screen()).contains("you may not write here");
    }
}
