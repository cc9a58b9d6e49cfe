package dev.cubechat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Transport;
import dev.cubechat.service.follow.LineSettings;
import dev.cubechat.service.follow.ListenRequest;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lines that break in the middle of talk. {@code -Ddrops=200} makes it longer. */
@Timeout(600)
class DropsStoryTest {
    private static final int DROPS = Integer.getInteger("drops", 16);
    private static final DialogTarget PRIVATE =
            new DialogTarget.Id(new DialogId("5eed00000000000000000001"));
    private static final DialogTarget GROUP =
            new DialogTarget.Id(new DialogId("5eed00000000000000000002"));

    @TempDir Path folder;
    @AutoClose private ServiceWorld world;
    private Services mira;
    private Services jon;
    private final List<MessageId> sent = new ArrayList<>();

    @BeforeEach
    void start() {
        world = new ServiceWorld(folder, null);
        mira = world.as("mira");
        jon = world.as("jon");
    }

    @Test
    void what_a_follower_got_over_many_drops_is_what_history_has_and_every_gap_is_told()
            throws Exception {
        ListenRequest request = ListenRequest.EVERYTHING.withCursor("drops").over(brittle(false));
        try (Watch watch = Watch.ready(jon, request)) {
            talkAndCut(watch);
            say(GROUP, "the last word");
            watch.awaitText("the last word");

            assertThat(ids(watch)).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(watch.heard(ChatEvent.Gap.class))
                    .hasSameSizeAs(back(watch))
                    .allMatch(gap -> gap.note() == null)
                    .allMatch(gap -> !gap.from().isAfter(gap.until()));
        }
    }

    @Test
    void streams_that_are_resumed_lose_and_double_nothing_either() throws Exception {
        ListenRequest request = ListenRequest.EVERYTHING.withCursor("drops").over(brittle(true));
        try (Watch watch = Watch.ready(jon, request)) {
            talkAndCut(watch);
            say(GROUP, "the last word");
            watch.awaitText("the last word");
            watch.awaitAll(heard -> ids(watch).containsAll(sent));

            assertThat(ids(watch)).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void a_follower_that_is_started_again_and_again_goes_on_where_it_was() throws Exception {
        ListenRequest request = ListenRequest.EVERYTHING.withCursor("drops");
        List<MessageId> got = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            Watch watch = Watch.ready(jon, request);
            say(GROUP, "heard " + round);
            watch.awaitText("heard " + round);
            watch.close();
            got.addAll(ids(watch));
            say(GROUP, "away " + round);
            say(PRIVATE, "away, to you " + round);
        }
        try (Watch watch = Watch.ready(jon, request)) {
            watch.await(ChatEvent.Gap.class);
            got.addAll(ids(watch));
        }

        assertThat(got).containsExactlyInAnyOrderElementsOf(sent);
    }

    private void talkAndCut(Watch watch) {
        for (int drop = 0; drop < DROPS; drop++) {
            say(GROUP, "before " + drop);
            cut();
            say(drop % 2 == 0 ? GROUP : PRIVATE, "after " + drop);
            int losses = drop + 1;
            watch.awaitAll(heard -> mended(heard) >= losses);
        }
    }

    /** The times that the line came back, by whatever way. */
    private static List<ChatEvent.State> back(Watch watch) {
        return back(watch.heard());
    }

    private static List<ChatEvent.State> back(List<ChatEvent> heard) {
        return heard.stream()
                .filter(ChatEvent.State.class::isInstance)
                .map(ChatEvent.State.class::cast)
                .filter(DropsStoryTest::isBack)
                .toList();
    }

    /** How often the line came back and all was told again. */
    private static long mended(List<ChatEvent> heard) {
        return heard.stream()
                .filter(
                        event ->
                                event instanceof ChatEvent.Gap
                                        || (event instanceof ChatEvent.State state
                                                && state.state() == ConnectionState.RESUMED))
                .count();
    }

    private static boolean isBack(ChatEvent.State state) {
        return state.previous() == ConnectionState.RECONNECTING
                && (state.state() == ConnectionState.READY
                        || state.state() == ConnectionState.RESUMED);
    }

    private static List<MessageId> ids(Watch watch) {
        return watch.heard(ChatEvent.Arrived.class).stream()
                .map(arrived -> arrived.message().id())
                .toList();
    }

    private void say(DialogTarget where, String text) {
        Draft draft = Draft.text(mira.messages().nextId(), text);
        sent.add(mira.messages().send(where, false, draft, Transport.REST).run().id());
    }

    private void cut() {
        assertThat(mira.api().send("POST", "/__sandbox/cut?user_id=102", null).isSuccess())
                .isTrue();
    }

    private static LineSettings brittle(boolean acknowledgements) {
        return new LineSettings(
                false,
                null,
                0,
                Duration.ofMillis(20),
                null,
                null,
                acknowledgements,
                false,
                false,
                false);
    }
}
