package dev.cubechat.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.json.Json;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxCaller;
import dev.cubechat.sandbox.SandboxCaller.Reply;
import dev.cubechat.sandbox.SandboxOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@Timeout(60)
class RestStoryTest {
    private static final String PRIVATE = "5eed00000000000000000001";
    private static final String GROUP = "5eed00000000000000000002";
    private static final String NOBODYS = "65f0a1b2c3d4e5f601020304";
    private static Sandbox sandbox;
    private static SandboxCaller rest;
    private static String mira;
    private static String jon;

    @BeforeAll
    static void start() {
        sandbox =
                Sandbox.start(SandboxOptions.FOR_TESTS, InstantSource.system(), new SecureRandom());
        rest = new SandboxCaller(sandbox.ready());
        mira = rest.signIn("mira");
        jon = rest.signIn("jon");
    }

    @AfterAll
    static void stop() {
        rest.close();
        sandbox.close();
    }

    @Test
    void a_session_tells_who_is_signed_in_and_when_it_expires() {
        Reply reply = rest.get(mira, "/session.json");

        Json.Obj session = reply.json().get("session").asObject();
        assertThat(session.get("user_id")).isEqualTo(Json.of(101));
        assertThat(session.get("user").asObject().get("full_name")).isEqualTo(Json.of("Mira Sol"));
        assertThat(reply.header("CB-Token-ExpirationDate"))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
    }

    @Test
    void an_unknown_token_gets_exactly_the_words_that_sdks_wait_for() {
        Reply reply = rest.get("DEADBEEF", "/session");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body())
                .isEqualTo("{\"errors\":{\"base\":[\"Required session does not exist\"]}}");
    }

    @Test
    void no_token_a_wrong_login_and_a_wrong_password_are_told_apart() {
        String app =
                "{\"application_id\":%d,\"auth_key\":\"%s\",\"user\":{\"login\":\"%%s\",\"password\":\"x\"}}"
                        .formatted(
                                sandbox.ready().appId().value(),
                                sandbox.ready().authKey().reveal());

        assertThat(told(rest.get("", "/chat/Dialog")))
                .isEqualTo("401 {\"errors\":[\"Token is required\"]}");
        assertThat(told(rest.post("", "/session", app.formatted("nobody"))))
                .isEqualTo("401 {\"errors\":[\"Unauthorized\"]}");
        assertThat(told(rest.post("", "/session", app.formatted("mira"))))
                .isEqualTo("401 {\"errors\":[\"Invalid password\"]}");
    }

    @Test
    void an_application_session_needs_a_user_until_somebody_logs_in() {
        String token = rest.applicationSession();

        Reply before = rest.get(token, "/chat/Dialog");
        Reply login =
                rest.post(token, "/login.json", "{\"login\":\"kai\",\"password\":\"pw-103\"}");
        Reply after = rest.get(token, "/chat/Dialog");
        Reply logout = rest.delete(token, "/login", "");

        assertThat(told(before))
                .isEqualTo("403 {\"errors\":{\"base\":[\"Forbidden. Need user.\"]}}");
        assertThat(login.status()).isEqualTo(202);
        assertThat(after.status()).isEqualTo(200);
        assertThat(told(logout)).isEqualTo("200 ");
        assertThat(rest.get(token, "/chat/Dialog").status()).isEqualTo(403);
    }

    @Test
    void a_session_that_was_ended_is_gone() {
        String token = rest.signIn("lena");

        Reply ended = rest.delete(token, "/session", "");

        assertThat(told(ended)).isEqualTo("200 ");
        assertThat(rest.get(token, "/session").status()).isEqualTo(401);
    }

    @Test
    void people_are_found_by_the_rules_of_the_second_version() {
        Reply byIds = rest.get(mira, "/users/v2.json?id%5Bin%5D%5B%5D=102&id[in][]=103&limit=10");
        Reply byPrefix = rest.get(mira, "/users/v2?full_name[start_with]=mira");
        Reply onlyDates = rest.get(mira, "/users/v2?created_at[gt]=0");

        assertThat(items(byIds, "login")).containsExactly("jon", "kai");
        assertThat(items(byPrefix, "login")).containsExactly("mira");
        assertThat(byPrefix.json().get("limit")).isEqualTo(Json.of(5));
        assertThat(onlyDates.status()).isEqualTo(422);
    }

    @Test
    void a_name_is_found_however_large_or_small_its_letters_are_in_any_language() {
        String lena = rest.signIn("lena");
        String name = URLEncoder.encode("ærøs", UTF_8);

        rest.put(lena, "/users/104", "{\"user\":{\"full_name\":\"ÆRØSKØBING Åse\"}}");

        assertThat(items(rest.get(mira, "/users/v2?full_name[start_with]=" + name), "login"))
                .containsExactly("lena");
        assertThat(rest.get(mira, "/users/by_full_name?full_name=" + name).body())
                .contains("\"total_entries\":1");
    }

    @Test
    void a_beginning_is_looked_for_in_each_of_many_values() {
        rest.put(mira, "/users/101", "{\"user\":{\"tag_list\":\"vip,Climber\"}}");

        Reply byTag = rest.get(jon, "/users/v2?user_tags[start_with]=climb");
        Reply byNumber = rest.get(mira, "/chat/Dialog?occupants_ids[start_with]=10&_id=" + GROUP);
        Reply byKind =
                rest.get(
                        mira,
                        "/chat/Message?attachments.type[start_with]=im&chat_dialog_id=" + GROUP);

        assertThat(items(byTag, "login")).containsExactly("mira");
        assertThat(items(byNumber, "_id")).containsExactly(GROUP);
        assertThat(byKind.status()).isEqualTo(200);
    }

    @Test
    void somebody_signs_up_with_the_key_changes_and_leaves() {
        Map<String, String> key = Map.of("CB-AuthKey", sandbox.ready().authKey().reveal());
        String json = "application/json";
        String body =
                "{\"user\":{\"login\":\"newcomer\",\"password\":\"long-enough\",\"tag_list\":\"a,b\"}}";

        Reply made = rest.call("POST", "/users", body, key, json);
        Reply again = rest.call("POST", "/users", body, key, json);

        assertThat(made.status()).isEqualTo(201);
        Json.Obj user = made.json().get("user").asObject();
        assertThat(user.get("user_tags")).isEqualTo(Json.of("a,b"));
        assertThat(told(again))
                .isEqualTo("422 {\"errors\":{\"login\":[\"has already been taken\"]}}");
        String token = rest.applicationSession();
        rest.post(token, "/login", "{\"login\":\"newcomer\",\"password\":\"long-enough\"}");
        String path = "/users/" + user.get("id").asText().orElseThrow();
        Reply changed = rest.put(token, path, "{\"user\":{\"full_name\":\"New Comer\"}}");
        assertThat(changed.json().get("user").asObject().get("full_name"))
                .isEqualTo(Json.of("New Comer"));
        assertThat(rest.put(mira, path, "{\"user\":{\"full_name\":\"X\"}}").status())
                .isEqualTo(403);
        assertThat(told(rest.delete(token, path, ""))).isEqualTo("200 ");
        assertThat(rest.get(mira, path).status()).isEqualTo(404);
    }

    @Test
    void a_group_is_made_changed_and_deleted() {
        Reply made =
                rest.post(
                        mira,
                        "/chat/Dialog.json",
                        "{\"type\":\"2\",\"name\":\"Ops\",\"occupants_ids\":\"102, 103\"}");
        String id = made.json().get("_id").asText().orElseThrow();
        Reply changed =
                rest.put(
                        jon,
                        "/chat/Dialog/" + id,
                        "{\"name\":\"Ops 2\",\"push_all\":{\"occupants_ids\":[\"104\"]}}");
        Reply forbidden =
                rest.put(jon, "/chat/Dialog/" + id, "{\"pull_all\":{\"occupants_ids\":[101]}}");
        Reply left =
                rest.put(jon, "/chat/Dialog/" + id, "{\"pull_all\":{\"occupants_ids\":[102]}}");
        Reply found = rest.get(mira, "/chat/Dialog?_id=" + id);
        Reply deleted = rest.delete(mira, "/chat/Dialog/" + id + ".json", "force=1");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("occupants_ids"))
                .isEqualTo(Json.ofLongs(List.of(101L, 102L, 103L)));
        assertThat(made.json().get("xmpp_room_jid"))
                .isEqualTo(Json.of("9999_" + id + "@muc.localhost"));
        assertThat(changed.json().get("name")).isEqualTo(Json.of("Ops 2"));
        assertThat(changed.json().get("occupants_count")).isEqualTo(Json.of(4));
        assertThat(told(forbidden))
                .isEqualTo(
                        "403 {\"errors\":[\"You don't have appropriate permissions to perform"
                                + " this operation\"]}");
        assertThat(left.status()).isEqualTo(200);
        assertThat(found.json().get("total_entries")).isEqualTo(Json.of(1));
        assertThat(told(deleted)).isEqualTo("200 ");
        assertThat(rest.get(mira, "/chat/Dialog?_id=" + id).json().get("total_entries"))
                .isEqualTo(Json.of(0));
    }

    @Test
    void clients_make_no_broadcast_dialogs_and_private_ones_only_once() {
        Reply broadcast = rest.post(mira, "/chat/Dialog", "{\"type\":1,\"name\":\"News\"}");
        Reply known = rest.post(jon, "/chat/Dialog", "{\"type\":3,\"occupants_ids\":[101]}");

        assertThat(told(broadcast))
                .isEqualTo(
                        "403 {\"errors\":[\"You do not have appropriate permissions. Broadcast"
                                + " dialogs can be created only via Admin panel.\"]}");
        assertThat(known.status()).isEqualTo(201);
        assertThat(known.json().get("_id")).isEqualTo(Json.of(PRIVATE));
        assertThat(known.json().get("name")).isEqualTo(Json.of("Mira Sol"));
    }

    @Test
    void several_dialogs_are_deleted_with_a_list_of_what_became_of_each() {
        Reply made = rest.post(mira, "/chat/Dialog", "{\"type\":2,\"occupants_ids\":[102]}");
        String id = made.json().get("_id").asText().orElseThrow();

        Reply deleted =
                rest.delete(
                        jon, "/chat/Dialog/" + id + "," + NOBODYS + "," + GROUP + "?force=1", "");

        assertThat(told(deleted))
                .isEqualTo(
                        "200 {\"SuccessfullyDeleted\":{\"ids\":[]},\"NotFound\":{\"ids\":[\""
                                + NOBODYS
                                + "\"]},\"WrongPermissions\":{\"ids\":[\""
                                + id
                                + "\",\""
                                + GROUP
                                + "\"]}}");
    }

    @Test
    void a_message_travels_into_history_and_is_read_marked_edited_and_deleted() {
        Reply sent =
                rest.post(
                        mira,
                        "/chat/Message.json",
                        """
                        {"chat_dialog_id":"%s","message":"by REST","colour":"red",
                         "attachments":{"0":{"type":"image","id":"654"}},"send_to_chat":1}
                        """
                                .formatted(PRIVATE));
        String id = sent.json().get("_id").asText().orElseThrow();
        String unread = "/chat/Message/unread?chat_dialog_ids=" + PRIVATE + ",%20" + GROUP;
        long before = number(rest.get(jon, unread), PRIVATE);
        String page = "/chat/Message?chat_dialog_id=" + PRIVATE + "&sort_desc=date_sent&limit=1";
        Reply looked = rest.get(jon, page + "&mark_as_read=0");
        long afterLooking = number(rest.get(jon, unread), PRIVATE);
        Reply marked =
                rest.put(
                        jon,
                        "/chat/Message/" + id,
                        "{\"chat_dialog_id\":\"%s\",\"read\":\"1\"}".formatted(PRIVATE));
        long afterMarking = number(rest.get(jon, unread), PRIVATE);
        Reply edited =
                rest.put(
                        mira,
                        "/chat/Message/" + id,
                        "{\"chat_dialog_id\":\"%s\",\"message\":\"edited\"}".formatted(PRIVATE));
        Reply seen = rest.get(mira, page + "&mark_as_read=0");
        Reply deleted = rest.delete(mira, "/chat/Message/" + id, "force=1");

        assertThat(sent.status()).isEqualTo(201);
        assertThat(first(looked).get("_id")).isEqualTo(Json.of(id));
        assertThat(first(looked).get("colour")).isEqualTo(Json.of("red"));
        assertThat(first(looked).get("attachments").asItems()).hasSize(1);
        assertThat(afterLooking).isEqualTo(before);
        assertThat(told(marked)).isEqualTo("200 ");
        assertThat(afterMarking).isEqualTo(before - 1);
        assertThat(told(edited)).isEqualTo("200 ");
        assertThat(first(seen).get("message")).isEqualTo(Json.of("edited"));
        assertThat(first(seen).get("read_ids")).isEqualTo(Json.ofLongs(List.of(101L, 102L)));
        assertThat(told(deleted))
                .isEqualTo(
                        "200 {\"SuccessfullyDeleted\":{\"ids\":[\""
                                + id
                                + "\"]},\"NotFound\":{\"ids\":[]},\"WrongPermissions\":{\"ids\":[]}}");
    }

    @Test
    void a_message_of_another_dialog_or_an_unknown_one_leaves_all_as_it_was() {
        String id = said("in the group", GROUP);
        String unread = "/chat/Message/unread?chat_dialog_ids=" + GROUP;
        long before = number(rest.get(jon, unread), GROUP);
        String other = "{\"chat_dialog_id\":\"%s\",\"read\":1}".formatted(PRIVATE);
        String edit = "{\"chat_dialog_id\":\"%s\",\"message\":\"new\"}".formatted(GROUP);

        Reply elsewhere = rest.put(jon, "/chat/Message/" + id, other);
        Reply unknown = rest.put(mira, "/chat/Message/" + id + "," + NOBODYS, edit);

        String notFound = "404 {\"errors\":{\"base\":[\"Message not found\"]}}";
        assertThat(told(elsewhere)).isEqualTo(notFound);
        assertThat(told(unknown)).isEqualTo(notFound);
        assertThat(number(rest.get(jon, unread), GROUP)).isEqualTo(before);
        String asSaid = "/chat/Message?mark_as_read=0&chat_dialog_id=" + GROUP + "&_id=" + id;
        assertThat(items(rest.get(mira, asSaid), "message")).containsExactly("in the group");
    }

    private static String said(String text, String dialog) {
        String body = "{\"chat_dialog_id\":\"%s\",\"message\":\"%s\"}".formatted(dialog, text);
        Reply sent = rest.post(mira, "/chat/Message", body);
        return sent.json().get("_id").asText().orElseThrow();
    }

    @Test
    void a_form_in_the_body_of_a_get_is_its_parameters() {
        String form = "application/x-www-form-urlencoded";

        Reply one = rest.call("GET", mira, "/chat/Dialog", "_id=" + GROUP, form);
        Reply both = rest.call("GET", mira, "/chat/Dialog?type=2", "_id=" + PRIVATE, form);
        Reply json = rest.call("GET", mira, "/chat/Dialog?type=2", "{}", "application/json");

        assertThat(items(one, "_id")).containsExactly(GROUP);
        assertThat(items(both, "_id")).isEmpty();
        assertThat(json.status()).isEqualTo(200);
    }

    @Test
    void a_session_is_longer_after_a_request_that_cannot_be_read_too_and_the_reply_says_so() {
        Reply reply = rest.post(mira, "/chat/Dialog", "{");

        assertThat(told(reply)).startsWith("422 ").contains("not JSON");
        assertThat(reply.header("CB-Token-ExpirationDate")).isNotEmpty();
    }

    @Test
    void head_is_a_get_without_the_body() {
        Reply got = rest.get(mira, "/chat/Dialog?_id=" + GROUP);

        Reply head = rest.call("HEAD", mira, "/chat/Dialog?_id=" + GROUP, "", "text/plain");
        Reply nothing = rest.call("HEAD", mira, "/nothing", "", "text/plain");

        assertThat(told(head)).isEqualTo("200 ");
        assertThat(head.header("Content-Length"))
                .isEqualTo(Integer.toString(got.body().getBytes(UTF_8).length));
        assertThat(head.header("Content-Type")).isEqualTo(got.header("Content-Type"));
        assertThat(told(nothing)).isEqualTo("404 ");
        assertThat(nothing.header("Content-Length")).isNotEmpty();
    }

    @Test
    void a_body_that_is_too_long_is_refused_with_its_limit() {
        String text = "x".repeat(10 * 1024 * 1024);

        Reply reply = rest.post(mira, "/chat/Message", "{\"message\":\"" + text + "\"}");

        assertThat(told(reply))
                .isEqualTo(
                        "413 {\"errors\":{\"base\":[\"The request is too long, its body may have"
                                + " 10 MiB\"]}}");
        assertThat(rest.get(mira, "/session").status()).isEqualTo(200);
    }

    @Test
    void messages_and_dialogs_are_counted_in_the_shape_of_the_service() {
        Reply messages =
                rest.get(mira, "/chat/Message?count=1&sender_id=102&chat_dialog_id=" + GROUP);
        Reply dialogs = rest.get(mira, "/chat/Dialog?count=1&type[in]=3&_id=" + PRIVATE);

        assertThat(messages.body()).isEqualTo("{\"items\":{\"count\":1}}");
        assertThat(dialogs.body()).isEqualTo("{\"items\":{\"count\":1}}");
    }

    @Test
    void a_reaction_is_added_shown_and_removed() {
        String message = "/chat/Message/5eed00000000000000000102/reactions";

        Reply added = rest.put(mira, message + ".json", "{\"add\":\"+1\"}");
        Reply shown = rest.get(jon, message);
        Reply removed = rest.put(mira, message, "{\"remove\":\"+1\"}");

        assertThat(told(added)).isEqualTo("200 ");
        assertThat(shown.body()).isEqualTo("{\"+1\":[101]}");
        assertThat(told(removed)).isEqualTo("200 ");
        assertThat(rest.get(jon, message).body()).isEqualTo("{}");
    }

    @Test
    void records_of_two_people_are_not_changed_in_part() {
        String path = "/data/UserReports";
        String mine =
                rest.post(mira, path, "{\"reason\":\"mine\"}")
                        .json()
                        .get("_id")
                        .asText()
                        .orElseThrow();
        String jons =
                rest.post(jon, path, "{\"reason\":\"his\"}")
                        .json()
                        .get("_id")
                        .asText()
                        .orElseThrow();
        String record = "{\"id\":\"%s\",\"reason\":\"new\"}";
        String both = "{\"record\":{\"1\":" + record + ",\"2\":" + record + "}}";

        Reply refused = rest.put(mira, path + "/multi", both.formatted(mine, jons));
        Reply after = rest.get(mira, path + "/" + mine);
        Reply done = rest.put(mira, path + "/multi", both.formatted(mine, NOBODYS));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(items(after, "reason")).containsExactly("mine");
        assertThat(items(done, "reason")).containsExactly("new");
        assertThat(done.json().get("not_found").asObject().get("ids"))
                .isEqualTo(Json.ofStrings(List.of(NOBODYS)));
    }

    @Test
    void a_search_for_nothing_or_for_too_much_is_refused() {
        String search = "/chat/search?search_text=";

        Reply blank = rest.get(mira, search + "%20".repeat(5));
        Reply quoted = rest.get(mira, search + "%22" + "%20".repeat(5) + "%22");
        Reply endless = rest.get(mira, search + "word%20".repeat(1100));

        assertThat(told(blank))
                .isEqualTo(
                        "422 {\"errors\":{\"search_text\":[\"should be longer than 4 symbols\"]}}");
        assertThat(quoted.status()).isEqualTo(422);
        assertThat(told(endless))
                .isEqualTo("422 {\"errors\":{\"search_text\":[\"should be 100 words or fewer\"]}}");
    }

    @Test
    void notifications_of_a_dialog_are_switched_off_and_on() {
        String path = "/chat/Dialog/" + GROUP + "/notifications";

        Reply off = rest.put(mira, path, "{\"enabled\":\"0\"}");
        Reply shown = rest.get(mira, path);
        rest.put(mira, path, "{\"enabled\":1}");

        assertThat(off.body()).isEqualTo("{\"notifications\":{\"enabled\":0}}");
        assertThat(shown.body()).isEqualTo(off.body());
    }

    @Test
    void a_page_from_another_place_may_ask_and_sees_the_expiry() {
        Reply asked = rest.call("OPTIONS", "/chat/Dialog", "", Map.of(), "text/plain");
        Reply got = rest.get(mira, "/session");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Headers"))
                .contains("CB-Token", "CB-AuthKey", "CB-SDK", "Content-Type");
        assertThat(got.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(got.header("Access-Control-Expose-Headers")).contains("CB-Token-ExpirationDate");
    }

    @Test
    void what_there_is_not_and_what_cannot_be_read_get_errors_in_json() {
        assertThat(rest.get(mira, "/nothing").status()).isEqualTo(404);
        assertThat(rest.get(mira, "/nothing").json().has("errors")).isTrue();
        assertThat(rest.post(mira, "/chat/Dialog", "{\"type\":").status()).isEqualTo(422);
        assertThat(rest.post(mira, "/chat/Dialog", "{\"type\":7}").json().has("errors")).isTrue();
        assertThat(rest.get(mira, "/chat/Message?chat_dialog_id=x").status()).isEqualTo(422);
        assertThat(rest.get(mira, "/chat/Message?chat_dialog_id=" + NOBODYS).status())
                .isEqualTo(404);
    }

    @Test
    void a_form_does_as_well_as_json() {
        Reply reply =
                rest.call(
                        "POST",
                        "/session",
                        "application_id=9999&auth_key=%s&user[login]=mira&user%%5Bpassword%%5D=pw-101"
                                .formatted(sandbox.ready().authKey().reveal()),
                        Map.of(),
                        "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void a_push_that_is_asked_for_reaches_everyone_it_is_for_once() {
        String message =
                Base64.getEncoder().encodeToString("{\"message\":\"come over\"}".getBytes(UTF_8));
        String event =
                "{\"event\":{\"notification_type\":\"push\",\"environment\":\"development\","
                        + "\"user\":{\"ids\":\"102, 103,999\"},\"message\":\"%s\"}}";

        Reply asked = rest.post(mira, "/events", event.formatted(message));
        Reply toNobody = rest.post(mira, "/events", event.formatted(message).replace("ids", "x"));
        Reply outside = rest.post(rest.applicationSession(), "/events", event.formatted(message));

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.body()).startsWith("[{\"event\":{\"id\":1,");
        assertThat(told(toNobody)).isEqualTo("422 {\"errors\":{\"user\":[\"can't be blank\"]}}");
        assertThat(outside.status()).isEqualTo(403);
        String push =
                "{\"user_id\":%d,\"dialog_id\":null,\"message_id\":null,\"sender_id\":101,"
                        + "\"message\":\"come over\"}";
        assertThat(rest.get("", "/__sandbox/pushes").body())
                .containsOnlyOnce(push.formatted(102))
                .containsOnlyOnce(push.formatted(103))
                .doesNotContain("\"user_id\":999");
        assertThat(rest.post(mira, "/events", event.formatted(message)).body())
                .startsWith("[{\"event\":{\"id\":2,");
    }

    @Test
    void one_who_has_a_number_elsewhere_leaves_by_it() {
        Map<String, String> key = Map.of("CB-AuthKey", sandbox.ready().authKey().reveal());
        String body =
                "{\"user\":{\"login\":\"elsewhere\",\"password\":\"long-enough\",\"external_id\":\"e7\"}}";
        rest.call("POST", "/users", body, key, "application/json");
        String token = rest.applicationSession();
        rest.post(token, "/login", "{\"login\":\"elsewhere\",\"password\":\"long-enough\"}");

        assertThat(rest.delete(mira, "/users/external/e7", "").status()).isEqualTo(403);
        assertThat(told(rest.delete(token, "/users/external/e7", ""))).isEqualTo("200 ");
        assertThat(rest.get(mira, "/users/external/e7").status()).isEqualTo(404);
    }

    @Test
    void a_system_message_is_answered_with_what_was_sent() {
        Reply reply =
                rest.post(
                        mira,
                        "/chat/Message/system",
                        "{\"recipientId\":102,\"kind\":\"refresh\",\"who\":{\"name\":\"Mira\"}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("recipientId")).isEqualTo(Json.of(102));
        assertThat(reply.json().get("messageId").asText().orElseThrow()).hasSize(24);
        assertThat(reply.json().get("extensionParams").asObject().get("kind"))
                .isEqualTo(Json.of("refresh"));
    }

    private static String told(Reply reply) {
        return reply.status() + " " + reply.body();
    }

    private static List<String> items(Reply reply, String key) {
        return reply.json().get("items").asItems().stream()
                .map(item -> item.asObject().get(key).asText().orElseThrow())
                .toList();
    }

    private static Json.Obj first(Reply reply) {
        return reply.json().get("items").asItems().getFirst().asObject();
    }

    private static long number(Reply reply, String key) {
        return reply.json().get(key).asLong().orElseThrow();
    }
}
