package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.service.find.DialogFinder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose private messages belong where, at a service with one group and one private dialog. */
class PlacingTest {
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);
    private static final UserId EVE = new UserId(105);
    private static final DialogId RELEASE = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final DialogId WITH_JON = new DialogId("65f0a1b2c3d4e5f601020305");
    private static final DialogId ELSEWHERE = new DialogId("65f0a1b2c3d4e5f601020306");
    private static final Map<DialogId, String> DIALOGS =
            Map.of(
                    RELEASE,
                    dialog(RELEASE, "\"type\":2,\"name\":\"Release\",\"occupants_ids\":[101,102]"),
                    WITH_JON,
                    dialog(WITH_JON, "\"type\":3,\"occupants_ids\":[101,102]"));

    private final List<String> asked = new ArrayList<>();
    @AutoClose private StandIn service;

    @BeforeEach
    void start() throws IOException {
        service = new StandIn();
        service.answering(
                "/chat/Dialog",
                query -> {
                    asked.add(query);
                    return DIALOGS.entrySet().stream()
                            .filter(each -> fits(query, each.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .or(() -> Optional.of(""));
                });
    }

    @Test
    void nobody_writes_into_a_dialog_that_is_not_theirs() {
        Placing placing = placing(Set.of(RELEASE, WITH_JON));

        assertThat(placed(placing, said(EVE, RELEASE))).isNull();
        assertThat(placed(placing, said(EVE, WITH_JON))).isNull();
        assertThat(placed(placing, said(JON, RELEASE))).isEqualTo(WITH_JON);
        assertThat(placing.place(new ChatEvent.Typing(RELEASE, EVE, EVE, false)))
                .isEqualTo(new ChatEvent.Typing(null, EVE, EVE, false));
    }

    @Test
    void who_is_in_it_is_believed_after_one_look() {
        Placing placing = placing(Set.of(WITH_JON));

        assertThat(placed(placing, said(JON, WITH_JON))).isEqualTo(WITH_JON);
        assertThat(placed(placing, said(JON, WITH_JON))).isEqualTo(WITH_JON);
        assertThat(asked).hasSize(1);
    }

    @Test
    void of_a_dialog_for_which_nobody_waits_the_word_of_the_server_will_do() {
        assertThat(placed(placing(Set.of(RELEASE)), said(EVE, ELSEWHERE))).isEqualTo(ELSEWHERE);
        assertThat(placed(placing(Set.of()), said(EVE, RELEASE))).isEqualTo(RELEASE);
        assertThat(asked).isEmpty();
    }

    @Test
    void what_cannot_be_looked_up_is_believed() {
        service.stop();

        assertThat(placed(placing(Set.of(WITH_JON)), said(JON, WITH_JON))).isEqualTo(WITH_JON);
    }

    private Placing placing(Set<DialogId> awaited) {
        Telling telling =
                new Telling(
                        ListenRequest.EVERYTHING,
                        awaited,
                        Memory.empty(),
                        stamped -> false,
                        InstantSource.system());
        Timing timing = new Timing(ListenRequest.EVERYTHING, telling, () -> ConnectionState.READY);
        timing.begin();
        return new Placing(
                new DialogFinder(service.requests(), null, () -> MIRA),
                new Asking(timing, () -> true),
                telling,
                MIRA,
                awaited,
                line -> {});
    }

    private static boolean fits(String query, DialogId dialog) {
        return query.contains("occupants_ids")
                ? dialog.equals(WITH_JON) && query.contains("occupants_ids[in]=102")
                : query.contains("_id=" + dialog);
    }

    private static String dialog(DialogId id, String rest) {
        return "{\"_id\":\"" + id + "\",\"user_id\":101," + rest + "}";
    }

    private static @Nullable DialogId placed(Placing placing, ChatEvent event) {
        return ((ChatEvent.Arrived) placing.place(event)).message().dialogId();
    }

    private static ChatEvent said(UserId by, DialogId in) {
        Message message =
                new Message(
                        new MessageId("65f0a1b2c3d4e5f6010203aa"),
                        in,
                        by,
                        MIRA,
                        "yes",
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        Reactions.NONE,
                        Json.Obj.EMPTY,
                        Json.Obj.EMPTY);
        return new ChatEvent.Arrived(message, false, false, true, null, null);
    }
}
