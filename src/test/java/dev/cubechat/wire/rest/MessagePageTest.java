package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.Page;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

class MessagePageTest {
    private static final int PAGES = 4_000;

    /** What may stand under each name; the first is the usual. */
    private static final Map<String, List<String>> MEMBERS =
            Map.ofEntries(
                    Map.entry(
                            "_id",
                            List.of(
                                    "\"65f0a1c2c3d4e5f601020305\"",
                                    "\"65f0a1c2c3d4e5f601020306\"",
                                    "\"not hex\"",
                                    "7",
                                    "\"\"",
                                    "\" \"",
                                    "null",
                                    "{}")),
                    Map.entry(
                            "chat_dialog_id",
                            List.of("\"65f0a1b2c3d4e5f601020304\"", "\"65F0\"", "null", "5")),
                    Map.entry(
                            "message",
                            List.of(
                                    "\"see you at 6\"",
                                    "\"caf\u00e9 \u4f60 \ud83d\ude00\"",
                                    "\"a\\nb \\\"c\\\" \\u001b[0m \\ud83d\\ude00\"",
                                    "\"\\ud83d\"",
                                    "\"\ufffd\u2028\u007f\"",
                                    "\"\"",
                                    "null",
                                    "17",
                                    "-1.50",
                                    "true",
                                    "[\"a\"]")),
                    Map.entry(
                            "date_sent",
                            List.of(
                                    "1772361000",
                                    "1772361000123",
                                    "\"1772361001\"",
                                    "1772361000.75",
                                    "0",
                                    "-5",
                                    "99999999999999999999",
                                    "1e400",
                                    "\"soon\"",
                                    "null")),
                    Map.entry(
                            "sender_id",
                            List.of("101", "102", "\"101\"", "0", "null", "-7", "1.0", "[]")),
                    Map.entry(
                            "recipient_id", List.of("102", "0", "null", "\"103\"", "\"\"", "1e2")),
                    Map.entry(
                            "created_at",
                            List.of(
                                    "\"2026-03-01T10:30:00Z\"",
                                    "\"2026-03-01T10:30:05Z\"",
                                    "\"2026-03-01T10:30:00.100+02:00\"",
                                    "\"2026-02-30T10:30:00Z\"",
                                    "1772361000",
                                    "17723610",
                                    "null",
                                    "\"\"",
                                    "{\"a\":1}")),
                    Map.entry(
                            "updated_at",
                            List.of("\"2026-03-01T10:30:00Z\"", "null", "\"1772361000\"")),
                    Map.entry("edited_at", List.of("null", "\"2026-03-01T10:31:00Z\"", "false")),
                    Map.entry(
                            "read_ids",
                            List.of(
                                    "[101]",
                                    "[101,102]",
                                    "[]",
                                    "null",
                                    "[\"101\",0,null,-1,102.0]",
                                    "\"56, 98\"",
                                    "7")),
                    Map.entry("delivered_ids", List.of("[101]", "[102,101]", "[]", "null", "{}")),
                    Map.entry(
                            "attachments",
                            List.of(
                                    "[]",
                                    "[{\"type\":\"photo\",\"uid\":\"a-1\",\"size\":347}]",
                                    "{\"0\":{\"type\":\"image\",\"id\":654,\"caption\":null}}",
                                    "[{\"data\":\"%7B%22lat%22%3A49.84%7D\"},7,null]",
                                    "[{\"type\":\"place\",\"data\":{\"lat\":49.84}}]",
                                    "null",
                                    "\"none\"")),
                    Map.entry(
                            "reactions",
                            List.of(
                                    "null",
                                    "{\"own\":[],\"total\":{}}",
                                    "{\"own\":[\"\ud83d\udc4d\"],\"total\":{\"\ud83d\udc4d\":2}}",
                                    "{\"own\":[],\"total\":{\"+1\":\"2\",\"-1\":0}}",
                                    "[]")),
                    Map.entry("views_count", List.of("0", "\"3\"", "null")),
                    Map.entry("read", List.of("0", "1", "\"1\"", "true")),
                    Map.entry("silent", List.of("\"1\"", "{\"a\":[]}")),
                    Map.entry(
                            "field_one",
                            List.of(
                                    "\"value_one\"",
                                    "7",
                                    "null",
                                    "{\"city\":\"Lviv\",\"zip\":[79,{}]}",
                                    "\"\\t\u00e9\"",
                                    "12.50")),
                    Map.entry("field\\u005ftwo", List.of("1")),
                    Map.entry("\ud83d\ude00", List.of("\"x\"")));

    private static final List<String> NEEDED =
            List.of("_id", "sender_id", "date_sent", "message", "created_at");

    @Test
    void a_page_as_the_service_writes_it_needs_no_tree() throws Exception {
        Json sample = Samples.read("messages.json");
        byte[] body = bytes(JsonText.write(sample));

        Page<Message> page = new MessagePage(body).read();

        assertThat(page).isEqualTo(PageCodec.read(sample, MessageCodec::read));
        assertThat(PageCodec.write(page, MessageCodec::write)).isEqualTo(sample);
        assertThat(page.items().getFirst().raw()).isEqualTo(Samples.item(sample));
    }

    @Test
    void a_page_written_straight_is_the_one_of_the_tree() throws Exception {
        Random random = new Random(2);
        int written = 0;

        for (int i = 0; i < PAGES; i++) {
            byte[] body = bytes(page(random));
            if (isPlain(body)) {
                Page<Message> page = new MessagePage(body).read();
                assertThat(PageText.write(page))
                        .isEqualTo(JsonText.write(PageCodec.write(page, MessageCodec::write)));
                written++;
            }
        }

        assertThat(written).isPositive();
    }

    @Test
    void any_page_is_read_as_the_tree_has_it_or_fails_with_the_same_words() {
        Random random = new Random(1);
        int plain = 0;

        for (int i = 0; i < PAGES; i++) {
            byte[] body = bytes(page(random));
            assertSame(body);
            plain += isPlain(body) ? 1 : 0;
        }

        assertThat(plain).isBetween(PAGES / 4, PAGES * 3 / 4);
    }

    @Test
    void a_spoiled_page_is_read_as_the_tree_has_it_or_fails_with_the_same_words() throws Exception {
        Random random = new Random(2);
        List<byte[]> pages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pages.add(bytes(page(random)));
        }

        Hostile.of(pages).to((input, seed) -> assertSame(input));
    }

    @Test
    void an_empty_page_and_one_that_tells_of_all_are_read() {
        assertSame(bytes("{\"skip\":0,\"limit\":100,\"items\":[]}"));
        assertSame(bytes("{\"total_entries\":7,\"skip\":2,\"limit\":5,\"items\":[]}"));
        assertSame(bytes("{\"items\":[]}"));
        assertSame(bytes("{\"skip\":0,\"limit\":99999999999,\"items\":[]}"));
        assertSame(bytes("{\"skip\":0,\"limit\":-1,\"items\":[],\"more\":{\"a\":[1]}}"));
        assertSame(bytes("{\"skip\":0}"));
        assertSame(bytes("[]"));
        assertSame(bytes(" "));
        assertSame(bytes("<html>"));
    }

    private static void assertSame(byte[] body) {
        String asBytes = told(() -> MessagePage.read(new Reply(200, body)));
        String asTree = told(() -> PageCodec.read(new Reply(200, body).json(), MessageCodec::read));

        assertThat(asBytes).isEqualTo(asTree);
        assertThatCode(() -> isPlain(body)).doesNotThrowAnyException();
    }

    /** The page with all orders, or the failure; text, for equal maps may have other orders. */
    private static String told(Supplier<Page<Message>> reading) {
        try {
            Page<Message> page = reading.get();
            String raw =
                    page.items().stream()
                            .map(message -> JsonText.write(message.raw()))
                            .collect(Collectors.joining("\n"));
            return page + "\n" + raw;
        } catch (Failure failure) {
            return failure.kind() + " " + failure.getMessage() + " " + failure.getCause();
        }
    }

    private static boolean isPlain(byte[] body) {
        try {
            new MessagePage(body).read();
            return true;
        } catch (MalformedJson odd) {
            return false;
        }
    }

    private static String page(Random random) {
        int strangeness = random.nextInt(3) * 8;
        List<String> names = names(random);
        List<String> messages = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            messages.add(message(names, strangeness, random));
        }
        return "{\"skip\":0,\"limit\":100,\"items\":[" + String.join(",", messages) + "]}";
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>(MEMBERS.keySet());
        Collections.sort(names);
        Collections.shuffle(names, random);
        return names;
    }

    private static String message(List<String> names, int strangeness, Random random) {
        List<String> members = new ArrayList<>();
        for (String name : names) {
            boolean left = random.nextInt(100) < strangeness && !NEEDED.contains(name);
            if (!left) {
                members.add("\"" + name + "\":" + value(name, strangeness, random));
            }
            if (random.nextInt(2_000) < strangeness) {
                members.add("\"" + name + "\":" + value(name, strangeness, random));
            }
        }
        if (random.nextInt(100) < strangeness) {
            Collections.shuffle(members, random);
        }
        String comma = random.nextInt(300) < strangeness ? ", " : ",";
        return "{" + String.join(comma, members) + "}";
    }

    private static String value(String name, int strangeness, Random random) {
        List<String> values = MEMBERS.getOrDefault(name, List.of("null"));
        boolean needed = name.equals("_id") || name.equals("sender_id");
        int odds = needed ? strangeness / 4 : strangeness * 3;
        return random.nextInt(100) < odds
                ? values.get(random.nextInt(values.size()))
                : values.getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
