package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.xmpp.Ejabberd;
import dev.cubechat.xmpp.WithEjabberd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Contacts, blocks and last activity from the command line, at a server nobody here wrote. */
@ExtendWith(WithEjabberd.class)
@Timeout(90)
class EjabberdPeopleStoryTest {
    private static final String GREETING = "65f0000000000000000000ab";
    @TempDir Path homes;

    @Test
    void people_become_contacts_see_each_other_and_part(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        String jonsId = jon.id().toString();

        Shell.Result asked = mira.run("contacts", "add", jonsId, "--name", "Johnny", "--json");
        Shell.Result waiting = jon.run("contacts", "requests", "--json");
        Shell.Result agreed = jon.run("contacts", "confirm", mira.id().toString());
        Shell.Result list = mira.run("contacts", "list", "--json");
        try (Listening atMiras = Listening.start(mira.shell(), "--contacts")) {
            Json.Obj ready = atMiras.all().getLast();
            Listening atJons = Listening.start(jon.shell());
            Json.Obj here = atMiras.await("contact_presence");
            atJons.stop();
            Json.Obj gone = atMiras.await("contact_presence");

            assertThat(JsonText.write(ready.get("contacts")) + "\n").isEqualTo(list.out());
            assertThat(word(here, "presence")).isEqualTo("available");
            assertThat(word(gone, "presence")).isEqualTo("unavailable");
        }
        Shell.Result renamed = mira.run("contacts", "rename", jonsId, "J.", "--json=name");
        Shell.Result removed = mira.run("contacts", "remove", jonsId);
        Shell.Result after = mira.run("contacts", "list", "--json");

        assertThat(asked.out())
                .as(asked.err())
                .isEqualTo(
                        "{\"user_id\":"
                                + jonsId
                                + ",\"subscription\":\"none\",\"ask\":\"subscribe\","
                                + "\"name\":\"Johnny\"}\n");
        assertThat(waiting.out()).contains("\"user_id\":" + mira.id());
        assertThat(agreed.code()).as(agreed.err()).isZero();
        assertThat(list.out())
                .isEqualTo(
                        "[{\"user_id\":"
                                + jonsId
                                + ",\"subscription\":\"both\",\"ask\":null,"
                                + "\"name\":\"Johnny\"}]\n");
        assertThat(renamed.out()).as(renamed.err()).isEqualTo("{\"name\":\"J.\"}\n");
        assertThat(removed.code()).as(removed.err()).isZero();
        assertThat(after.out()).isEqualTo("[]\n");
    }

    @Test
    void a_request_its_refusal_and_an_agreement_are_told(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening atMiras = Listening.start(mira.shell());
                Listening atJons = Listening.start(jon.shell())) {

            mira.run("contacts", "add", jon.id().toString());
            Json.Obj request = atJons.await("contact_request");
            Shell.Result refused = jon.run("contacts", "reject", mira.id().toString());
            Json.Obj rejected = atMiras.await("contact_rejected");
            mira.run("contacts", "add", jon.id().toString());
            atJons.await("contact_request");
            Shell.Result agreed = jon.run("contacts", "confirm", mira.id().toString());
            Json.Obj confirmed = atMiras.await("contact_confirmed");

            assertThat(request.get("user_id")).isEqualTo(Json.of(mira.id().value()));
            assertThat(refused.code()).as(refused.err()).isZero();
            assertThat(rejected.get("user_id")).isEqualTo(Json.of(jon.id().value()));
            assertThat(agreed.code()).as(agreed.err()).isZero();
            assertThat(confirmed.get("user_id")).isEqualTo(Json.of(jon.id().value()));
        }
    }

    @Test
    void a_one_way_block_lets_my_messages_out_and_a_mutual_one_does_not(Ejabberd server)
            throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        String jonsId = jon.id().toString();

        Shell.Result block = mira.run("privacy", "block", jonsId);
        int inOneWay = send(jon, mira);
        int outOneWay = send(mira, jon);
        Shell.Result mutual = mira.run("privacy", "block", jonsId, "--mutual", "--json");
        int inMutual = send(jon, mira);
        int outMutual = send(mira, jon);
        Shell.Result unblock = mira.run("privacy", "unblock", jonsId);
        int inFree = send(jon, mira);

        assertThat(block.code()).as(block.err()).isZero();
        assertThat(inOneWay).isEqualTo(12);
        assertThat(outOneWay).isZero();
        assertThat(mutual.out()).as(mutual.err()).contains("\"mutual\":true");
        assertThat(inMutual).isEqualTo(12);
        assertThat(outMutual).isEqualTo(12);
        assertThat(unblock.code()).as(unblock.err()).isZero();
        assertThat(inFree).isZero();
    }

    @Test
    void a_list_in_force_is_declined_set_and_put_in_force_again(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        mira.run("privacy", "create", "quiet", "--deny", "101", "102");
        server.catchUp();
        mira.run("privacy", "activate", "quiet");
        server.catchUp();

        Shell.Result changed =
                mira.run("privacy", "update", "quiet", "--deny-mutual", "103", "--allow", "102");
        server.catchUp();
        Shell.Result names = mira.run("privacy", "list", "--json");
        Shell.Result rules =
                mira.run("privacy", "show", "quiet", "--jsonl", "--json=user_id,mutual");

        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(server.received(mira.id(), it -> it.split("<default name=", -1).length == 3))
                .containsSubsequence(
                        "<default name='quiet'/>",
                        "<default/>",
                        "<list name='quiet'><item",
                        "<default name='quiet'/>");
        assertThat(names.out())
                .isEqualTo(
                        "[{\"name\":\"quiet\",\"active\":false,\"default\":true,"
                                + "\"in_force\":true}]\n");
        assertThat(rules.out().lines())
                .containsExactly(
                        "{\"user_id\":101,\"mutual\":false}", "{\"user_id\":103,\"mutual\":true}");
    }

    @Test
    void lists_are_named_put_out_of_force_and_deleted(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        mira.run("privacy", "create", "quiet", "--deny", "101");
        mira.run("privacy", "create", "night", "--deny", "102");

        Shell.Result active = mira.run("privacy", "activate", "night", "--json=name,default");
        Shell.Result inactive = mira.run("privacy", "deactivate", "--json=name,default");
        Shell.Result deleted = mira.run("privacy", "delete", "quiet", "--yes");
        Shell.Result unknown = mira.run("privacy", "show", "quiet");
        Shell.Result left = mira.run("privacy", "list", "--json=name");

        assertThat(active.out())
                .as(active.err())
                .contains("{\"name\":\"night\",\"default\":true}")
                .contains("{\"name\":\"quiet\",\"default\":false}");
        assertThat(inactive.out()).contains("{\"name\":\"night\",\"default\":false}");
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(unknown.code()).isEqualTo(5);
        assertThat(left.out()).isEqualTo("[{\"name\":\"night\"}]\n");
    }

    @Test
    void who_is_blocked_is_told_so_with_the_id_of_the_message(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        mira.run("privacy", "block", jon.id().toString());

        Shell.Result refused = greet(jon, mira);

        assertThat(refused.code()).isEqualTo(12);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("\"exit\":12", "\"status\":\"failed\"", "\"id\":\"" + GREETING + "\"");
    }

    @Test
    void contacts_know_when_each_other_was_there(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        ChatOnly kai = ChatOnly.newcomer(server, homes);
        mira.run("contacts", "add", jon.id().toString());
        jon.run("contacts", "confirm", mira.id().toString());
        mira.run("contacts", "list");

        Shell.Result offline =
                mira.run("presence", "last", jon.id().toString(), "--json=online,seconds");
        Listening atJons = Listening.start(jon.shell());
        Shell.Result online =
                mira.run("presence", "last", jon.id().toString(), "--json=online,seconds");
        atJons.stop();
        Shell.Result stranger = mira.run("presence", "last", kai.id().toString());

        assertThat(offline.code()).as(offline.err()).isZero();
        assertThat(offline.out()).contains("\"seconds\":");
        assertThat(online.out()).as(online.err()).isEqualTo("{\"online\":true,\"seconds\":0}\n");
        assertThat(stranger.code()).as(stranger.err()).isIn(5, 6, 12);
    }

    private static Shell.Result greet(ChatOnly from, ChatOnly to) {
        return from.run("msg", "send", to.dialog(), "-m", "hello?", "--json", "--id", GREETING);
    }

    private static int send(ChatOnly from, ChatOnly to) {
        return from.run("msg", "send", to.dialog(), "-m", "hello?").code();
    }
}
