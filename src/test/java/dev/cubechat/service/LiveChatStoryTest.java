package dev.cubechat.service;

import static dev.cubechat.service.AccountsTest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.ApiReply;
import dev.cubechat.service.follow.LineSettings;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.message.HistoryRequest;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(90)
class LiveChatStoryTest {
    private static final DialogId PRIVATE_ID = new DialogId("5eed00000000000000000001");
    private static final DialogId GROUP_ID = new DialogId("5eed00000000000000000002");
    private static final DialogTarget GROUP = new DialogTarget.Id(GROUP_ID);
    private static final DialogTarget PRIVATE = new DialogTarget.Id(PRIVATE_ID);
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);

    @TempDir Path folder;
    @AutoClose private ServiceWorld world;
    private Services mira;
    private Services jon;

    @BeforeEach
    void start() {
        world = new ServiceWorld(folder, null);
        mira = world.as("mira");
        jon = world.as("jon");
    }

    @Test
    void two_people_write_to_each_other_over_one_connection_each() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira);
                LiveWatch his = LiveWatch.ready(jon)) {
            Dialog dialog = mira.dialogs().show(PRIVATE);
            Draft draft = text(mira, "hello");

            hers.chat().typing(dialog, true);
            hers.chat().send(dialog, draft).get(20, TimeUnit.SECONDS);
            his.awaitText("hello");
            his.chat().read(PRIVATE_ID, draft.id(), MIRA).get(20, TimeUnit.SECONDS);
            hers.await(ChatEvent.Read.class);
            hers.chat().edit(dialog, draft.id(), "hello!", true).get(20, TimeUnit.SECONDS);
            hers.chat().delete(dialog, draft.id()).get(20, TimeUnit.SECONDS);
            his.await(ChatEvent.Deleted.class);

            assertThat(hers.await(ChatEvent.Acknowledged.class).messageId()).isEqualTo(draft.id());
            assertThat(hers.await(ChatEvent.Delivered.class).messageId()).isEqualTo(draft.id());
            assertThat(his.await(ChatEvent.Typing.class).dialogId()).isEqualTo(PRIVATE_ID);
            assertThat(his.await(ChatEvent.Edited.class).body()).isEqualTo("hello!");
            assertThat(logins()).isEqualTo(2);
        }
    }

    @Test
    void what_is_said_while_away_goes_out_once_and_in_order_when_back() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira);
                LiveWatch his = LiveWatch.ready(jon)) {
            Dialog dialog = mira.dialogs().show(GROUP);
            hers.chat().disconnect();
            List<CompletableFuture<Void>> said = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                said.add(hers.chat().send(dialog, text(mira, "line " + i)));
            }
            jon.messages().send(GROUP, false, text(jon, "where are you?"), null).run();

            hers.chat().connect();
            for (CompletableFuture<Void> one : said) {
                one.get(20, TimeUnit.SECONDS);
            }
            his.awaitText("line 5");
            hers.awaitText("where are you?");
            hers.await(ChatEvent.Gap.class);

            assertThat(his.texts())
                    .containsExactly(
                            "where are you?", "line 1", "line 2", "line 3", "line 4", "line 5");
            assertThat(hers.heard(ChatEvent.Gap.class)).hasSize(1);
            assertThat(hers.states()).containsSubsequence("ready", "closed", "ready");
        }
    }

    @Test
    void messages_in_doubt_after_a_lost_stream_are_in_history_exactly_once() throws Exception {
        try (LiveWatch hers =
                LiveWatch.ready(
                        mira,
                        ListenRequest.EVERYTHING.over(
                                new LineSettings(
                                        false, null, 0, null, null, null, false, false, false,
                                        false)))) {
            Dialog dialog = mira.dialogs().show(GROUP);
            List<CompletableFuture<Void>> said = new ArrayList<>();

            for (int i = 1; i <= 60; i++) {
                said.add(hers.chat().send(dialog, text(mira, "line " + i)));
                if (i == 20 || i == 40) {
                    cut(MIRA);
                }
            }
            for (CompletableFuture<Void> one : said) {
                one.get(30, TimeUnit.SECONDS);
            }

            List<String> bodies =
                    jon.messages().page(HistoryRequest.newest(GROUP, 100)).items().stream()
                            .map(Message::body)
                            .toList();
            List<String> lines = bodies.stream().filter(b -> b.startsWith("line")).toList();
            assertThat(lines).doesNotHaveDuplicates().hasSize(60);
            assertThat(hers.heard(ChatEvent.Lost.class)).isEmpty();
            assertThat(hers.heard(ChatEvent.Acknowledged.class))
                    .extracting(ChatEvent.Acknowledged::messageId)
                    .doesNotHaveDuplicates()
                    .hasSize(60);
        }
    }

    @Test
    void a_destroyed_chat_does_not_come_back() {
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            hers.chat().destroy();
            hers.awaitState(ConnectionState.FORCE_CLOSED, 1);

            Failure refused = failure(hers.chat()::connect);

            assertThat(refused.kind()).isEqualTo(FailureKind.CONFLICT);
            assertThat(hers.states()).doesNotContain("closed");
            assertThat(logins()).isEqualTo(1);
        }
    }

    @Test
    void a_blocked_message_fails_and_the_next_goes_out() throws Exception {
        jon.privacy().block(List.of(new UserTarget.Id(MIRA)), false).run();
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            CompletableFuture<Void> blocked =
                    hers.chat().send(mira.dialogs().show(PRIVATE), text(mira, "psst"));
            CompletableFuture<Void> fine =
                    hers.chat().send(mira.dialogs().show(GROUP), text(mira, "all right"));

            fine.get(20, TimeUnit.SECONDS);

            assertThat(cause(blocked).kind()).isEqualTo(FailureKind.BLOCKED);
            assertThat(hers.await(ChatEvent.Refused.class).dialogId()).isEqualTo(PRIVATE_ID);
        }
    }

    @Test
    void a_message_that_is_too_large_fails_and_the_next_goes_out() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            CompletableFuture<Void> large =
                    hers.chat().send(mira.dialogs().show(GROUP), text(mira, "&".repeat(60_000)));
            CompletableFuture<Void> fine =
                    hers.chat().send(mira.dialogs().show(GROUP), text(mira, "all right"));

            fine.get(20, TimeUnit.SECONDS);

            assertThat(cause(large).kind()).isEqualTo(FailureKind.INVALID);
        }
    }

    @Test
    void without_reconnecting_a_cut_ends_the_chat_until_someone_connects_again() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira, once())) {
            cut(MIRA);
            Failure over = hers.awaitFailure();
            CompletableFuture<Void> said =
                    hers.chat().send(mira.dialogs().show(GROUP), text(mira, "later"));

            long before = logins();
            hers.chat().connect();
            said.get(20, TimeUnit.SECONDS);

            assertThat(over.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(before).isEqualTo(1);
            assertThat(logins()).isEqualTo(2);
        }
    }

    @Test
    void who_asks_to_come_back_the_moment_the_connection_is_lost_comes_back() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira, once())) {
            hers.onState(ConnectionState.CLOSED, hers.chat()::connect);

            cut(MIRA);
            hers.awaitState(ConnectionState.READY, 2);

            assertThat(logins()).isEqualTo(2);
        }
    }

    @Test
    void a_chat_that_cannot_be_followed_for_lack_of_memory_is_over_and_says_so() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira, once())) {
            hers.onState(
                    ConnectionState.CLOSED,
                    () -> {
                        throw new OutOfMemoryError("full");
                    });

            cut(MIRA);
            Failure over = hers.awaitFailure();
            hers.chat().connect();
            hers.awaitState(ConnectionState.READY, 2);

            assertThat(over.sentence()).contains("OutOfMemoryError");
        }
    }

    private static ListenRequest once() {
        return ListenRequest.EVERYTHING.over(
                new LineSettings(false, null, -1, null, null, null, true, false, false, false));
    }

    @Test
    void whom_we_watch_and_where_we_are_holds_after_coming_back() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            hers.chat().watch(JON, true);
            hers.chat().join(GROUP_ID, true);
            comeBack(hers);

            try (LiveWatch his = LiveWatch.ready(jon)) {
                his.chat().join(GROUP_ID, true);
                hers.await(
                        "jon in the room",
                        events -> events.contains(new ChatEvent.Joined(GROUP_ID, JON)));
            }
            hers.await(
                    "jon come and gone",
                    events ->
                            events.stream().filter(ChatEvent.LastActivity.class::isInstance).count()
                                    == 2);
            hers.chat().watch(JON, false);
            int told = hers.heard(ChatEvent.LastActivity.class).size();
            try (LiveWatch again = LiveWatch.ready(world.as("jon"))) {
                say(again, jon, "back");
                hers.awaitText("back");
            }

            assertThat(hers.heard(ChatEvent.LastActivity.class)).hasSize(told);
        }
    }

    @Test
    void someone_whom_we_watch_may_block_us_and_the_chat_goes_on() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            hers.chat().watch(JON, true);
            jon.privacy().block(List.of(new UserTarget.Id(MIRA)), false).run();

            comeBack(hers);
            say(hers, mira, "still here");

            assertThat(hers.failures()).isEmpty();
            assertThat(askedToWatch()).isEqualTo(2);
        }
    }

    @Test
    void what_the_server_refused_is_not_asked_for_on_the_next_stream() throws Exception {
        jon.privacy().block(List.of(new UserTarget.Id(MIRA)), false).run();
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            Failure refused = failure(() -> hers.chat().watch(JON, true));

            comeBack(hers);
            say(hers, mira, "still here");

            assertThat(refused.kind().retryable()).isFalse();
            assertThat(askedToWatch()).isEqualTo(1);
        }
    }

    @Test
    void whom_we_watch_is_watched_although_the_server_says_nothing_to_it() throws Exception {
        try (LiveWatch hers = LiveWatch.ready(mira)) {
            world.sandbox().faults().set("iq=ignore:1,times:100");
            hers.chat().watch(JON, true);
            world.sandbox().faults().clear();
            comeBack(hers);

            LiveWatch.ready(jon).close();

            hers.await(ChatEvent.LastActivity.class);
            assertThat(hers.failures()).isEmpty();
        }
    }

    /** Leaves, and has a second stream. */
    private static void comeBack(LiveWatch watch) throws Exception {
        watch.chat().disconnect();
        watch.chat().connect();
        watch.awaitState(ConnectionState.READY, 2);
    }

    private static void say(LiveWatch watch, Services who, String text) throws Exception {
        watch.chat().send(who.dialogs().show(GROUP), text(who, text)).get(20, TimeUnit.SECONDS);
    }

    @Test
    void who_closes_the_chat_waits_for_a_follower_that_only_an_interrupt_stops() {
        Thread closer = Thread.currentThread();
        AtomicBoolean tellsStill = new AtomicBoolean();
        LiveWatch hers = LiveWatch.ready(mira);
        hers.onState(
                ConnectionState.CLOSED,
                () -> {
                    tellsStill.set(true);
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stop) {
                        while (closer.getState() != Thread.State.TIMED_WAITING) {
                            Thread.onSpinWait();
                        }
                        tellsStill.set(false);
                    }
                });

        hers.close();

        assertThat(tellsStill).isFalse();
        hers.awaitState(ConnectionState.CLOSED, 1);
    }

    @Test
    void a_server_that_is_away_is_tried_again_at_the_told_time_or_at_once() throws Exception {
        ListenRequest patient =
                ListenRequest.EVERYTHING.over(
                        new LineSettings(
                                false,
                                null,
                                0,
                                Duration.ofMinutes(1),
                                null,
                                null,
                                true,
                                false,
                                false,
                                false));
        try (LiveWatch hers = LiveWatch.ready(mira, patient)) {
            Dialog dialog = mira.dialogs().show(GROUP);
            world.sandbox().faults().refuseFor(Duration.ofMinutes(2));
            world.sandbox().faults().set("cut=after-stanzas:1");
            hers.chat().typing(dialog, true);
            hers.await("waiting", events -> hers.attempts().size() >= 2);
            world.sandbox().faults().clear();

            hers.chat().connect();

            hers.await(
                    "back",
                    events ->
                            hers.states().contains("resumed")
                                    || hers.states().lastIndexOf("ready") > 2);
        }
    }

    @Test
    void a_server_that_is_away_at_the_beginning_is_tried_again_until_it_is_there() {
        world.sandbox().faults().refuseFor(Duration.ofMinutes(2));
        LineSettings soon =
                new LineSettings(
                        false,
                        null,
                        0,
                        Duration.ofMillis(50),
                        null,
                        null,
                        true,
                        false,
                        false,
                        false);

        try (LiveWatch hers =
                LiveWatch.connecting(mira, ListenRequest.EVERYTHING.over(soon.insisting()))) {
            hers.await("waiting", events -> hers.attempts().size() >= 2);
            world.sandbox().faults().clear();
            hers.awaitState(ConnectionState.READY, 1);

            assertThat(hers.states()).containsSubsequence("reconnecting", "ready");
            assertThat(hers.heard(ChatEvent.Gap.class)).isEmpty();
        }
    }

    @Test
    void who_only_tries_once_is_told_that_the_server_is_away() {
        world.sandbox().faults().refuseFor(Duration.ofMinutes(2));

        try (LiveWatch hers = LiveWatch.connecting(mira, ListenRequest.EVERYTHING)) {

            assertThat(hers.awaitFailure().kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(hers.attempts()).isEmpty();
        }
    }

    @Test
    void a_second_login_under_the_same_name_ends_the_first_and_says_so() {
        LineSettings phone =
                new LineSettings(false, "phone-1", 0, null, null, null, true, false, false, false);
        ListenRequest request = ListenRequest.EVERYTHING.over(phone.insisting());

        try (LiveWatch first = LiveWatch.ready(mira, request);
                LiveWatch second = LiveWatch.ready(world.as("mira"), request)) {

            assertThat(first.awaitFailure().kind()).isEqualTo(FailureKind.CONFLICT);
            assertThat(first.states()).endsWith("force_closed");
            assertThat(second.states()).doesNotContain("force_closed");
        }
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_chat_is_renewed_unseen() throws Exception {
        LineSettings byToken =
                new LineSettings(
                        true,
                        null,
                        0,
                        Duration.ofMillis(50),
                        null,
                        null,
                        false,
                        false,
                        false,
                        false);
        try (LiveWatch hers = LiveWatch.ready(mira, ListenRequest.EVERYTHING.over(byToken))) {
            Dialog dialog = mira.dialogs().show(GROUP);
            assertThat(jon.api().send("POST", "/__sandbox/clock?advance=11000", null).isSuccess())
                    .isTrue();
            cut(MIRA);
            hers.awaitState(ConnectionState.READY, 2);

            hers.chat().send(dialog, text(mira, "still here")).get(20, TimeUnit.SECONDS);

            assertThat(mira.dialogs().show(GROUP).lastMessage())
                    .isNotNull()
                    .extracting(Dialog.LastMessage::text)
                    .isEqualTo("still here");
            assertThat(hers.states()).doesNotContain("auth_failed", "closed");
        }
    }

    private long logins() {
        return world.sandbox()
                .transcript()
                .text()
                .lines()
                .filter(line -> line.contains("<auth "))
                .count();
    }

    private long askedToWatch() {
        return world.sandbox()
                .transcript()
                .text()
                .lines()
                .filter(line -> line.contains("<subscribe ") && line.contains("type=\"set\""))
                .count();
    }

    private static Failure cause(CompletableFuture<Void> future) throws Exception {
        try {
            future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return (Failure) failed.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    private void cut(UserId user) {
        ApiReply reply = jon.api().send("POST", "/__sandbox/cut?user_id=" + user, null);
        assertThat(reply.isSuccess()).isTrue();
    }

    private static Draft text(Services person, String body) {
        return Draft.text(person.messages().nextId(), body);
    }
}
