package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A service that means harm, or whose answers somebody has changed. */
@Timeout(60)
class HostileServiceStoryTest {
    @TempDir Path home;
    @TempDir Path folder;
    private StandIn service;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        service = new StandIn();
        shell = service.shell(home);
    }

    @AfterEach
    void stop() {
        service.close();
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
    void what_was_deleted_before_the_service_balked_is_told() {
        answering("/blobs/7", 200, "");
        answering("/blobs/8", 422, "{\"errors\":{\"base\":[\"not now\"]}}");

        Shell.Result result = shell.run("file", "delete", "7", "8", "9", "--yes", "--json=deleted");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("{\"deleted\":[\"7\"]}\n");
        assertThat(result.err()).contains("Not everything was deleted; left: 8, 9.", "not now");
    }

    @Test
    void many_dialogs_are_deleted_a_hundred_at_once() {
        List<String> words = new ArrayList<>(List.of("dialog", "delete", "--yes"));
        for (int i = 1; i <= 130; i++) {
            words.add("%024x".formatted(i));
        }
        List<Integer> asked = new CopyOnWriteArrayList<>();
        service.answering(
                "/chat/Dialog",
                200,
                http -> {
                    asked.add(http.getRequestURI().getPath().split(",").length);
                    return "{\"SuccessfullyDeleted\":{\"ids\":[\"x\"],\"count\":1}}";
                });

        Shell.Result result = shell.run(words.toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(asked).containsExactly(100, 30);
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
