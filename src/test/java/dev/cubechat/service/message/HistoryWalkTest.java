package dev.cubechat.service.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.MessageQuery.Order;
import dev.cubechat.model.Page;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.rest.SentUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The service sorts by second only, so the server here puts the messages of one second in another
 * order each time it is asked. Everything holds for one page at a time and for several.
 */
@ParameterizedClass
@ValueSource(ints = {1, 4})
class HistoryWalkTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final Comparator<Message> IN_ORDER =
            Comparator.comparingLong(Message::dateSent).thenComparing(Message::id);

    @Parameter int atOnce;

    private final List<Message> stored = new ArrayList<>();
    private final Random random = new Random(7);
    private Consumer<Integer> beforePage = page -> {};
    private int pages;

    @ParameterizedTest
    @CsvSource({
        // messages, seconds they are spread over
        "0, 1",
        "1, 1",
        "99, 99",
        "100, 100",
        "101, 101",
        "1000, 1000",
        "1000, 300",
        "1000, 20",
        "1000, 3",
        "100, 1",
        "250, 1",
        "1000, 1",
        "5000, 2",
    })
    void everything_comes_once_and_in_order_however_many_share_a_second(int count, int seconds) {
        store(count, seconds);

        assertThat(walk(Order.OLDEST_FIRST)).containsExactlyElementsOf(inOrder());
        assertThat(walk(Order.NEWEST_FIRST)).containsExactlyElementsOf(inOrder().reversed());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 40", "2, 1", "7, 3", "7, 120"})
    void the_size_of_a_page_changes_nothing(int size, int seconds) {
        store(120, seconds);

        for (Order order : Order.values()) {
            pages = 0;
            MessageQuery query = query(order, List.of()).withLimit(size);

            assertThat(
                            drain(
                                    new HistoryWalk(
                                            query,
                                            SentUnit.SECONDS,
                                            this::page,
                                            Runnable::run,
                                            atOnce)))
                    .containsExactlyElementsOf(
                            order == Order.OLDEST_FIRST ? inOrder() : inOrder().reversed());
        }
    }

    @Test
    void a_crowded_second_between_quiet_ones_is_taken_apart() {
        LongStream.range(0, 60).forEach(i -> store(1000 + i));
        LongStream.range(0, 437).forEach(i -> store(1060));
        LongStream.range(0, 60).forEach(i -> store(1061 + i));

        assertThat(walk(Order.OLDEST_FIRST)).containsExactlyElementsOf(inOrder());
        assertThat(walk(Order.NEWEST_FIRST)).containsExactlyElementsOf(inOrder().reversed());
    }

    @Test
    void quiet_history_costs_one_request_a_page_and_no_more() {
        store(1000, 1000);

        walk(Order.OLDEST_FIRST);

        // Of each full page the last messages come again at the head of the next; what was asked
        // for early beyond the end was for nothing.
        assertThat(pages).isBetween(11, 10 + atOnce);
    }

    @ParameterizedTest
    @CsvSource({"3000, 3000", "3000, 1000", "3000, 200", "3000, 35"})
    void a_long_history_is_whole_however_dense_it_is(int count, int seconds) {
        store(count, seconds);

        assertThat(walk(Order.OLDEST_FIRST)).containsExactlyElementsOf(inOrder());
        assertThat(walk(Order.NEWEST_FIRST)).containsExactlyElementsOf(inOrder().reversed());
    }

    @Test
    void a_page_asked_for_early_is_not_used_where_messages_before_it_are_gone() {
        store(1000, 1000);
        List<Message> before = inOrder();
        List<Message> deleted = new ArrayList<>();
        beforePage =
                page -> {
                    for (int i = 0; page == 6 && i < 20; i++) {
                        deleted.add(stored.remove(400));
                    }
                };

        List<Message> up = walk(Order.OLDEST_FIRST);

        List<Message> left = new ArrayList<>(before);
        left.removeAll(deleted);
        assertThat(up).doesNotHaveDuplicates().containsAll(left);
    }

    @Test
    void nobody_is_lost_while_others_write() {
        store(950, 400);
        List<Message> before = inOrder();
        beforePage = page -> store(1000 + 400 + page, 1000 + 400, 1000 + 401 + page);

        List<Message> up = walk(Order.OLDEST_FIRST);
        List<Message> down = walk(Order.NEWEST_FIRST);

        assertThat(up).doesNotHaveDuplicates().isSortedAccordingTo(IN_ORDER).containsAll(before);
        assertThat(down)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(IN_ORDER.reversed())
                .containsAll(before);
    }

    @Test
    void nobody_is_lost_while_others_delete() {
        store(950, 40);
        List<Message> before = inOrder();
        List<Message> deleted = new ArrayList<>();
        beforePage = page -> deleted.add(stored.remove(random.nextInt(stored.size())));

        List<Message> up = walk(Order.OLDEST_FIRST);

        List<Message> left = new ArrayList<>(before);
        left.removeAll(deleted);
        assertThat(up).doesNotHaveDuplicates().containsAll(left);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void the_conditions_of_the_query_hold_for_every_page(Order order) {
        store(2000, 10);
        MessageId from = inOrder().get(777).id();
        List<Filter> filters =
                List.of(
                        Filter.of("date_sent", Filter.Operator.GT, 1001),
                        Filter.of("date_sent", Filter.Operator.LT, 1008),
                        Filter.of("_id", Filter.Operator.GTE, from.value()));

        List<Message> found = walk(order, filters);

        List<Message> expected =
                inOrder().stream()
                        .filter(m -> m.dateSent() > 1001 && m.dateSent() < 1008)
                        .filter(m -> m.id().compareTo(from) >= 0)
                        .toList();
        assertThat(found)
                .containsExactlyElementsOf(
                        order == Order.OLDEST_FIRST ? expected : expected.reversed());
    }

    @Test
    void a_query_for_one_second_ends_with_it() {
        store(1000, 4);
        List<Filter> filters = List.of(Filter.of("date_sent", Filter.Operator.EQ, 1002));

        List<Message> found = walk(Order.OLDEST_FIRST, filters);

        assertThat(found)
                .containsExactlyElementsOf(
                        inOrder().stream().filter(m -> m.dateSent() == 1002).toList());
    }

    @Test
    void reading_marks_nothing_as_read() {
        store(300, 1);

        HistoryWalk walk =
                new HistoryWalk(
                        query(Order.OLDEST_FIRST, List.of()),
                        SentUnit.SECONDS,
                        query -> {
                            assertThat(query.markAsRead()).isFalse();
                            return page(query);
                        },
                        Runnable::run,
                        atOnce);

        assertThat(drain(walk)).hasSize(300);
    }

    private List<Message> walk(Order order) {
        return walk(order, List.of());
    }

    private List<Message> walk(Order order, List<Filter> filters) {
        pages = 0;
        return drain(
                new HistoryWalk(
                        query(order, filters),
                        SentUnit.SECONDS,
                        this::page,
                        Runnable::run,
                        atOnce));
    }

    private static List<Message> drain(HistoryWalk walk) {
        List<Message> all = new ArrayList<>();
        while (!walk.ended()) {
            all.addAll(walk.next());
        }
        return all;
    }

    private static MessageQuery query(Order order, List<Filter> filters) {
        return new MessageQuery(DIALOG, filters, MessageQuery.MOST, 5, order, false, false);
    }

    private Page<Message> page(MessageQuery query) {
        assertThat(pages++).as("requests").isLessThan(2000);
        beforePage.accept(pages);
        Comparator<Message> bySecond = Comparator.comparingLong(Message::dateSent);
        List<Message> fitting = new ArrayList<>(stored);
        Collections.shuffle(fitting, random);
        List<Message> items =
                fitting.stream()
                        .filter(m -> query.filters().stream().allMatch(f -> fits(m, f)))
                        .sorted(
                                query.order() == Order.OLDEST_FIRST
                                        ? bySecond
                                        : bySecond.reversed())
                        .skip(query.skip())
                        .limit(query.limit())
                        .toList();
        return new Page<>(items, 0, query.limit(), OptionalLong.empty());
    }

    private static boolean fits(Message message, Filter filter) {
        String value = filter.values().getFirst();
        int compared =
                filter.field().equals("_id")
                        ? message.id().value().compareTo(value)
                        : Long.compare(message.dateSent(), Long.parseLong(value));
        return switch (filter.operator()) {
            case EQ -> compared == 0;
            case LT -> compared < 0;
            case LTE -> compared <= 0;
            case GT -> compared > 0;
            case GTE -> compared >= 0;
            default -> throw new AssertionError("unexpected " + filter);
        };
    }

    private List<Message> inOrder() {
        return stored.stream().sorted(IN_ORDER).toList();
    }

    private void store(int count, int seconds) {
        for (int i = 0; i < count; i++) {
            store(1000 + (long) i * seconds / count);
        }
    }

    private void store(long... seconds) {
        for (long second : seconds) {
            String id = String.format("%08x%016x", second, random.nextLong());
            stored.add(
                    new Message(
                            new MessageId(id),
                            DIALOG,
                            new UserId(1),
                            null,
                            "text",
                            second,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            List.of(),
                            Reactions.NONE,
                            Json.Obj.EMPTY,
                            Json.Obj.EMPTY));
        }
    }
}
