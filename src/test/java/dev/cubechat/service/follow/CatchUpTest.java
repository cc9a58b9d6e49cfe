package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.UserId;
import dev.cubechat.service.message.Delivering;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Two groups, in one of which an old message got a reaction while the line was down. */
class CatchUpTest {
    private static final String FIRST = "65f0a1b2c3d4e5f601020304";
    private static final String SECOND = "65f0a1b2c3d4e5f601020305";
    private static final Instant LOST = Instant.ofEpochSecond(2_000);

    private final List<ChatEvent> told = new ArrayList<>();
    @AutoClose private StandIn service;

    @BeforeEach
    void start() throws IOException {
        service = new StandIn();
        service.answering("/chat/Dialog", query -> Optional.of(group(FIRST) + "," + group(SECOND)));
    }

    @Test
    void what_changed_is_counted_once_though_the_first_look_broke_off() {
        AtomicInteger troubles = new AtomicInteger(1);
        service.answering(
                "/chat/Message",
                query -> {
                    if (query.contains(FIRST)) {
                        return Optional.of(CHANGED);
                    }
                    return troubles.getAndDecrement() > 0 ? Optional.empty() : Optional.of("");
                });
        Gaps gaps = gaps();

        gaps.lost(LOST);
        gaps.ready(LOST.plusSeconds(10));
        gaps.fill();
        gaps.lost(LOST.plusSeconds(11));
        gaps.ready(LOST.plusSeconds(12));
        gaps.fill();

        assertThat(told).hasSize(1);
        assertThat(((ChatEvent.Gap) told.getFirst()).changed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, 0, 90})
    void what_was_edited_before_it_began_is_no_news_after_a_loss_whatever_our_clock_says(
            int ahead) {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        service.answering(
                "/chat/Message",
                query ->
                        Optional.of(
                                query.contains(FIRST)
                                        ? edited(FIRST, "before", begun.minusSeconds(20))
                                        : edited(SECOND, "after", begun.plusSeconds(2))));
        Gaps gaps = gaps(Places.unknown());
        Instant ours = begun.plusSeconds(ahead);

        gaps.ready(ours);
        gaps.lost(ours.plusSeconds(3));
        gaps.ready(ours.plusSeconds(4));
        gaps.fill();

        assertThat(told)
                .filteredOn(ChatEvent.Edited.class::isInstance)
                .extracting(event -> ((ChatEvent.Edited) event).body())
                .containsExactly("after");
    }

    private Gaps gaps() {
        return gaps(Places.since(Instant.ofEpochSecond(1_000)));
    }

    private Gaps gaps(Places places) {
        Telling telling =
                new Telling(
                        ListenRequest.EVERYTHING,
                        Set.of(),
                        new Memory(places, new Repeats(), Cursor.none()),
                        stamped -> !told.add(stamped.event()),
                        InstantSource.system());
        Timing timing = new Timing(ListenRequest.EVERYTHING, telling, () -> ConnectionState.READY);
        timing.begin();
        Asking asking = new Asking(timing, () -> true);
        return new Gaps(
                new CatchUp(service.requests(), asking, places, Set.of()),
                places,
                telling,
                new Acknowledging(
                        new Delivering(null, new UserId(101), Delivering.Wanted.NOBODY),
                        null,
                        trace -> {}),
                null,
                true,
                trace -> {});
    }

    private static final String CHANGED =
            """
            {"_id":"65f0a1b2c3d4e5f6010203aa","chat_dialog_id":"65f0a1b2c3d4e5f601020304",
             "sender_id":101,"message":"old","date_sent":500,
             "created_at":"1970-01-01T00:08:20Z","updated_at":"1970-01-01T00:33:25Z"}
            """;

    private static String edited(String dialog, String text, Instant at) {
        return """
        {"_id":"65f0a1b2c3d4e5f6010203aa","chat_dialog_id":"%s",
         "sender_id":101,"message":"%s","date_sent":400,
         "created_at":"1970-01-01T00:06:40Z","updated_at":"%s","edited_at":"%s"}
        """
                .formatted(dialog, text, at, at);
    }

    private static String group(String id) {
        return """
        {"_id":"%s","type":2,"name":"Ops","user_id":101,"occupants_ids":[101,102],
         "last_message":"old","last_message_id":"65f0a1b2c3d4e5f6010203aa",
         "last_message_user_id":101,"last_message_date_sent":500}
        """
                .formatted(id);
    }
}
