package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Timeout(60)
class ContactsStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void two_people_become_contacts_and_part_again() {
        Shell mira = world.mira();
        Shell jon = world.jon();

        Shell.Result asked = mira.run("contacts", "add", "@jon", "--name", "Johnny", "--json");
        Shell.Result waiting = jon.run("contacts", "requests", "--json");
        Shell.Result confirmed = jon.run("contacts", "confirm", "@mira", "--json");
        Shell.Result both = mira.run("contacts", "list", "--json");
        Shell.Result jons = jon.run("contacts", "list", "--json");
        Shell.Result renamed = mira.run("contacts", "rename", "@jon", "J.", "--json=name");
        Shell.Result removed = mira.run("contacts", "remove", "@jon", "--json");
        Shell.Result after = jon.run("contacts", "list", "--json=subscription,ask");

        assertThat(asked.out())
                .as(asked.err())
                .isEqualTo(
                        "{\"user_id\":102,\"subscription\":\"none\",\"ask\":\"subscribe\","
                                + "\"name\":\"Johnny\"}\n");
        assertThat(waiting.out()).isEqualTo("[{\"user_id\":101}]\n");
        assertThat(confirmed.code()).as(confirmed.err()).isZero();
        assertThat(both.out())
                .isEqualTo(
                        "[{\"user_id\":102,\"subscription\":\"both\",\"ask\":null,"
                                + "\"name\":\"Johnny\"}]\n");
        assertThat(jons.out())
                .isEqualTo(
                        "[{\"user_id\":101,\"subscription\":\"both\",\"ask\":null,\"name\":null}]"
                                + "\n");
        assertThat(renamed.out()).isEqualTo("{\"name\":\"J.\"}\n");
        assertThat(removed.out()).isEqualTo("{\"user_id\":102,\"removed\":true}\n");
        assertThat(after.out()).isEqualTo("[{\"subscription\":\"none\",\"ask\":null}]\n");
    }

    @Test
    void who_is_asked_again_keeps_the_name_that_they_were_given() {
        Shell mira = world.mira();
        mira.run("contacts", "add", "@jon");
        mira.run("contacts", "rename", "@jon", "JJ");

        Shell.Result again = mira.run("contacts", "add", "@jon", "--json=name");
        Shell.Result dry = mira.run("contacts", "add", "@jon", "--dry-run");
        Shell.Result other = mira.run("contacts", "add", "@jon", "--name", "J.", "--json=name");

        assertThat(again.out()).as(again.err()).isEqualTo("{\"name\":\"JJ\"}\n");
        assertThat(dry.out()).contains("name=\\\"JJ\\\"");
        assertThat(other.out()).isEqualTo("{\"name\":\"J.\"}\n");
    }

    @Test
    void who_is_rejected_waits_no_longer() {
        world.mira().run("contacts", "add", "@jon");

        Shell.Result rejected = world.jon().run("contacts", "reject", "@mira");
        Shell.Result requests = world.jon().run("contacts", "requests", "--json");
        Shell.Result mine = world.mira().run("contacts", "list", "--json=ask");

        assertThat(rejected.code()).as(rejected.err()).isZero();
        assertThat(requests.out()).isEqualTo("[]\n");
        assertThat(mine.out()).isEqualTo("[{\"ask\":null}]\n");
    }

    @Test
    void who_is_not_there_cannot_be_confirmed_removed_or_asked() {
        Shell.Result confirm = world.mira().run("contacts", "confirm", "@jon");
        Shell.Result remove = world.mira().run("contacts", "remove", "@jon");
        Shell.Result unknown = world.mira().run("contacts", "add", "999");

        assertThat(confirm.code()).isEqualTo(5);
        assertThat(confirm.err()).contains("has not asked");
        assertThat(remove.code()).isEqualTo(5);
        assertThat(unknown.code()).isEqualTo(5);
    }

    @Test
    void a_dry_run_shows_the_stanzas_and_sends_none() {
        Shell.Result dry = world.mira().run("contacts", "add", "102", "--dry-run");

        assertThat(dry.out())
                .contains("\"user_id\":102", "jabber:iq:roster", "type=\\\"subscribe\\\"");
        assertThat(world.sandbox().transcript().text().lines().filter(line -> line.contains(" > ")))
                .noneMatch(line -> line.contains("<item jid"))
                .noneMatch(line -> line.contains("type=\"subscribe\""));
    }

    @Test
    void the_three_hundred_and_first_is_refused_before_it_is_sent() throws Exception {
        world.close();
        String users =
                IntStream.rangeClosed(101, 402)
                        .mapToObj(id -> "{\"id\":" + id + ",\"login\":\"user" + id + "\"}")
                        .collect(Collectors.joining(","));
        String contacts =
                IntStream.rangeClosed(102, 401)
                        .mapToObj(
                                id ->
                                        "{\"user_id\":101,\"contact_id\":"
                                                + id
                                                + ",\"subscription\":\"none\"}")
                        .collect(Collectors.joining(","));
        String seed = "{\"users\":[" + users + "],\"contacts\":[" + contacts + "]}";
        world = new StoryWorld(homes, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(seed)));

        Shell.Result full = world.as("user101", "pw-101").run("contacts", "add", "402");

        assertThat(full.code()).as(full.err()).isEqualTo(13);
        assertThat(full.err()).contains("300 is the most");
        assertThat(world.sandbox().transcript().text()).doesNotContain("type=\"subscribe\"");
    }

    @Test
    void the_contact_list_is_handed_over_on_login() throws Exception {
        world.mira().run("contacts", "add", "@jon", "--name", "Johnny");
        world.jon().run("contacts", "confirm", "@mira");
        world.mira().run("contacts", "list");
        world.mira().run("contacts", "add", "@kai");

        Shell.Result with = world.mira().run("listen", "--contacts", "--for", "1s", "--jsonl");
        Shell.Result without = world.mira().run("listen", "--for", "1s", "--jsonl");

        assertThat(with.out().lines().filter(line -> line.contains("contacts")))
                .as(with.out() + with.err())
                .singleElement()
                .asString()
                .contains("\"state\":\"ready\"")
                .endsWith(
                        "\"contacts\":["
                                + "{\"user_id\":102,\"subscription\":\"both\",\"ask\":null,"
                                + "\"name\":\"Johnny\"},"
                                + "{\"user_id\":103,\"subscription\":\"none\","
                                + "\"ask\":\"subscribe\",\"name\":null}]}");
        assertThat(without.out()).contains("\"state\":\"ready\"").doesNotContain("contacts");
    }

    @Test
    void requests_and_comings_are_told_while_listening() throws Exception {
        Thread jon =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    world.jon().run("contacts", "add", "@kai");
                                });

        Shell.Result heard =
                world.kai()
                        .run(
                                "listen",
                                "--only",
                                "contact_request",
                                "--count",
                                "1",
                                "--for",
                                "20s",
                                "--json=type,user_id");
        jon.join();
        world.kai().run("contacts", "confirm", "@jon");
        world.jon().run("contacts", "list");
        AtomicBoolean visits = new AtomicBoolean(true);
        Thread visiting =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (visits.get()) {
                                        world.jon().run("presence", "active");
                                    }
                                });
        Shell.Result seen =
                world.kai()
                        .run(
                                "listen",
                                "--only",
                                "contact_presence",
                                "--count",
                                "1",
                                "--for",
                                "20s",
                                "--json=type,user_id,presence");
        visits.set(false);
        visiting.join();

        assertThat(heard.out())
                .as(heard.err())
                .contains("{\"type\":\"contact_request\",\"user_id\":102}");
        assertThat(seen.out())
                .as(seen.code() + seen.err())
                .contains("\"user_id\":102,\"presence\":\"");
    }
}
