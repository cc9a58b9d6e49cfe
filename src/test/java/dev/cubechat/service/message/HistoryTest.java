package dev.cubechat.service.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.wire.rest.MessageCodec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class HistoryTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");

    @Test
    void a_page_for_which_there_is_no_memory_is_not_waited_for() {
        AtomicInteger asked = new AtomicInteger();
        DatedWalk walk =
                new DatedWalk(
                        MessageQuery.newest(DIALOG, 2),
                        query -> {
                            if (asked.incrementAndGet() > 1) {
                                throw new OutOfMemoryError("Java heap space");
                            }
                            return new Page<>(
                                    List.of(message(2), message(1)), 0, 2, OptionalLong.empty());
                        });

        try (History history = new History(walk)) {
            assertThat(history.next()).hasSize(1);
            assertThatThrownBy(history::hasNext).isInstanceOf(OutOfMemoryError.class);
        }
    }

    private static Message message(int number) {
        return MessageCodec.read(
                Json.obj()
                        .with("_id", String.format("%024x", number))
                        .with("chat_dialog_id", DIALOG.value())
                        .with("sender_id", 7)
                        .with("message", "text")
                        .with("date_sent", 1_772_000_000L + number)
                        .build());
    }
}
