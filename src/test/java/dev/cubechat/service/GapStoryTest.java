package dev.cubechat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.ApiReply;
import dev.cubechat.service.follow.Feed;
import dev.cubechat.service.follow.Following;
import dev.cubechat.service.follow.LineSettings;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.follow.Memory;
import dev.cubechat.service.line.Inlet;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is missed while a line is down, and how it is handed over when it is back. */
@Timeout(90)
class GapStoryTest {
    private static final DialogId GROUP_ID = new DialogId("5eed00000000000000000002");
    private static final DialogTarget GROUP = new DialogTarget.Id(GROUP_ID);
    private static final UserId JON = new UserId(102);
    private static final UserId KAI = new UserId(103);

    /** Nothing is resumed after a cut: what came meanwhile is a gap. */
    private static final ListenRequest WITHOUT_RESUMPTION =
            ListenRequest.EVERYTHING.over(
                    new LineSettings(false, null, 0, null, null, null, false, false, false, false));

    @TempDir Path folder;
    @AutoClose private ServiceWorld world;
    private Services mira;
    private Services jon;

    @BeforeEach
    void start() {
        begin(new ServiceWorld(folder, null));
    }

    private void begin(ServiceWorld other) {
        world = other;
        mira = world.as("mira");
        jon = world.as("jon");
    }

    @Test
    void what_history_has_of_a_gap_is_handed_over_once() throws Exception {
        try (Watch watch = Watch.ready(jon, WITHOUT_RESUMPTION)) {
            say("before");
            watch.awaitText("before");
            // Kept in history without telling anyone: what a broken connection would miss.
            quietly("missed one");
            quietly("missed two");

            cut(JON);

            ChatEvent.Gap gap = watch.await(ChatEvent.Gap.class);
            say("after");
            watch.awaitText("after");
            assertThat(gap.recovered()).isEqualTo(2);
            assertThat(gap.from()).isBeforeOrEqualTo(gap.until());
            assertThat(watch.texts())
                    .containsExactly("before", "missed one", "missed two", "after");
        }
    }

    @Test
    void what_was_sent_before_it_began_is_not_told_after_a_gap_whoever_had_the_higher_id()
            throws Exception {
        world.close();
        long second = Instant.now().getEpochSecond();
        begin(new ServiceWorld(Files.createDirectories(folder.resolve("seeded")), twoOf(second)));
        try (Watch watch = Watch.ready(jon, WITHOUT_RESUMPTION)) {
            quietly("missed");

            cut(JON);

            assertThat(watch.await(ChatEvent.Gap.class).recovered()).isEqualTo(1);
            assertThat(watch.texts()).containsExactly("missed");
        }
    }

    @Test
    void who_sent_what_a_gap_had_is_told_that_it_arrived() throws Exception {
        try (Watch sender = Watch.ready(mira);
                Watch watch = Watch.ready(jon, WITHOUT_RESUMPTION)) {
            // Who hears something knows by then where the dialogs stood at first.
            mira.messages().send(GROUP, false, unmarkable("before"), Transport.XMPP).run();
            watch.awaitText("before");
            quietly("missed");

            cut(JON);

            watch.awaitText("missed");
            ChatEvent.Delivered delivered = sender.await(ChatEvent.Delivered.class);
            assertThat(delivered.userId()).isEqualTo(JON);
            assertThat(delivered.messageId())
                    .isEqualTo(watch.heard(ChatEvent.Arrived.class).getLast().message().id());
        }
    }

    @Test
    void who_asks_to_be_a_contact_and_waits_is_told_of_once_however_often_the_line_breaks()
            throws Exception {
        try (Watch watch = Watch.ready(jon, WITHOUT_RESUMPTION)) {
            world.as("kai").contacts().add(new UserTarget.Id(JON), null).run();
            watch.await(ChatEvent.ContactRequested.class);

            cut(JON);

            watch.await(ChatEvent.Gap.class);
            // Requests come with the new stream, and so before this.
            say("after");
            watch.awaitText("after");
            assertThat(watch.heard(ChatEvent.ContactRequested.class)).hasSize(1);
        }
    }

    @Test
    void a_cut_that_can_be_resumed_leaves_no_gap() throws Exception {
        try (Watch watch = Watch.ready(jon)) {
            cut(JON);
            say("meanwhile");

            watch.awaitText("meanwhile");

            assertThat(watch.states()).contains("reconnecting", "resumed");
            assertThat(watch.heard(ChatEvent.Gap.class)).isEmpty();
        }
    }

    @Test
    void what_came_and_could_not_be_read_is_told_as_a_gap_and_handed_over_from_history()
            throws Exception {
        ListenRequest request = ListenRequest.EVERYTHING;
        Feed feed = jon.stream();
        Inlet inlet = new Inlet(feed.clock());
        BlockingQueue<ChatEvent> told = new LinkedBlockingQueue<>();
        Following following =
                feed.following(
                        request,
                        Set.of(),
                        feed.connection(inlet, request.line()),
                        inlet,
                        feed.attending(request),
                        Memory.empty(),
                        null,
                        stamped -> told.add(stamped.event()) && isGap(stamped.event()));
        CompletableFuture<Long> end = CompletableFuture.supplyAsync(following::run);
        while (!Watch.isReady(take(told))) {}

        quietly("without an id");
        inlet.unreadable();
        inlet.unreadable();
        end.get(20, TimeUnit.SECONDS);

        assertThat(((ChatEvent.Arrived) take(told)).message().body()).isEqualTo("without an id");
        assertThat(((ChatEvent.Gap) take(told)).recovered()).isEqualTo(1);
    }

    @Test
    void an_edit_while_nobody_listened_is_told_though_our_clock_is_ahead() throws Exception {
        world.close();
        begin(
                new ServiceWorld(
                        Files.createDirectories(folder.resolve("ahead")),
                        null,
                        () -> Instant.now().plusSeconds(40)));
        ListenRequest request = ListenRequest.EVERYTHING.withCursor("c");
        Sent sent = mira.messages().send(GROUP, false, text("helo"), Transport.REST).run();
        try (Watch watch = Watch.ready(jon, request)) {
            watch.awaitAll(heard -> !heard.isEmpty());
        }
        mira.messages().edit(GROUP, only(sent), "hello", false, Transport.REST).run();

        try (Watch watch = Watch.ready(jon, request)) {
            ChatEvent.Gap gap = watch.await(ChatEvent.Gap.class);

            assertThat(gap.edited()).isEqualTo(1);
            assertThat(watch.heard(ChatEvent.Edited.class))
                    .extracting(ChatEvent.Edited::body)
                    .containsExactly("hello");
        }
    }

    @Test
    void an_edit_that_was_told_is_told_no_more_by_later_runs() throws Exception {
        ListenRequest request = ListenRequest.EVERYTHING.withCursor("c");
        Sent first = mira.messages().send(GROUP, false, text("helo"), Transport.REST).run();
        Sent second = mira.messages().send(GROUP, false, text("wrold"), Transport.REST).run();
        try (Watch watch = Watch.ready(jon, request)) {
            mira.messages().edit(GROUP, only(first), "hello", false, null).run();
            watch.await(ChatEvent.Edited.class);
        }
        mira.messages().edit(GROUP, only(second), "world", false, null).run();
        List<String> later = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (Watch watch = Watch.ready(jon, request)) {
                watch.await(ChatEvent.Gap.class);
                watch.heard(ChatEvent.Edited.class).forEach(edited -> later.add(edited.body()));
            }
        }

        assertThat(later).containsExactly("world");
    }

    private void say(String body) {
        mira.messages().send(GROUP, false, text(body), Transport.XMPP).run();
    }

    private static List<MessageTarget> only(Sent sent) {
        return List.of(new MessageTarget.Id(sent.id()));
    }

    /** Two messages of one second; the one that was sent first has the higher id. */
    private static String twoOf(long second) {
        return """
        {"users":[{"id":101,"login":"mira","password":"pw-101"},
                  {"id":102,"login":"jon","password":"pw-102"}],
         "dialogs":[{"_id":"5eed00000000000000000002","type":2,"name":"Ops",
                     "user_id":101,"occupants_ids":[101,102]}],
         "messages":[{"_id":"65f0a1c2ff00000000000001","sender_id":101,"message":"first",
                      "chat_dialog_id":"5eed00000000000000000002","date_sent":%1$d},
                     {"_id":"65f0a1c20000000000000001","sender_id":101,"message":"second",
                      "chat_dialog_id":"5eed00000000000000000002","date_sent":%1$d}]}
        """
                .formatted(second);
    }

    private static boolean isGap(ChatEvent event) {
        return event instanceof ChatEvent.Gap;
    }

    private static ChatEvent take(BlockingQueue<ChatEvent> told) throws InterruptedException {
        return Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS));
    }

    private void quietly(String body) {
        ApiReply reply =
                mira.api()
                        .send(
                                "POST",
                                "/chat/Message",
                                Json.obj()
                                        .with("chat_dialog_id", GROUP_ID.value())
                                        .with("message", body)
                                        .build());
        assertThat(reply.isSuccess()).isTrue();
    }

    private void cut(UserId user) {
        ApiReply reply = mira.api().send("POST", "/__sandbox/cut?user_id=" + user, null);
        assertThat(reply.isSuccess()).isTrue();
    }

    private Draft text(String body) {
        return Draft.text(mira.messages().nextId(), body);
    }

    /** Nobody is asked to say that it arrived. */
    private Draft unmarkable(String body) {
        return new Draft(
                mira.messages().nextId(),
                body,
                List.of(),
                Json.Obj.EMPTY,
                true,
                false,
                false,
                null,
                null);
    }

    @Test
    void who_was_refused_on_another_device_and_asks_again_after_a_loss_is_told_of_again()
            throws Exception {
        Services kai = world.as("kai");
        try (Watch watch = Watch.ready(jon)) {
            kai.contacts().add(new UserTarget.Id(JON), null).run();
            watch.await(ChatEvent.ContactRequested.class);
            world.as("jon").contacts().reject(new UserTarget.Id(KAI)).run();
            cut(JON);
            watch.await(GapStoryTest::isResumed);

            kai.contacts().add(new UserTarget.Id(JON), null).run();
            mira.messages().send(GROUP, false, text("after"), Transport.XMPP).run();

            watch.awaitText("after");
            assertThat(watch.heard(ChatEvent.ContactRequested.class)).hasSize(2);
        }
    }

    private static boolean isResumed(ChatEvent event) {
        return event instanceof ChatEvent.State state && state.state() == ConnectionState.RESUMED;
    }
}
