package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A service that means harm, or whose answers somebody has changed. */
@Timeout(60)
class HostileServiceStoryTest {
    private static final String DIALOG = "65f0a1b2c3d4e5f601020304";

    private static final String MESSAGE =
            "{\"_id\":\"%s\",\"chat_dialog_id\":\"%s\",\"message\":\"old\",\"sender_id\":101}";

    @TempDir Path home;
    @TempDir Path folder;
    @AutoClose private StandIn service;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        service = new StandIn();
        shell = service.shell(home);
    }

    @Test
    void a_file_without_a_name_is_not_written_where_its_uid_leads() throws IOException {
        Path victim = folder.resolve("victim");
        Path here = Files.createDirectory(folder.resolve("here"));
        answering("/blobs/7", 200, file(victim.toString()));
        answering("/blobs/", 200, "content");

        Shell.Result result = shell.run("file", "download", "7", "-o", here.toString());

        assertThat(victim).doesNotExist();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(here.resolve("victim")).hasContent("content");
        assertNothingElseIn(folder, here);
    }

    @Test
    void a_list_that_gives_the_same_page_for_ever_ends() {
        String file = "{\"id\":7,\"uid\":\"A1\"}";
        answering(
                "/blobs",
                200,
                "{\"current_page\":1,\"per_page\":1,\"total_entries\":9,\"items\":["
                        + String.join(",", Collections.nCopies(100, file))
                        + "]}");
        answering(
                "/chat/Dialog",
                200,
                "{\"total_entries\":1000000,\"items\":[{\"_id\":\"65f0a1b2c3d4e5f601020304\","
                        + "\"type\":2,\"name\":\"Ops\",\"user_id\":101,\"occupants_ids\":[101]}]}");
        answering(
                "/users/v2",
                200,
                "{\"skip\":0,\"limit\":1,\"items\":[{\"id\":5,\"login\":\"a\"}]}");
        answering(
                "/chat/Dialog/65f0a1b2c3d4e5f601020304/occupants",
                200,
                "{\"items\":[{\"id\":5,\"login\":\"a\"}]}");

        Shell.Result files = shell.run("file", "list", "--all", "-q");
        Shell.Result dialogs = shell.run("dialog", "list", "--all", "-q");
        Shell.Result people = shell.run("user", "find", "--tag", "x", "--all", "-q");
        Shell.Result occupants =
                shell.run("dialog", "occupants", "65f0a1b2c3d4e5f601020304", "--all", "-q");

        assertThat(Stream.of(files, dialogs, people, occupants))
                .allSatisfy(
                        result -> {
                            assertThat(result.code()).isEqualTo(8);
                            assertThat(result.err()).contains("again instead of those that follow");
                        });
        assertThat(dialogs.out().lines()).hasSize(1);
        assertThat(people.out().lines()).hasSize(1);
        assertThat(occupants.out().lines()).hasSize(1);
    }

    @Test
    void a_raw_request_that_gets_the_same_page_for_ever_ends() {
        answering("/data/Notes", 200, "{\"items\":" + quoted(ids(100)) + "}");

        Shell.Result result = shell.run("api", "GET", "/data/Notes", "--paginate");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("items again instead of those that follow");
    }

    @Test
    void what_was_deleted_before_the_service_balked_is_told() {
        answering("/blobs/7", 200, "");
        answering("/blobs/8", 422, "{\"errors\":{\"base\":[\"not now\"]}}");

        Shell.Result result = shell.run("file", "delete", "7", "8", "9", "--yes", "--json=deleted");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("{\"deleted\":[\"7\"]}\n");
        assertThat(result.err()).contains("Not everything was deleted; left: 8, 9.", "not now");
    }

    @Test
    void many_dialogs_are_deleted_in_parts_and_never_one_alone() {
        List<Integer> asked = countingIds("/chat/Dialog");

        Shell.Result result = shell.run(with(ids(101), "dialog", "delete", "--yes"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(asked).containsExactly(51, 50);
    }

    @Test
    void many_messages_are_deleted_in_parts() {
        List<Integer> asked = countingIds("/chat/Message/");

        Shell.Result result = shell.run(with(ids(230), "msg", "delete", "--yes"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(asked).containsExactly(77, 77, 76);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark --read", "edit --transport rest -m new"})
    void many_messages_are_changed_in_parts_as_far_as_it_goes(String change) {
        List<String> ids = ids(130);
        service.answering("/chat/Message", 200, HostileServiceStoryTest::askedFor);
        answering("/chat/Message/" + ids.get(65), 422, "{\"errors\":[\"not now\"]}");
        String[] words = ("msg " + change + " --dialog " + DIALOG + " --json").split(" ");

        Shell.Result all = shell.run(with(ids.subList(0, 100), words));
        Shell.Result result = shell.run(with(ids, words));

        assertThat(all.code()).as(all.err()).isZero();
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "\"done\":" + quoted(ids.subList(0, 65)),
                        "\"not_done\":" + quoted(ids.subList(65, 130)));
    }

    @Test
    void a_trace_has_nothing_in_it_that_a_terminal_would_obey() {
        answering("/", 422, "{\"errors\":{\"base\":[\"no\\u001b[31m\\u202e\\u0007\"]}}");

        Shell.Result result = shell.run("user", "me", "--debug");

        assertThat(result.code()).isEqualTo(13);
        assertThat(result.err())
                .contains("\tat dev.cubechat.")
                .doesNotContain("\u001b", "\u0007", "\u202e");
    }

    private static List<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("%024x"::formatted).toList();
    }

    private static String[] with(List<String> ids, String... words) {
        return Stream.concat(Stream.of(words), ids.stream()).toArray(String[]::new);
    }

    /** Deletes whatever is asked for below this path, and tells of how many ids each request is. */
    private List<Integer> countingIds(String path) {
        List<Integer> asked = new CopyOnWriteArrayList<>();
        service.answering(
                path,
                200,
                http -> {
                    asked.add(http.getRequestURI().getPath().split(",").length);
                    return "{\"SuccessfullyDeleted\":{\"ids\":[\"x\"],\"count\":1}}";
                });
        return asked;
    }

    /** A page of history with all the messages that a request names. */
    private static String askedFor(HttpExchange http) {
        String query = http.getRequestURI().getQuery();
        return Pattern.compile("[0-9a-f]{24}")
                .matcher(query == null ? "" : query.replace(DIALOG, ""))
                .results()
                .map(id -> MESSAGE.formatted(id.group(), DIALOG))
                .collect(Collectors.joining(",", "{\"limit\":100,\"items\":[", "]}"));
    }

    private static String quoted(List<String> ids) {
        return "[\"" + String.join("\",\"", ids) + "\"]";
    }

    private static String file(String uid) {
        return "{\"blob\":{\"id\":7,\"uid\":\"%s\",\"content_type\":\"text/plain\",\"size\":7}}"
                .formatted(uid);
    }

    private void answering(String path, int status, String body) {
        service.answering(path, status, http -> body);
    }

    private static void assertNothingElseIn(Path folder, Path only) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(only);
        }
    }
}
