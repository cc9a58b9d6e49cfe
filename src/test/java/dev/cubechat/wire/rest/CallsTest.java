package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.SearchQuery;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserChange;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

class CallsTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final DialogId OTHER = new DialogId("65f0a1b2c3d4e5f601020309");
    private static final MessageId MESSAGE = MessageId.ofHex("65f0a1c2c3d4e5f601020305");
    private static final MessageId SECOND = MessageId.ofHex("65f0a1c2c3d4e5f601020306");

    @Test
    void sessions_are_made_seen_and_ended() {
        Credentials mira = new Credentials.Login("mira", new Secret("pw"));
        Call<?> create = SessionCalls.create(new AppId(7), new Secret("key"), mira, null);
        Call<?> guest =
                SessionCalls.create(
                        new AppId(7), new Secret("key"), new Credentials.Guest(null), null);

        assertThat(line(create)).isEqualTo("POST /session");
        assertThat(body(create))
                .isEqualTo(
                        "{\"application_id\":7,\"auth_key\":\"key\","
                                + "\"user\":{\"login\":\"mira\",\"password\":\"pw\"}}");
        assertThat(create.safeToRepeat()).isTrue();
        assertThat(guest.safeToRepeat()).isFalse();
        assertThat(line(SessionCalls.current())).isEqualTo("GET /session");
        assertThat(line(SessionCalls.destroy())).isEqualTo("DELETE /session");
        assertThat(line(SessionCalls.destroyOthers())).isEqualTo("DELETE /session/list");
    }

    @Test
    void users_are_asked_with_repeated_brackets_and_paged_by_offset() {
        UserQuery query =
                new UserQuery(
                        List.of(
                                new Filter("id", Filter.Operator.IN, List.of("5", "6")),
                                Filter.of("full_name", Filter.Operator.START_WITH, "Mira S"),
                                Filter.of("login", Filter.Operator.EQ, "mira")),
                        10,
                        20);

        assertThat(line(UserCalls.find(query)))
                .isEqualTo(
                        "GET /users/v2?id[in][]=5&id[in][]=6&full_name[start_with]=Mira%20S"
                                + "&login=mira&limit=10&offset=20");
        assertThat(line(UserCalls.byIds(List.of(new UserId(5)))))
                .isEqualTo("GET /users/v2?id[in][]=5&limit=100&offset=0");
    }

    @Test
    void users_by_id_are_one_to_a_hundred() {
        List<UserId> many = LongStream.rangeClosed(1, 101).mapToObj(UserId::new).toList();

        assertThatThrownBy(() -> UserCalls.byIds(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UserCalls.byIds(many))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dialogs_are_listed_and_counted() {
        DialogQuery query =
                new DialogQuery(
                        List.of(
                                new Filter("type", Filter.Operator.IN, List.of("2", "3")),
                                Filter.of("extensions[location]", Filter.Operator.EQ, "Hall 2")),
                        50,
                        100);

        assertThat(line(DialogCalls.list(query)))
                .isEqualTo(
                        "GET /chat/Dialog?type[in]=2%2C3&extensions[location]=Hall%202"
                                + "&sort_desc=last_message_date_sent&limit=50&skip=100");
        assertThat(line(DialogCalls.count(query)))
                .isEqualTo("GET /chat/Dialog?type[in]=2%2C3&extensions[location]=Hall%202&count=1");
        assertThat(line(DialogCalls.byId(DIALOG)))
                .isEqualTo(
                        "GET /chat/Dialog?_id=65f0a1b2c3d4e5f601020304"
                                + "&sort_desc=last_message_date_sent&limit=1&skip=0");
    }

    @Test
    void dialogs_are_made_changed_joined_and_left() {
        Call<?> group = DialogCalls.create(DialogDraft.group("Ops", List.of(new UserId(5))));
        Call<?> person = DialogCalls.create(DialogDraft.withPerson(new UserId(5)));
        Call<?> add = DialogCalls.update(DIALOG, DialogChange.adding(List.of(new UserId(5))));

        assertThat(line(group)).isEqualTo("POST /chat/Dialog");
        assertThat(body(group)).isEqualTo("{\"type\":2,\"name\":\"Ops\",\"occupants_ids\":[5]}");
        assertThat(group.safeToRepeat()).isFalse();
        assertThat(person.safeToRepeat()).isTrue();
        assertThat(line(add)).isEqualTo("PUT /chat/Dialog/65f0a1b2c3d4e5f601020304");
        assertThat(body(add)).isEqualTo("{\"push_all\":{\"occupants_ids\":[5]}}");
        assertThat(line(DialogCalls.subscribe(DIALOG)))
                .isEqualTo("POST /chat/Dialog/65f0a1b2c3d4e5f601020304/subscribe");
        assertThat(line(DialogCalls.unsubscribe(DIALOG)))
                .isEqualTo("DELETE /chat/Dialog/65f0a1b2c3d4e5f601020304/subscribe");
        assertThat(line(DialogCalls.occupants(DIALOG, 100, 0)))
                .isEqualTo("GET /chat/Dialog/65f0a1b2c3d4e5f601020304/occupants?limit=100&skip=0");
    }

    @Test
    void a_broadcast_is_not_even_asked_for() {
        DialogDraft broadcast =
                new DialogDraft(
                        DialogType.BROADCAST,
                        "News",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        false);

        Failure failure = catchThrowableOfType(Failure.class, () -> DialogCalls.create(broadcast));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
        assertThat(failure.hint()).contains("A public dialog, which people join, is type 4.");
    }

    @Test
    void dialogs_are_deleted_for_oneself_or_for_everyone() {
        assertThat(line(DialogCalls.delete(List.of(DIALOG), false)))
                .isEqualTo("DELETE /chat/Dialog/65f0a1b2c3d4e5f601020304");
        assertThat(line(DialogCalls.delete(List.of(DIALOG, OTHER), true)))
                .isEqualTo(
                        "DELETE /chat/Dialog/65f0a1b2c3d4e5f601020304,65f0a1b2c3d4e5f601020309"
                                + "?force=1");
        assertThat(line(DialogCalls.clear(DIALOG, true)))
                .isEqualTo("DELETE /chat/Dialog/clearHistory/65f0a1b2c3d4e5f601020304?force=1");
        assertThatThrownBy(() -> DialogCalls.delete(List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_empty_answer_to_one_deletion_means_it_was_done() {
        var call = DialogCalls.delete(List.of(DIALOG), false);

        assertThat(call.decoder().decode(reply(" ")))
                .isEqualTo(new Deleted(List.of(DIALOG.value()), List.of(), List.of()));
        assertThat(call.decoder().decode(reply("{\"NotFound\":{\"ids\":[\"x\"]}}")).notFound())
                .containsExactly("x");
    }

    @Test
    void administrators_change_and_nothing_else_with_them() {
        DialogChange change =
                new DialogChange(
                        "New name",
                        null,
                        null,
                        List.of(new UserId(1)),
                        List.of(),
                        List.of(new UserId(2)),
                        List.of(new UserId(3)),
                        List.of(),
                        List.of(),
                        null,
                        null);

        Call<?> call = DialogCalls.changeAdmins(DIALOG, change);

        assertThat(line(call)).isEqualTo("PUT /chat/Dialog/65f0a1b2c3d4e5f601020304/admins");
        assertThat(body(call))
                .isEqualTo("{\"push_all\":{\"admins_ids\":[2]},\"pull_all\":{\"admins_ids\":[3]}}");
    }

    @Test
    void notifications_are_on_or_off_as_number_text_or_truth() {
        var call = DialogCalls.setNotifications(DIALOG, false);

        assertThat(line(call)).isEqualTo("PUT /chat/Dialog/" + DIALOG + "/notifications");
        assertThat(body(call)).isEqualTo("{\"enabled\":0}");
        assertThat(call.decoder().decode(reply("{\"notifications\":{\"enabled\":0}}"))).isFalse();
        assertThat(call.decoder().decode(reply("{\"notifications\":{\"enabled\":\"1\"}}")))
                .isTrue();
        assertThat(call.decoder().decode(reply("{\"notifications\":{\"enabled\":true}}"))).isTrue();
        assertThatThrownBy(() -> call.decoder().decode(reply("{}"))).isInstanceOf(Failure.class);
    }

    @Test
    void unread_messages_are_counted_by_the_name_that_the_server_honours() {
        assertThat(line(DialogCalls.unread(List.of(DIALOG, OTHER))))
                .isEqualTo(
                        "GET /chat/Message/unread?chat_dialog_ids=65f0a1b2c3d4e5f601020304"
                                + "%2C65f0a1b2c3d4e5f601020309");
        assertThat(line(DialogCalls.unread(List.of()))).isEqualTo("GET /chat/Message/unread");
    }

    @Test
    void reading_history_always_says_whether_it_marks() {
        MessageQuery newest = MessageQuery.newest(DIALOG, 20);
        MessageQuery marking =
                new MessageQuery(
                        DIALOG,
                        List.of(Filter.of("date_sent", Filter.Operator.LT, 1772361000)),
                        100,
                        0,
                        MessageQuery.Order.OLDEST_FIRST,
                        true,
                        true);

        assertThat(line(MessageCalls.list(newest)))
                .isEqualTo(
                        "GET /chat/Message?chat_dialog_id=65f0a1b2c3d4e5f601020304"
                                + "&sort_desc=date_sent&limit=20&skip=0&mark_as_read=0");
        assertThat(line(MessageCalls.list(marking)))
                .isEqualTo(
                        "GET /chat/Message?chat_dialog_id=65f0a1b2c3d4e5f601020304"
                                + "&date_sent[lt]=1772361000&sort_asc=date_sent&limit=100&skip=0"
                                + "&mark_as_read=1&preview=1");
        assertThat(line(MessageCalls.count(marking)))
                .isEqualTo(
                        "GET /chat/Message?chat_dialog_id=65f0a1b2c3d4e5f601020304"
                                + "&date_sent[lt]=1772361000&count=1&mark_as_read=0");
    }

    @Test
    void a_written_question_is_read_as_the_same_question() {
        MessageQuery messages =
                new MessageQuery(
                        DIALOG,
                        List.of(new Filter("_id", Filter.Operator.NIN, List.of("a", "b"))),
                        30,
                        60,
                        MessageQuery.Order.NEWEST_FIRST,
                        false,
                        true);
        DialogQuery dialogs =
                new DialogQuery(List.of(Filter.of("name", Filter.Operator.CTN, "Ops")), 10, 5);
        UserQuery users =
                new UserQuery(
                        List.of(new Filter("id", Filter.Operator.IN, List.of("5", "6"))), 10, 5);

        assertThat(QueryCodec.readMessages(Params.of(QueryCodec.write(messages))))
                .isEqualTo(messages);
        assertThat(QueryCodec.readDialogs(Params.of(QueryCodec.write(dialogs)))).isEqualTo(dialogs);
        assertThat(QueryCodec.readUsers(Params.of(QueryCodec.write(users)))).isEqualTo(users);
    }

    @Test
    void a_bare_question_means_what_the_service_means_by_it() {
        MessageQuery query =
                QueryCodec.readMessages(Params.parse("chat_dialog_id=" + DIALOG + "&limit=1000"));

        assertThat(query.markAsRead()).isTrue();
        assertThat(query.order()).isEqualTo(MessageQuery.Order.OLDEST_FIRST);
        assertThat(query.limit()).isEqualTo(100);
        assertThat(query.filters()).isEmpty();
        assertThatThrownBy(() -> QueryCodec.readMessages(Params.parse("limit=1")))
                .isInstanceOf(Failure.class);
    }

    @Test
    void a_message_is_created_in_history_and_for_those_online() {
        Draft draft = Draft.text(MESSAGE, "hi");
        Call<?> toDialog = MessageCalls.create(DIALOG, draft);
        Call<?> toPerson = MessageCalls.create(new UserId(5), draft);

        assertThat(line(toDialog)).isEqualTo("POST /chat/Message");
        assertThat(body(toDialog))
                .isEqualTo(
                        "{\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"message\":\"hi\","
                                + "\"send_to_chat\":1,\"markable\":1}");
        assertThat(body(toPerson))
                .isEqualTo(
                        "{\"recipient_id\":5,\"message\":\"hi\",\"send_to_chat\":1,\"markable\":1}");
        assertThat(toDialog.safeToRepeat()).isFalse();
    }

    @Test
    void a_draft_that_is_not_for_history_does_not_go_by_rest() {
        Draft passing =
                new Draft(MESSAGE, "x", List.of(), Json.Obj.EMPTY, false, true, false, null, null);

        assertThatThrownBy(() -> MessageCalls.create(DIALOG, passing))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_quiet_message_says_so_beside_its_fields() {
        Draft quiet =
                new Draft(
                        MESSAGE,
                        "x",
                        List.of(),
                        Json.obj().with("mood", "calm").build(),
                        true,
                        false,
                        true,
                        null,
                        null);

        assertThat(body(MessageCalls.create(DIALOG, quiet)))
                .isEqualTo(
                        "{\"mood\":\"calm\","
                            + "\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"message\":\"x\","
                            + "\"send_to_chat\":1,\"silent\":1}");
    }

    @Test
    void messages_are_marked_edited_deleted_and_reacted_to() {
        List<MessageId> both = List.of(MESSAGE, SECOND);
        Call<?> mark = MessageCalls.mark(DIALOG, both, true, true);
        Call<?> all = MessageCalls.markAll(DIALOG, true, false);
        Call<?> edit = MessageCalls.edit(DIALOG, List.of(MESSAGE), "new");
        Call<?> react = MessageCalls.react(MESSAGE, "👍", null);

        assertThat(line(mark))
                .isEqualTo("PUT /chat/Message/65f0a1c2c3d4e5f601020305,65f0a1c2c3d4e5f601020306");
        assertThat(body(mark))
                .isEqualTo("{\"chat_dialog_id\":\"" + DIALOG + "\",\"read\":1,\"delivered\":1}");
        assertThat(line(all)).isEqualTo("PUT /chat/Message");
        assertThat(body(edit))
                .isEqualTo("{\"chat_dialog_id\":\"" + DIALOG + "\",\"message\":\"new\"}");
        assertThat(line(MessageCalls.delete(List.of(MESSAGE), true)))
                .isEqualTo("DELETE /chat/Message/65f0a1c2c3d4e5f601020305?force=1");
        assertThat(line(react)).isEqualTo("PUT /chat/Message/65f0a1c2c3d4e5f601020305/reactions");
        assertThat(body(react)).isEqualTo("{\"add\":\"👍\"}");
        assertThat(body(MessageCalls.react(MESSAGE, null, "👎"))).isEqualTo("{\"remove\":\"👎\"}");
        assertThat(line(MessageCalls.reactions(MESSAGE)))
                .isEqualTo("GET /chat/Message/65f0a1c2c3d4e5f601020305/reactions");
    }

    @Test
    void no_ids_never_mean_all() {
        assertThatThrownBy(() -> MessageCalls.mark(DIALOG, List.of(), true, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageCalls.edit(DIALOG, List.of(), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageCalls.delete(List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_odd_message_id_stays_one_part_of_the_path() {
        MessageId odd = new MessageId("../x?y,z");

        assertThat(line(MessageCalls.delete(List.of(odd), false)))
                .isEqualTo("DELETE /chat/Message/..%2Fx%3Fy%2Cz");
    }

    @Test
    void what_would_be_sent_is_shown_without_secrets() {
        Call<?> create =
                SessionCalls.create(
                        new AppId(7),
                        new Secret("key"),
                        new Credentials.Login("mira", new Secret("pw")),
                        null);
        Call<?> byToken =
                SessionCalls.create(
                        new AppId(7),
                        new Secret("key"),
                        new Credentials.Login("e".repeat(71), new Secret("x")),
                        null);
        Call<?> list = DialogCalls.list(new DialogQuery(List.of(), 1, 0));

        assertThat(JsonText.write(create.describe()))
                .isEqualTo(
                        "{\"method\":\"POST\",\"path\":\"/session\",\"body\":{\"application_id\":7,"
                                + "\"auth_key\":\"•••\",\"user\":{\"login\":\"mira\","
                                + "\"password\":\"•••\"}}}");
        assertThat(create).asString().doesNotContain("pw").doesNotContain("key\":\"key");
        assertThat(JsonText.write(byToken.describe()))
                .isEqualTo(
                        "{\"method\":\"POST\",\"path\":\"/session\",\"body\":{\"application_id\":7,"
                                + "\"auth_key\":\"•••\",\"user\":{\"login\":\"•••\","
                                + "\"password\":\"•••\"}}}");
        assertThat(JsonText.write(list.describe()))
                .isEqualTo(
                        "{\"method\":\"GET\",\"path\":\"/chat/Dialog\",\"query\":{"
                                + "\"sort_desc\":\"last_message_date_sent\",\"limit\":\"1\","
                                + "\"skip\":\"0\"}}");
    }

    @Test
    void what_would_be_asked_is_shown_with_all_values_of_a_list() {
        Call<?> users = UserCalls.byIds(List.of(new UserId(5), new UserId(6)));

        assertThat(JsonText.write(users.describe()))
                .isEqualTo(
                        "{\"method\":\"GET\",\"path\":\"/users/v2\",\"query\":{"
                            + "\"id[in][]\":[\"5\",\"6\"],\"limit\":\"100\",\"offset\":\"0\"}}");
    }

    @Test
    void accounts_are_made_changed_and_deleted() {
        UserChange nora =
                new UserChange(
                        "nora",
                        null,
                        new Secret("pw"),
                        null,
                        "Nora",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("a", "b"));

        assertThat(line(UserCalls.signUp(nora))).isEqualTo("POST /users");
        assertThat(UserCalls.signUp(nora).safeToRepeat()).isFalse();
        assertThat(body(UserCalls.signUp(nora)))
                .isEqualTo(
                        "{\"user\":{\"login\":\"nora\",\"password\":\"pw\","
                                + "\"full_name\":\"Nora\",\"tag_list\":\"a,b\"}}");
        assertThat(line(UserCalls.update(new UserId(7), nora))).isEqualTo("PUT /users/7");
        assertThat(UserCalls.update(new UserId(7), nora).safeToRepeat()).isFalse();
        assertThat(UserCalls.update(new UserId(7), UserChange.NOTHING).safeToRepeat()).isTrue();
        assertThat(line(UserCalls.delete(new UserId(7)))).isEqualTo("DELETE /users/7");
        assertThat(body(UserCalls.resetPassword("a@b.c"))).isEqualTo("{\"email\":\"a@b.c\"}");
        assertThat(line(UserCalls.resetPasswordByGet("a@b.c")))
                .startsWith("GET /users/password/reset?email=a");
    }

    @Test
    void a_search_has_its_newer_bound_as_its_start() {
        SearchQuery query =
                new SearchQuery(
                        "rope",
                        List.of(DIALOG, OTHER),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        20);

        List<Param> sent = SearchCalls.search(query).query();

        assertThat(sent)
                .contains(
                        new Param("start_date", "2026-02-01T00:00:00Z"),
                        new Param("end_date", "2026-01-01T00:00:00Z"),
                        new Param("chat_dialog_ids", DIALOG + "," + OTHER));
        assertThat(SearchCalls.read(Params.of(sent))).isEqualTo(query);
    }

    @Test
    void a_system_message_names_its_recipient_among_its_fields() throws Exception {
        Json.Obj fields = Json.obj().with("kind", "refresh").build();
        Call<MessageId> call = MessageCalls.system(new UserId(1234568), fields);

        assertThat(line(call)).isEqualTo("POST /chat/Message/system");
        assertThat(body(call)).isEqualTo("{\"recipientId\":1234568,\"kind\":\"refresh\"}");
        assertThat(call.safeToRepeat()).isFalse();
        Json answer =
                JsonText.parse(
                        """
                        {"messageId":"65f0a1d2c3d4e5f601020306","recipientId":1234568,
                         "extensionParams":{"kind":"refresh","who":{"name":"Mira"}}}
                        """);
        Reply reply = new Reply(200, JsonText.write(answer).getBytes(StandardCharsets.UTF_8));
        assertThat(call.decoder().decode(reply).value()).isEqualTo("65f0a1d2c3d4e5f601020306");
    }

    private static String line(Call<?> call) {
        return call.method() + " " + call.target();
    }

    private static String body(Call<?> call) {
        return JsonText.write(call.body());
    }

    private static Reply reply(String body) {
        return new Reply(200, body.getBytes(StandardCharsets.UTF_8));
    }
}
