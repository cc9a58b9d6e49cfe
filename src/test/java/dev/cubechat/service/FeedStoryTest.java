package dev.cubechat.service;

import static dev.cubechat.service.AccountsTest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.service.follow.Ending;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.message.HistoryRequest;
import dev.cubechat.service.message.MarkRequest;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What those who listen hear of what others do. */
@Timeout(90)
class FeedStoryTest {
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

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_private_message_arrives_once_with_its_dialog(Transport way) throws Exception {
        try (Watch watch = Watch.ready(jon)) {
            Sent sent = mira.messages().send(PRIVATE, false, text("hi jon"), way).run();
            Sent after = mira.messages().send(PRIVATE, false, text("and again"), way).run();

            ChatEvent.Arrived arrived = watch.awaitText("hi jon");
            watch.awaitText("and again");
            assertThat(arrived.message().id()).isEqualTo(sent.id());
            assertThat(arrived.message().dialogId()).isEqualTo(PRIVATE_ID);
            assertThat(arrived.message().senderId()).isEqualTo(MIRA);
            assertThat(arrived.group()).isFalse();
            assertThat(after.transport()).isEqualTo(way);
            assertThat(watch.texts()).containsExactly("hi jon", "and again");
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_group_message_arrives_once_with_its_dialog_and_for_its_sender_too(Transport way)
            throws Exception {
        try (Watch his = Watch.ready(jon);
                Watch hers = Watch.ready(world.as("mira"))) {
            Sent sent = mira.messages().send(GROUP, false, text("hi all"), way).run();
            mira.messages().send(GROUP, false, text("bye all"), way).run();

            assertThat(his.awaitText("hi all").message().id()).isEqualTo(sent.id());
            hers.awaitText("hi all");
            his.awaitText("bye all");
            hers.awaitText("bye all");
            assertThat(his.texts()).containsExactly("hi all", "bye all");
            assertThat(hers.texts()).containsExactly("hi all", "bye all");
            assertThat(his.heard(ChatEvent.Arrived.class))
                    .allMatch(e -> GROUP_ID.equals(e.message().dialogId()) && e.group());
        }
    }

    @Test
    void what_waited_is_told_though_the_dialog_already_ends_with_it() throws Exception {
        mira.messages().send(PRIVATE, false, text("while you were away"), Transport.XMPP).run();

        try (Watch watch = Watch.ready(jon)) {
            ChatEvent.Arrived waited = watch.awaitText("while you were away");
            mira.messages().send(PRIVATE, false, text("and now"), Transport.XMPP).run();
            watch.awaitText("and now");

            assertThat(waited.delayed()).isNotNull();
            assertThat(watch.texts()).containsExactly("while you were away", "and now");
        }
    }

    @Test
    void by_xmpp_the_message_keeps_the_id_that_we_chose_and_goes_into_history() {
        Draft draft = text("mine");

        Sent sent = mira.messages().send(GROUP, false, draft, Transport.XMPP).run();

        assertThat(sent.id()).isEqualTo(draft.id());
        assertThat(jon.messages().show(GROUP, List.of(new MessageTarget.Id(draft.id()))).items())
                .hasSize(1);
    }

    @Test
    void a_markable_message_is_acknowledged_as_delivered_by_itself() throws Exception {
        try (Watch his = Watch.ready(jon);
                Watch hers = Watch.ready(world.as("mira"))) {
            Sent sent = mira.messages().send(GROUP, false, text("there?"), Transport.XMPP).run();

            ChatEvent.Delivered delivered = hers.await(ChatEvent.Delivered.class);

            assertThat(delivered.messageId()).isEqualTo(sent.id());
            assertThat(delivered.userId()).isEqualTo(JON);
            assertThat(delivered.dialogId()).isEqualTo(GROUP_ID);
            // Her own echo and her other devices acknowledge nothing.
            assertThat(hers.heard(ChatEvent.Delivered.class))
                    .allMatch(event -> event.userId().equals(JON));
            assertThat(his.heard(ChatEvent.Delivered.class)).isEmpty();
        }
    }

    @Test
    void edits_deletions_and_marks_are_heard() throws Exception {
        Sent sent = mira.messages().send(PRIVATE, false, text("wrnog"), null).run();
        List<MessageTarget> it = List.of(new MessageTarget.Id(sent.id()));
        try (Watch his = Watch.ready(jon);
                Watch hers = Watch.ready(world.as("mira"))) {
            mira.messages().edit(PRIVATE, it, "wrong", true, null).run();
            jon.messages()
                    .mark(new MarkRequest(PRIVATE, it, false, true, Transport.XMPP, null))
                    .run();
            mira.messages().delete(PRIVATE, it, true, Transport.XMPP).run();

            ChatEvent.Edited edited = his.await(ChatEvent.Edited.class);
            ChatEvent.Read read = hers.await(ChatEvent.Read.class);
            ChatEvent.Deleted deleted = his.await(ChatEvent.Deleted.class);
            assertThat(edited.body()).isEqualTo("wrong");
            assertThat(edited.last()).isTrue();
            assertThat(edited.dialogId()).isEqualTo(PRIVATE_ID);
            assertThat(read.userId()).isEqualTo(JON);
            assertThat(read.messageId()).isEqualTo(sent.id());
            assertThat(deleted.messageId()).isEqualTo(sent.id());
            assertThat(mira.messages().show(PRIVATE, it).items()).isEmpty();
        }
    }

    @Test
    void only_what_was_asked_for_is_handed_over() throws Exception {
        ListenRequest request =
                ListenRequest.EVERYTHING
                        .only(Set.of("message", "state"))
                        .in(List.of(GROUP))
                        .until(new Ending(2, null, null));
        Watch watch = Watch.ready(jon, request);

        Sent sent = mira.messages().send(PRIVATE, false, text("private"), Transport.XMPP).run();
        mira.messages().send(GROUP, false, text("one"), Transport.XMPP).run();
        mira.messages()
                .edit(PRIVATE, List.of(new MessageTarget.Id(sent.id())), "x", false, null)
                .run();
        mira.messages().send(GROUP, false, text("two"), Transport.XMPP).run();
        mira.messages().send(GROUP, false, text("three"), Transport.XMPP).run();

        assertThat(watch.end()).isEqualTo(2);
        assertThat(watch.texts()).containsExactly("one", "two");
        assertThat(watch.heard(ChatEvent.Edited.class)).isEmpty();
    }

    @Test
    void listening_ends_after_its_time() throws Exception {
        ListenRequest request =
                ListenRequest.EVERYTHING.until(new Ending(0, Duration.ofMillis(300), null));

        Watch watch = new Watch(jon, request);

        assertThat(watch.end()).isZero();
        assertThat(watch.states()).endsWith("closed");
    }

    @Test
    void who_interrupts_it_hears_the_last_word() throws Exception {
        Watch watch = Watch.ready(jon);

        watch.interrupt();

        assertThat(failure(watch::end).kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(watch.states())
                .containsExactly("connecting", "authenticated", "ready", "closed");
    }

    @Test
    void what_was_taken_just_when_it_was_stopped_is_not_told_again_by_the_next_run()
            throws Exception {
        ListenRequest request =
                ListenRequest.EVERYTHING
                        .withCursor("c")
                        .until(new Ending(0, Duration.ofSeconds(5), null));
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        BlockingQueue<Boolean> ready = new LinkedBlockingQueue<>();
        CompletableFuture<Failure> stopped =
                CompletableFuture.supplyAsync(
                        () ->
                                failure(
                                        () ->
                                                jon.stream()
                                                        .follow(
                                                                request,
                                                                stamped -> {
                                                                    take(stamped, first);
                                                                    if (Watch.isReady(
                                                                            stamped.event())) {
                                                                        ready.add(true);
                                                                    }
                                                                    if (first.contains("stop")) {
                                                                        Thread.currentThread()
                                                                                .interrupt();
                                                                    }
                                                                })));
        ready.take();
        mira.messages().send(GROUP, false, text("stop"), Transport.XMPP).run();

        FailureKind why = stopped.get(20, TimeUnit.SECONDS).kind();
        mira.messages().send(GROUP, false, text("go on"), Transport.XMPP).run();
        jon.stream()
                .followUntil(
                        request,
                        stamped -> {
                            take(stamped, second);
                            return second.contains("go on");
                        });

        assertThat(why).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(first).containsExactly("stop");
        assertThat(second).containsExactly("go on");
    }

    @Test
    void a_session_token_opens_the_chat_as_well_as_a_password() throws Exception {
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", jon.accounts().token().reveal());
        environment.put("CUBECHAT_USER_ID", "102");
        environment.remove("CUBECHAT_AUTH_KEY");

        try (Watch watch = Watch.ready(world.with("token", environment))) {
            mira.messages().send(GROUP, false, text("by token"), Transport.XMPP).run();

            assertThat(watch.awaitText("by token").message().senderId()).isEqualTo(MIRA);
        }
    }

    @Test
    void a_user_id_with_a_password_listens_without_any_rest_session() throws Exception {
        Map<String, String> environment = world.environment("jon");
        environment.remove("CUBECHAT_LOGIN");
        environment.remove("CUBECHAT_AUTH_KEY");
        environment.put("CUBECHAT_USER_ID", "102");

        try (Watch watch = Watch.ready(world.with("id", environment))) {
            mira.messages().send(GROUP, false, text("by id"), Transport.XMPP).run();

            watch.awaitText("by id");
        }
    }

    @Test
    void a_wrong_password_is_told_of_in_one_line() throws Exception {
        Map<String, String> environment = world.environment("jon");
        environment.remove("CUBECHAT_LOGIN");
        environment.put("CUBECHAT_USER_ID", "102");
        environment.put("CUBECHAT_PASSWORD", "wrong");

        Watch watch = new Watch(world.with("wrong", environment), ListenRequest.EVERYTHING);

        Failure failure = failure(watch::end);
        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(watch.states()).endsWith("auth_failed");
    }

    @Test
    void what_rest_cannot_carry_goes_by_xmpp_without_being_told_to() throws Exception {
        Draft unsaved = draft("not kept", false, null);
        Draft passing = draft("short-lived", false, Duration.ofSeconds(10));
        try (Watch watch = Watch.ready(jon)) {
            Sent first = mira.messages().send(GROUP, false, unsaved, null).run();
            mira.messages().send(PRIVATE, false, passing, null).run();

            ChatEvent.Arrived arrived = watch.awaitText("short-lived");
            watch.awaitText("not kept");
            assertThat(first.transport()).isEqualTo(Transport.XMPP);
            assertThat(arrived.selfDestroy()).isEqualTo(Duration.ofSeconds(10));
            assertThat(jon.messages().page(HistoryRequest.newest(GROUP, 100)).items())
                    .noneMatch(message -> "not kept".equals(message.body()));
        }
    }

    @Test
    void a_stranger_may_not_write_to_a_group() {
        Services lena = world.as("lena");
        DialogTarget closed =
                new DialogTarget.Id(
                        mira.dialogs()
                                .create(DialogDraft.group("Closed", List.of(JON)))
                                .run()
                                .id());

        Failure failure =
                failure(
                        () ->
                                lena.messages()
                                        .send(closed, false, text("let me in"), Transport.XMPP)
                                        .run());

        assertThat(failure.kind()).isIn(FailureKind.NOT_FOUND, FailureKind.NOT_ALLOWED);
    }

    private static void take(Stamped stamped, List<String> bodies) {
        if (stamped.event() instanceof ChatEvent.Arrived arrived) {
            bodies.add(arrived.message().body());
        }
    }

    private Draft draft(String body, boolean save, Duration selfDestroy) {
        return new Draft(
                mira.messages().nextId(),
                body,
                List.of(),
                Json.Obj.EMPTY,
                save,
                true,
                false,
                null,
                selfDestroy);
    }

    private Draft text(String body) {
        return Draft.text(mira.messages().nextId(), body);
    }
}
