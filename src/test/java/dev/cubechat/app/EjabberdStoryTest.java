package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.xmpp.Ejabberd;
import dev.cubechat.xmpp.Relay;
import dev.cubechat.xmpp.WithEjabberd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line with a profile that knows only a chat server, one that nobody here wrote. */
@ExtendWith(WithEjabberd.class)
@Timeout(90)
class EjabberdStoryTest {
    @TempDir Path homes;

    @Test
    void a_message_is_sent_delivered_and_read(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening atMiras = Listening.start(mira.shell());
                Listening atJons = Listening.start(jon.shell())) {

            Shell.Result sent =
                    mira.run("msg", "send", jon.dialog(), "-m", "See you at 6?", "--json");
            Json.Obj heard = atJons.await("message");
            String id = word(heard, "id");
            Json.Obj delivered = atMiras.await("delivered");
            Shell.Result marked = jon.run("msg", "mark", id, "--read", "--dialog", mira.dialog());
            Json.Obj read = atMiras.await("read");

            assertThat(sent.code()).as(sent.err()).isZero();
            assertThat(sent.out()).contains("\"status\":\"sent\"", id, "\"transport\":\"xmpp\"");
            assertThat(word(heard, "body")).isEqualTo("See you at 6?");
            assertThat(heard.get("sender_id")).isEqualTo(Json.of(mira.id().value()));
            assertThat(word(delivered, "message_id")).isEqualTo(id);
            assertThat(delivered.get("user_id")).isEqualTo(Json.of(jon.id().value()));
            assertThat(marked.code()).as(marked.err()).isZero();
            assertThat(word(read, "message_id")).isEqualTo(id);
        }
    }

    @Test
    void a_message_is_delivered_by_hand_where_that_is_wanted(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening atMiras = Listening.start(mira.shell());
                Listening atJons = Listening.start(jon.shell(), "--no-auto-delivered")) {
            String id = mira.say(jon, "did you get this?");
            atJons.await("message");

            Shell.Result marked =
                    jon.run("msg", "mark", id, "--delivered", "--dialog", mira.dialog());

            assertThat(marked.code()).as(marked.err()).isZero();
            assertThat(word(atMiras.await("delivered"), "message_id")).isEqualTo(id);
            assertThat(atMiras.all().stream().filter(it -> word(it, "type").equals("delivered")))
                    .hasSize(1);
        }
    }

    @Test
    void typing_and_its_end_are_heard(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening atJons = Listening.start(jon.shell())) {

            Shell.Result begun = mira.run("msg", "typing", jon.dialog());
            Json.Obj typing = atJons.await("typing");
            Shell.Result ended = mira.run("msg", "typing", jon.dialog(), "--stop");
            Json.Obj stopped = atJons.await("typing_stopped");

            assertThat(begun.code()).as(begun.err()).isZero();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(typing.get("user_id")).isEqualTo(Json.of(mira.id().value()));
            assertThat(stopped.get("user_id")).isEqualTo(Json.of(mira.id().value()));
        }
    }

    @Test
    void a_message_is_edited_and_taken_back(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening atJons = Listening.start(jon.shell())) {
            String id = mira.say(jon, "See you at 6?");

            Shell.Result edit =
                    mira.run("msg", "edit", id, "--dialog", jon.dialog(), "-m", "At 7?", "--last");
            Json.Obj edited = atJons.await("edited");
            Shell.Result delete =
                    mira.run(
                            "msg",
                            "delete",
                            id,
                            "--dialog",
                            jon.dialog(),
                            "--for-everyone",
                            "--yes");
            Json.Obj deleted = atJons.await("deleted");

            assertThat(edit.code()).as(edit.err()).isZero();
            assertThat(delete.code()).as(delete.err()).isZero();
            assertThat(word(edited, "message_id")).isEqualTo(id);
            assertThat(word(edited, "body")).isEqualTo("At 7?");
            assertThat(edited.get("last")).isEqualTo(Json.of(true));
            assertThat(word(deleted, "message_id")).isEqualTo(id);
        }
    }

    @Test
    void all_my_devices_have_what_comes_and_what_i_send(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening phone = Listening.start(mira.shell());
                Listening desk = Listening.start(mira.shell())) {

            String mine = mira.say(jon, "from my third device");
            String theirs = jon.say(mira, "to all of them");

            for (Listening device : List.of(phone, desk)) {
                Json.Obj copy = device.await(record -> word(record, "id").equals(mine));
                device.await(record -> word(record, "id").equals(theirs));
                assertThat(copy.get("sender_id")).isEqualTo(Json.of(mira.id().value()));
                assertThat(copy.get("recipient_id")).isEqualTo(Json.of(jon.id().value()));
                assertThat(messages(device)).containsOnlyOnce(mine, theirs);
            }
        }
    }

    @Test
    void a_cut_line_is_resumed_and_nothing_is_lost_or_doubled(Ejabberd server) throws Exception {
        try (Relay line = new Relay(server.port())) {
            ChatOnly mira = ChatOnly.newcomer(server, homes);
            ChatOnly jon = ChatOnly.newcomer(server, line.port(), homes);
            try (Listening atJons = Listening.start(jon.shell(), "--reconnect-timeout", "200ms")) {
                for (int round = 0; round < 3; round++) {
                    mira.say(jon, "before cut " + round);
                    line.cut();
                    mira.say(jon, "after cut " + round);
                    atJons.await(record -> word(record, "state").equals("resumed"));
                }
                String last = mira.say(jon, "the last");
                atJons.await(record -> word(record, "id").equals(last));

                assertThat(messages(atJons)).hasSize(7).doesNotHaveDuplicates();
                assertThat(atJons.states().stream().map(it -> word(it, "state")))
                        .containsOnlyOnce("ready")
                        .contains("reconnecting", "resumed");
            }
        }
    }

    @Test
    void two_tries_are_made_where_two_were_asked_for(Ejabberd server) throws Exception {
        try (Relay line = new Relay(server.port())) {
            ChatOnly jon = ChatOnly.newcomer(server, line.port(), homes);
            try (Listening atJons =
                    Listening.start(
                            jon.shell(),
                            "--reconnect-attempts",
                            "2",
                            "--reconnect-timeout",
                            "300ms")) {
                int before = line.connections();
                line.refuse(true);

                line.cut();

                Shell.Result end = atJons.result();
                assertThat(end.code()).as(end.err()).isEqualTo(8);
                assertThat(line.connections() - before).isEqualTo(2);
                assertThat(atJons.states().stream().map(state -> word(state, "state")))
                        .endsWith("reconnecting", "closed");
            }
        }
    }

    @Test
    void what_was_sent_while_i_was_away_comes_once_and_says_since_when(Ejabberd server)
            throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        String first = mira.say(jon, "are you there?");
        String second = mira.say(jon, "well, later then");

        try (Listening atJons = Listening.start(jon.shell())) {
            Json.Obj late = atJons.await("message");
            atJons.await("message");

            assertThat(messages(atJons)).containsExactly(first, second);
            assertThat(word(late, "delayed_at")).isNotEmpty();
        }
        try (Listening again = Listening.start(jon.shell())) {
            String third = mira.say(jon, "there you are");
            again.await("message");
            assertThat(messages(again)).containsExactly(third);
        }
    }

    @Test
    void data_for_a_program_reaches_those_who_are_online(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        mira.run("system", "send", jon.id().toString(), "--body", "too early");
        try (Listening atJons = Listening.start(jon.shell())) {

            Shell.Result sent =
                    mira.run(
                            "system",
                            "send",
                            jon.id().toString(),
                            "--body",
                            "ping",
                            "--field",
                            "k=v");

            Json.Obj heard = atJons.await("system");
            assertThat(sent.code()).as(sent.err()).isZero();
            assertThat(word(heard, "body")).isEqualTo("ping");
            assertThat(heard.get("fields").asObject().get("k")).isEqualTo(Json.of("v"));
        }
    }

    @Test
    void a_terminated_process_says_closed_and_its_session_is_gone(Ejabberd server)
            throws Exception {
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        Process process =
                jon.shell()
                        .process(List.of(), "listen", "--jsonl", "--resource", "jons-build-bot")
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("\"ready\"")) {
                line = out.readLine();
            }
            List<String> during = server.resources(jon.id());

            process.toHandle().destroy();

            assertThat(out.readAllAsString()).contains("\"state\":\"closed\"");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(during).containsExactly("jons-build-bot");
            server.awaitGone(jon.id());
        }
    }

    @Test
    void a_process_that_has_sent_leaves_no_session_behind(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);

        Process process =
                mira.shell().process(List.of(), "msg", "send", jon.dialog(), "-m", "bye").start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        server.awaitGone(mira.id());
    }

    @Test
    void what_waits_for_somebody_is_not_given_to_who_only_sends(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        mira.run("msg", "send", jon.dialog(), "-m", "for your phone");

        jon.run("msg", "send", mira.dialog(), "-m", "from a script");
        jon.shell().typing("from a pipe").run("msg", "pipe", mira.dialog());

        try (Listening phone = Listening.start(jon.shell())) {
            assertThat(word(phone.await("message"), "body")).isEqualTo("for your phone");
        }
    }

    @Test
    void the_server_is_asked_by_hand_and_in_each_interval(Ejabberd server) throws Exception {
        ChatOnly jon = ChatOnly.newcomer(server, homes);

        Shell.Result ping = jon.run("presence", "ping", "--json");
        Shell.Result listen = jon.run("listen", "--ping-interval", "300ms", "--for", "2s");

        assertThat(ping.code()).as(ping.err()).isZero();
        assertThat(ping.out()).contains("\"rtt_ms\":");
        assertThat(listen.code()).as(listen.err()).isZero();
        // One says that we are ready, the others that the server still is there.
        server.received(jon.id(), text -> text.split("urn:xmpp:ping", -1).length > 5);
    }

    private static List<String> messages(Listening listening) {
        return listening.all().stream()
                .filter(record -> word(record, "type").equals("message"))
                .map(record -> word(record, "id"))
                .toList();
    }
}
