package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.List;

@Timeout(30)
class InboxTest {
    private static final DialogId ROOM = new DialogId("65f000000000000000000001");
    private static final DialogId OTHER = new DialogId("65f000000000000000000002");
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);

    private final Inbox inbox = new Inbox(4);

    @Test
    void what_comes_goes_out_in_order_the_terminal_first() throws Exception {
        inbox.put(read(ROOM, 1));
        inbox.put(new Input.Gone());
        inbox.put(read(ROOM, 2));

        Inbox.Batch batch = inbox.take(0);

        assertThat(batch.inputs()).containsExactly(new Input.Gone());
        assertThat(batch.events()).containsExactly(read(ROOM, 1), read(ROOM, 2));
        assertThat(inbox.take(0).isEmpty()).isTrue();
    }

    @Test
    void a_batch_has_an_end() throws Exception {
        Inbox large = new Inbox(5_000);
        for (int i = 0; i < 2_500; i++) {
            large.put(read(ROOM, i));
        }

        assertThat(large.take(0).events()).hasSize(1_000);
        assertThat(large.take(0).events()).hasSize(1_000);
        assertThat(large.take(0).events()).hasSize(500);
    }

    @Test
    void superseded_typing_goes_first_when_there_is_no_room() throws Exception {
        inbox.put(typing(MIRA, false));
        inbox.put(typing(JON, false));
        inbox.put(typing(MIRA, true));
        inbox.put(read(ROOM, 1));
        inbox.put(read(ROOM, 2));

        assertThat(inbox.take(0).events())
                .containsExactly(
                        typing(JON, false), typing(MIRA, true), read(ROOM, 1), read(ROOM, 2));
    }

    @Test
    void what_is_dropped_is_told_by_its_dialog() throws Exception {
        for (int i = 0; i < 4; i++) {
            inbox.put(read(ROOM, i));
        }
        inbox.put(read(OTHER, 8));
        inbox.put(read(OTHER, 9));
        inbox.put(typing(JON, false));

        List<Event> events = inbox.take(0).events();

        assertThat(events).hasSize(5);
        assertThat(events.getLast()).isEqualTo(new Event.Overrun(List.of(OTHER)));
        assertThat(inbox.take(0).isEmpty()).isTrue();
    }

    @Test
    void answers_to_errands_are_never_dropped() throws Exception {
        Event done = new Event.Done(new Errand.Connect(), null);
        for (int i = 0; i < 10; i++) {
            inbox.put(done);
        }

        assertThat(inbox.take(0).events()).hasSize(10);
    }

    @Test
    void what_the_chat_tells_gathers_until_a_key_or_an_answer_comes() throws Exception {
        Event done = new Event.Done(new Errand.Connect(), null);
        Thread taker = Thread.currentThread();
        Thread telling =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; i < 3; i++) {
                                        awaitWaiting(taker);
                                        inbox.put(read(ROOM, i));
                                    }
                                    awaitWaiting(taker);
                                    inbox.put(done);
                                });

        Inbox.Batch batch = inbox.take(-1, Long.MAX_VALUE);

        telling.join();
        assertThat(batch.events()).hasSize(4).endsWith(done);
    }

    @Test
    void what_has_gathered_long_enough_goes_out() throws Exception {
        inbox.put(read(ROOM, 1));

        assertThat(inbox.take(-1, 1_000_000).events()).containsExactly(read(ROOM, 1));
        assertThat(inbox.take(1_000_000, 1_000_000).isEmpty()).isTrue();
    }

    private static void awaitWaiting(Thread other) {
        while (other.getState() != Thread.State.WAITING
                && other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static Event read(DialogId dialog, int number) {
        MessageId id = new MessageId(String.format("65f0000000000000%08x", number));
        return heard(new ChatEvent.Read(id, dialog, MIRA, null));
    }

    private static Event typing(UserId who, boolean stopped) {
        return heard(new ChatEvent.Typing(ROOM, who, null, stopped));
    }

    private static Event heard(ChatEvent event) {
        return new Event.Heard(Instant.EPOCH, event);
    }
}
