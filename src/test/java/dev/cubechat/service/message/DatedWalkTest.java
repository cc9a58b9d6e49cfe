package dev.cubechat.service.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Filter.Operator;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.MessageQuery.Order;
import dev.cubechat.model.Page;
import dev.cubechat.wire.rest.MessageCodec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The server here keeps the bare numbers that senders wrote, and sorts and compares those. What it
 * gives for equal numbers comes in another order each time it is asked.
 */
@ParameterizedClass
@ValueSource(ints = {1, 4})
@Timeout(60)
class DatedWalkTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final long FIRST = 1_772_000_000;
    private static final Comparator<Message> IN_ORDER =
            Comparator.comparingLong(Message::dateSent).thenComparing(Message::id);

    @Parameter int atOnce;

    private final List<Message> stored = new ArrayList<>();
    private final List<MessageQuery> asked = new ArrayList<>();
    private final Random random = new Random(7);

    /** How a dialog's messages are dated. */
    private enum Dated {
        IN_MILLISECONDS,
        IN_EITHER,
        CROWDED;

        long number(int index) {
            return switch (this) {
                case IN_MILLISECONDS -> (FIRST + index) * 1000 + 123;
                case IN_EITHER -> index % 2 == 0 ? FIRST + index : (FIRST + index) * 1000 + 456;
                // Hundreds share a second, and come in it from last to first.
                case CROWDED -> (FIRST + index / 300) * 1000 + 999 - index % 300;
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Dated.class)
    void messages_dated_in_milliseconds_come_once_each_and_in_order(Dated dated) {
        store(1000, dated);

        assertThat(walk(Order.OLDEST_FIRST)).containsExactlyElementsOf(inOrder(_ -> true));
        assertThat(walk(Order.NEWEST_FIRST))
                .containsExactlyElementsOf(inOrder(_ -> true).reversed());
    }

    @ParameterizedTest
    @EnumSource(Dated.class)
    void bounds_in_seconds_hold_for_them_too(Dated dated) {
        store(1000, dated);
        long since = FIRST + 1;
        long until = dated == Dated.CROWDED ? FIRST + 2 : FIRST + 700;
        List<Filter> bounds = List.of(sent(Operator.GT, since), sent(Operator.LTE, until));
        List<Filter> begin = List.of(sent(Operator.GTE, until));

        assertThat(walk(Order.OLDEST_FIRST, bounds))
                .containsExactlyElementsOf(
                        inOrder(m -> m.dateSent() > since && m.dateSent() <= until));
        assertThat(walk(Order.OLDEST_FIRST, begin))
                .containsExactlyElementsOf(inOrder(m -> m.dateSent() >= until));
        assertThat(walk(Order.NEWEST_FIRST, begin))
                .containsExactlyElementsOf(inOrder(m -> m.dateSent() >= until).reversed());
        assertThat(walk(Order.OLDEST_FIRST, List.of(sent(Operator.EQ, until))))
                .containsExactlyElementsOf(inOrder(m -> m.dateSent() == until));
    }

    @Test
    void where_all_are_dated_in_seconds_the_newest_of_all_and_a_short_page_show_it() {
        IntStream.range(0, 50).forEach(i -> store(FIRST + i));

        walk(Order.NEWEST_FIRST);
        walk(Order.OLDEST_FIRST);
        walk(Order.OLDEST_FIRST, List.of(sent(Operator.GT, FIRST + 20)));

        assertThat(asked).hasSize(3);
    }

    @Test
    void a_service_that_reads_both_units_in_a_condition_gives_nobody_twice() {
        IntStream.range(0, 250).forEach(i -> store(FIRST + i));
        List<Filter> bounds = List.of(sent(Operator.GTE, FIRST), sent(Operator.LT, FIRST + 200));

        List<Message> found =
                walk(Order.OLDEST_FIRST, bounds, query -> page(query.withFilters(read(query))));

        assertThat(found).containsExactlyElementsOf(inOrder(m -> m.dateSent() < FIRST + 200));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_service_that_gives_the_same_page_again_and_again_ends_the_walk(Order order) {
        IntStream.range(0, 250).forEach(i -> store(FIRST + i / 2));

        Failure failure =
                catchThrowableOfType(
                        Failure.class,
                        () -> walk(order, List.of(), query -> page(query.withFilters(List.of()))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).contains("gave messages again");
        assertThat(asked).hasSizeLessThan(40);
    }

    @Test
    void one_crowded_second_again_and_again_ends_the_walk_too() {
        IntStream.range(0, 250).forEach(i -> store(FIRST));

        Failure failure =
                catchThrowableOfType(
                        Failure.class,
                        () ->
                                walk(
                                        Order.OLDEST_FIRST,
                                        List.of(),
                                        query -> page(query.withFilters(List.of()))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(asked).hasSizeLessThan(40);
    }

    private List<Message> walk(Order order) {
        return walk(order, List.of());
    }

    private List<Message> walk(Order order, List<Filter> filters) {
        return walk(order, filters, this::page);
    }

    private List<Message> walk(
            Order order, List<Filter> filters, Function<MessageQuery, Page<Message>> fetch) {
        MessageQuery query =
                new MessageQuery(DIALOG, filters, MessageQuery.MOST, 0, order, false, false);
        DatedWalk walk = new DatedWalk(query, fetch, Runnable::run, atOnce);
        List<Message> all = new ArrayList<>();
        while (!walk.ended()) {
            all.addAll(walk.next());
        }
        return all;
    }

    private Page<Message> page(MessageQuery query) {
        asked.add(query);
        assertThat(asked).as("requests").hasSizeLessThan(2000);
        Comparator<Message> byNumber = Comparator.comparingLong(DatedWalkTest::number);
        List<Message> fitting = new ArrayList<>(stored);
        Collections.shuffle(fitting, random);
        List<Message> items =
                fitting.stream()
                        .filter(m -> query.filters().stream().allMatch(f -> fits(m, f)))
                        .sorted(
                                query.order() == Order.OLDEST_FIRST
                                        ? byNumber
                                        : byNumber.reversed())
                        .skip(query.skip())
                        .limit(query.limit())
                        .toList();
        return new Page<>(items, query.skip(), query.limit(), OptionalLong.empty());
    }

    private static boolean fits(Message message, Filter filter) {
        String value = filter.values().getFirst();
        int compared =
                filter.field().equals("_id")
                        ? message.id().value().compareTo(value)
                        : Long.compare(number(message), Long.parseLong(value));
        return switch (filter.operator()) {
            case EQ -> compared == 0;
            case LT -> compared < 0;
            case LTE -> compared <= 0;
            case GT -> compared > 0;
            case GTE -> compared >= 0;
            default -> throw new AssertionError("unexpected " + filter);
        };
    }

    /** The conditions as a service has them that takes large numbers for milliseconds. */
    private static List<Filter> read(MessageQuery query) {
        return query.filters().stream()
                .map(
                        filter -> {
                            if (!filter.field().equals("date_sent")) {
                                return filter;
                            }
                            long number = Long.parseLong(filter.values().getFirst());
                            return sent(
                                    filter.operator(),
                                    number > 100_000_000_000L ? number / 1000 : number);
                        })
                .toList();
    }

    private static long number(Message message) {
        return message.raw().get("date_sent").asLong().orElseThrow();
    }

    private static Filter sent(Operator operator, long second) {
        return Filter.of("date_sent", operator, second);
    }

    private List<Message> inOrder(Predicate<Message> wanted) {
        return stored.stream().filter(wanted).sorted(IN_ORDER).toList();
    }

    private void store(int count, Dated dated) {
        IntStream.range(0, count).forEach(i -> store(dated.number(i)));
    }

    private void store(long number) {
        stored.add(
                MessageCodec.read(
                        Json.obj()
                                .with("_id", String.format("%08x%016x", 1, random.nextLong()))
                                .with("chat_dialog_id", DIALOG.value())
                                .with("sender_id", 7)
                                .with("message", "text")
                                .with("date_sent", number)
                                .build()));
    }
}
