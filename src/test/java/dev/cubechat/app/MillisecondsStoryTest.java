package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A dialog with a person whose program dates messages in milliseconds, at a service that keeps,
 * sorts and compares the bare numbers; every other message is from them.
 */
@Timeout(60)
class MillisecondsStoryTest {
    private static final String DIALOG = "65f0a1b2c3d4e5f601020304";
    private static final int COUNT = 400;
    private static final List<Sent> STORED =
            IntStream.range(0, COUNT)
                    .mapToObj(
                            i -> {
                                long second = 1_772_000_000L + i * 3L;
                                return new Sent(i, i % 2 == 0 ? second : second * 1000 + 123);
                            })
                    .sorted(Comparator.comparingLong(Sent::date))
                    .toList();
    private static final List<String> ALL =
            IntStream.range(0, COUNT).mapToObj(i -> "m" + i).toList();

    @TempDir Path home;
    @TempDir Path folder;
    @AutoClose private StandIn service;
    private Shell shell;

    private record Sent(int number, long date) {
        boolean fits(String condition) {
            String[] parts = condition.split("=", 2);
            if (!parts[0].startsWith("date_sent")) {
                return true;
            }
            int compared = Long.compare(date, Long.parseLong(parts[1]));
            return switch (parts[0]) {
                case "date_sent[lt]" -> compared < 0;
                case "date_sent[lte]" -> compared <= 0;
                case "date_sent[gt]" -> compared > 0;
                case "date_sent[gte]" -> compared >= 0;
                default -> throw new AssertionError(condition);
            };
        }

        String json() {
            return "{\"_id\":\"%024x\",\"chat_dialog_id\":\"%s\",\"message\":\"m%d\",\"date_sent\":%d,\"sender_id\":102}"
                    .formatted(number + 1, DIALOG, number, date);
        }
    }

    @BeforeEach
    void start() throws IOException {
        service = new StandIn();
        service.answering("/chat/Message", 200, MillisecondsStoryTest::messages);
        service.answering(
                "/chat/Dialog",
                200,
                http ->
                        "{\"items\":[{\"_id\":\""
                                + DIALOG
                                + "\",\"type\":2,\"name\":\"Ops\",\"user_id\":101,"
                                + "\"occupants_ids\":[101,102]}]}");
        shell = service.shell(home);
    }

    @Test
    void history_has_every_message_once_in_the_order_in_which_they_were_sent() {
        Shell.Result result = shell.run("msg", "history", DIALOG, "--all", "--jsonl");

        assertThat(bodies(result.out().lines())).as(result.err()).isEqualTo(ALL);
    }

    @Test
    void an_export_has_all_of_them_and_finds_nothing_missing() throws IOException {
        Path file = folder.resolve("out").resolve("dialog.jsonl");
        Files.createDirectories(file.getParent());

        Shell.Result written =
                shell.run("msg", "history", DIALOG, "--all", "-o", file.toString(), "--verify");
        List<String> whole = Files.readAllLines(file);
        Shell.Result again =
                shell.run("msg", "history", DIALOG, "--all", "-o", file.toString(), "--resume");

        assertThat(written.code()).as(written.err()).isZero();
        assertThat(bodies(whole.stream())).isEqualTo(ALL);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.readAllLines(file)).isEqualTo(whole);
    }

    private static List<String> bodies(Stream<String> records) {
        return records.map(line -> line.replaceAll(".*\"body\":\"(\\w+)\".*", "$1")).toList();
    }

    private static String messages(HttpExchange http) {
        List<String> query =
                Stream.of(http.getRequestURI().getRawQuery().split("&"))
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList();
        List<Sent> found =
                STORED.stream().filter(sent -> query.stream().allMatch(sent::fits)).toList();
        if (query.contains("count=1")) {
            return "{\"items\":{\"count\":" + found.size() + "}}";
        }
        int limit = number(query, "limit");
        String items =
                (query.contains("sort_desc=date_sent") ? found.reversed() : found)
                        .stream()
                                .skip(number(query, "skip"))
                                .limit(limit)
                                .map(Sent::json)
                                .collect(Collectors.joining(","));
        return "{\"skip\":0,\"limit\":" + limit + ",\"items\":[" + items + "]}";
    }

    private static int number(List<String> query, String name) {
        return query.stream()
                .filter(part -> part.startsWith(name + "="))
                .mapToInt(part -> Integer.parseInt(part.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
