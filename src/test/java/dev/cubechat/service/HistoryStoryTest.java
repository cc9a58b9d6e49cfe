package dev.cubechat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery.Order;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.service.message.HistoryRequest;
import dev.cubechat.service.message.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

@Timeout(120)
class HistoryStoryTest {
    private static final DialogTarget DIALOG =
            new DialogTarget.Id(new DialogId("65f0a1b2c3d4e5f601020304"));
    private static final Comparator<Message> IN_ORDER =
            Comparator.comparingLong(Message::dateSent).thenComparing(Message::id);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_second_with_250_messages_is_read_whole(Order order) {
        try (ServiceWorld world = new ServiceWorld(folder, seed(messages(60, 250, 60)))) {
            List<Message> all =
                    world.as("mira").messages().history(request(order, null, null)).toList();

            assertThat(all)
                    .hasSize(370)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(
                            order == Order.OLDEST_FIRST ? IN_ORDER : IN_ORDER.reversed());
        }
    }

    @Test
    void bounds_in_time_leave_out_their_own_seconds() {
        try (ServiceWorld world = new ServiceWorld(folder, seed(messages(3, 250, 3)))) {
            List<Message> all =
                    world.as("mira")
                            .messages()
                            .history(
                                    request(
                                            Order.OLDEST_FIRST,
                                            Instant.ofEpochSecond(1_772_000_002),
                                            Instant.ofEpochSecond(1_772_000_005)))
                            .toList();

            assertThat(all).hasSize(251).allMatch(m -> m.dateSent() > 1_772_000_002);
        }
    }

    @Test
    void who_takes_little_costs_little() {
        try (ServiceWorld world = new ServiceWorld(folder, seed(bulk(5000)))) {
            Services mira = world.as("mira");

            List<Message> first =
                    mira.messages()
                            .history(request(Order.NEWEST_FIRST, null, null))
                            .limit(10)
                            .toList();

            assertThat(first).hasSize(10);
            assertThat(world.asked("GET /chat/Message")).isOne();
        }
    }

    @Test
    void a_long_history_is_read_to_its_end() {
        try (ServiceWorld world = new ServiceWorld(folder, seed(bulk(5000)))) {
            List<Message> all =
                    world.as("mira")
                            .messages()
                            .history(request(Order.OLDEST_FIRST, null, null))
                            .toList();

            assertThat(all)
                    .hasSize(5000)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(IN_ORDER)
                    .allMatch(message -> message.readIds().size() <= 2);
            assertThat(world.sandbox().transcript().text()).doesNotContain("mark_as_read=1");
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_history_whose_pages_are_longer_than_a_reply_may_be_is_read_whole(Order order) {
        try (ServiceWorld world = new ServiceWorld(folder, seed(longTexts(250)))) {
            Messages messages = world.as("mira").messages();

            List<Message> all = messages.history(request(order, null, null)).toList();

            assertThat(all)
                    .hasSize(250)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(
                            order == Order.OLDEST_FIRST ? IN_ORDER : IN_ORDER.reversed());
        }
    }

    @Test
    void so_are_a_hundred_of_them_after_others_and_a_hundred_by_their_ids() {
        try (ServiceWorld world = new ServiceWorld(folder, seed(longTexts(160)))) {
            Messages messages = world.as("mira").messages();
            List<Message> all = messages.history(request(Order.NEWEST_FIRST, null, null)).toList();
            HistoryRequest page =
                    new HistoryRequest(DIALOG, List.of(), null, null, Order.NEWEST_FIRST, 100, 30);

            assertThat(messages.page(page).items()).containsExactlyElementsOf(all.subList(30, 130));
            assertThat(
                            messages.show(
                                            DIALOG,
                                            all.subList(30, 130).stream()
                                                    .<MessageTarget>map(
                                                            m -> new MessageTarget.Id(m.id()))
                                                    .toList())
                                    .items())
                    .containsExactlyElementsOf(all.subList(30, 130));
        }
    }

    /** A hundred of them are longer than a reply may be. */
    private static String longTexts(int count) {
        return "\"bulk\":[{\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"count\":"
                + count
                + ",\"senders\":[101,102],\"text_bytes\":100000}]";
    }

    private static HistoryRequest request(Order order, Instant since, Instant until) {
        return new HistoryRequest(DIALOG, List.of(), since, until, order, 100, 0);
    }

    private static String bulk(int count) {
        return "\"bulk\":[{\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"count\":"
                + count
                + ",\"senders\":[101,102]}]";
    }

    /** Quiet seconds, then one crowded second, then quiet seconds. */
    private static String messages(int before, int crowd, int after) {
        StringBuilder json = new StringBuilder("\"messages\":[");
        long second = 1_772_000_000;
        int number = 0;
        for (int i = 0; i < before + crowd + after; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"_id\":\"")
                    // The ids of one second come in no order, as from many devices.
                    .append(String.format("%024x", (number++ * 7919L) % 1_000_003))
                    .append("\",\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"sender_id\":101,")
                    .append("\"message\":\"m\",\"date_sent\":")
                    .append(second)
                    .append("}");
            if (i < before || i >= before + crowd - 1) {
                second++;
            }
        }
        return json.append("]").toString();
    }

    private static String seed(String more) {
        return """
        {"users":[{"id":101,"login":"mira","password":"pw-101"},
                  {"id":102,"login":"jon","password":"pw-102"}],
         "dialogs":[{"_id":"65f0a1b2c3d4e5f601020304","type":2,"name":"Ops",
                     "user_id":101,"occupants_ids":[101,102]}],
        """
                + more
                + "}";
    }
}
