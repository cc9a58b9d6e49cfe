package dev.cubechat.service;

import static dev.cubechat.service.AccountsTest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Removed;
import dev.cubechat.service.find.Shown;
import dev.cubechat.service.message.HistoryRequest;
import dev.cubechat.service.message.MarkRequest;
import dev.cubechat.service.message.Receipts;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

@Timeout(60)
class MessagesTest {
    private static final DialogTarget GROUP =
            new DialogTarget.Id(new DialogId("5eed00000000000000000002"));
    private static final DialogTarget JON = new DialogTarget.Login("jon");
    private static final MessageTarget LAST = new MessageTarget.Last();

    @TempDir Path folder;
    @AutoClose private ServiceWorld world;
    private Services mira;
    private Services jon;

    @BeforeEach
    void start() {
        world = new ServiceWorld(folder, null);
        mira = world.as("mira");
        jon = world.as("jon");
        mira.accounts().token();
        jon.accounts().token();
        world.sandbox().transcript().clear();
    }

    @Test
    void a_text_to_a_dialog_id_costs_one_request() {
        Sent sent = mira.messages().send(GROUP, false, text("hello"), null).run();

        assertThat(sent.status()).isEqualTo(Sent.Status.SENT);
        assertThat(sent.transport()).isEqualTo(Transport.REST);
        assertThat(world.asked("POST /chat/Message")).isEqualTo(1);
        assertThat(world.asked("")).isEqualTo(1);
        assertThat(last(jon).id()).isEqualTo(sent.id());
        assertThat(last(jon).body()).isEqualTo("hello");
    }

    @Test
    void a_dry_run_of_a_message_sends_nothing() {
        String shown =
                JsonText.write(mira.messages().send(GROUP, false, text("hello"), null).describe());

        assertThat(shown)
                .startsWith("{\"dry_run\":true,\"dialog_id\":\"5eed00000000000000000002\"")
                .contains("\"method\":\"POST\",\"path\":\"/chat/Message\"")
                .contains("\"message\":\"hello\"")
                .contains("\"send_to_chat\":1");
        assertThat(world.asked("")).isZero();
    }

    @Test
    void a_dry_run_by_xmpp_shows_the_stanza() {
        Draft draft = text("hello");

        String shown =
                JsonText.write(mira.messages().send(JON, false, draft, Transport.XMPP).describe());

        assertThat(shown)
                .contains("\"id\":\"" + draft.id() + "\"")
                .contains("to=\\\"102-9999@localhost\\\"")
                .contains("<body>hello</body>")
                .contains("<dialog_id>5eed00000000000000000001</dialog_id>");
    }

    @Test
    void a_message_for_a_new_dialog_makes_it_first() {
        Services lena = world.as("lena");
        DialogTarget kai = new DialogTarget.Login("kai");
        Operation<Sent> sending = lena.messages().send(kai, true, text("hi kai"), null);
        String shown = JsonText.write(sending.describe());

        Sent sent = sending.run();

        assertThat(shown).contains("\"path\":\"/chat/Dialog\"").contains("\"recipient_id\":103");
        assertThat(world.as("kai").dialogs().show(new DialogTarget.Login("lena")).id())
                .isEqualTo(sent.dialogId());
    }

    @Test
    void what_rest_cannot_carry_is_refused_before_anything_is_sent() {
        Draft unsaved =
                new Draft(
                        mira.messages().nextId(),
                        "psst",
                        List.of(),
                        Json.Obj.EMPTY,
                        false,
                        true,
                        false,
                        null,
                        null);

        Failure failure =
                failure(() -> mira.messages().send(GROUP, false, unsaved, Transport.REST));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(world.asked("")).isZero();
    }

    @Test
    void reading_history_marks_nothing_read_unless_asked() {
        mira.messages().send(GROUP, false, text("unread"), null).run();
        HistoryRequest request = HistoryRequest.newest(GROUP, 10);

        jon.messages().page(request);
        jon.messages().history(request).forEach(message -> {});
        jon.messages().show(GROUP, List.of(LAST));
        boolean afterReading = last(mira).readIds().contains(new UserId(102));
        jon.messages().markRead(jon.messages().dialog(GROUP), jon.messages().page(request).items());
        boolean afterMarking = last(mira).readIds().contains(new UserId(102));

        assertThat(afterReading).isFalse();
        assertThat(afterMarking).isTrue();
    }

    @Test
    void what_was_deleted_since_it_was_read_keeps_nothing_else_unread() {
        Sent kept = mira.messages().send(GROUP, false, text("kept"), null).run();
        Sent gone = mira.messages().send(GROUP, false, text("gone"), null).run();
        List<Message> read = jon.messages().page(HistoryRequest.newest(GROUP, 2)).items();
        mira.messages().delete(null, List.of(id(gone)), true, null).run();

        jon.messages().markRead(jon.messages().dialog(GROUP), read);
        jon.messages().markRead(jon.messages().dialog(GROUP), read.subList(0, 1));

        assertThat(last(mira).id()).isEqualTo(kept.id());
        assertThat(last(mira).readIds()).contains(new UserId(102));
    }

    @Test
    void messages_are_found_by_id_and_as_the_last() {
        Sent hers = mira.messages().send(GROUP, false, text("hers"), null).run();
        Sent his = jon.messages().send(GROUP, false, text("his"), null).run();
        MessageTarget unknown = new MessageTarget.Id(MessageId.ofHex("000000000000000000000000"));

        Shown<Message> shown =
                mira.messages()
                        .show(
                                GROUP,
                                List.of(
                                        new MessageTarget.Id(his.id()),
                                        new MessageTarget.LastOfMine(),
                                        unknown));

        assertThat(shown.items()).extracting(Message::id).containsExactly(his.id(), hers.id());
        assertThat(shown.missing()).containsExactly("000000000000000000000000");
    }

    @Test
    void receipts_tell_who_has_it_and_who_read_it_without_the_sender() {
        Sent sent = mira.messages().send(GROUP, false, text("seen?"), null).run();
        List<MessageTarget> it = List.of(new MessageTarget.Id(sent.id()));
        world.as("kai").messages().mark(mark(it, false, false)).run();
        jon.messages().mark(mark(it, false, true)).run();

        Receipts receipts = mira.messages().receipts(GROUP, it.getFirst());

        assertThat(receipts.deliveredIds())
                .containsExactlyInAnyOrder(new UserId(102), new UserId(103));
        assertThat(receipts.readIds()).containsExactly(new UserId(102));
    }

    @Test
    void all_messages_of_a_dialog_are_marked_by_one_request() {
        mira.messages().send(GROUP, false, text("one"), null).run();
        mira.messages().send(GROUP, false, text("two"), null).run();
        world.sandbox().transcript().clear();

        jon.messages().mark(mark(List.of(), true, true)).run();

        assertThat(world.asked("PUT /chat/Message")).isEqualTo(1);
        assertThat(mira.messages().page(HistoryRequest.newest(GROUP, 2)).items())
                .allMatch(message -> message.readIds().contains(new UserId(102)));
    }

    @Test
    void an_edit_by_rest_changes_history() {
        Sent sent = mira.messages().send(GROUP, false, text("wrnog"), null).run();

        mira.messages().edit(GROUP, List.of(LAST), "wrong", true, Transport.REST).run();

        assertThat(last(jon).id()).isEqualTo(sent.id());
        assertThat(last(jon).body()).isEqualTo("wrong");
    }

    @Test
    void deleting_is_for_oneself_unless_everyone_is_meant() {
        Sent first = mira.messages().send(GROUP, false, text("first"), null).run();
        Sent second = mira.messages().send(GROUP, false, text("second"), null).run();

        Removed forHer = mira.messages().delete(null, List.of(id(first)), false, null).run();
        Removed forAll = mira.messages().delete(GROUP, List.of(id(second)), true, null).run();

        assertThat(forHer.done()).containsExactly(first.id().value());
        assertThat(forAll.done()).containsExactly(second.id().value());
        assertThat(last(mira).body()).isEqualTo("Me too, I bring the rope.");
        assertThat(last(jon).id()).isEqualTo(first.id());
    }

    @Test
    void what_could_not_be_deleted_is_told_apart() {
        Sent hers = mira.messages().send(GROUP, false, text("hers"), null).run();
        MessageTarget unknown = new MessageTarget.Id(MessageId.ofHex("000000000000000000000000"));

        Removed removed =
                world.as("kai")
                        .messages()
                        .delete(GROUP, List.of(id(hers), unknown), true, null)
                        .run();

        assertThat(removed.notAllowed()).containsExactly(hers.id().value());
        assertThat(removed.notFound()).containsExactly("000000000000000000000000");
        assertThat(removed.failure().orElseThrow().kind()).isEqualTo(FailureKind.NOT_ALLOWED);
    }

    @Test
    void no_messages_never_means_all_of_them() {
        assertThat(failure(() -> mira.messages().delete(GROUP, List.of(), true, null)).kind())
                .isEqualTo(FailureKind.USAGE);
        assertThat(failure(() -> mira.messages().edit(GROUP, List.of(), "x", false, null)).kind())
                .isEqualTo(FailureKind.USAGE);
    }

    private Message last(Services who) {
        return who.messages().show(GROUP, List.of(LAST)).items().getFirst();
    }

    private static MarkRequest mark(List<MessageTarget> which, boolean all, boolean read) {
        return new MarkRequest(GROUP, which, all, read, null, null);
    }

    private static MessageTarget id(Sent sent) {
        return new MessageTarget.Id(sent.id());
    }

    private Draft text(String body) {
        return Draft.text(mira.messages().nextId(), body);
    }
}
