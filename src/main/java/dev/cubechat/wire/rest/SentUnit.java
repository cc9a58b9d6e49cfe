package dev.cubechat.wire.rest;

import dev.cubechat.model.Filter;
import dev.cubechat.model.Filter.Operator;
import dev.cubechat.model.Message;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The units in which senders write {@code date_sent} (rest.md, sections 1.2 and 18). The service
 * keeps the bare numbers, and sorts and compares them: to it every message that is dated in
 * milliseconds is later than all that are dated in seconds, and no condition that is written in the
 * one unit fits the other.
 */
public enum SentUnit {
    SECONDS(1),
    MILLISECONDS(1000);

    /** The member with the time, and the name of conditions on it. */
    public static final String FIELD = "date_sent";

    private final long perSecond;

    SentUnit(long perSecond) {
        this.perSecond = perSecond;
    }

    /** The unit that the sender of this message used, by what the service has of it. */
    public static SentUnit of(Message message) {
        return WireTime.isInMilliseconds(message.raw().get(FIELD)) ? MILLISECONDS : SECONDS;
    }

    /** The first number of this second. */
    public long first(long second) {
        return second * perSecond;
    }

    /** The last number of this second. */
    public long last(long second) {
        return second * perSecond + perSecond - 1;
    }

    /** Conditions for what was sent in this second. */
    public List<Filter> within(long second) {
        return this == SECONDS
                ? List.of(Filter.of(FIELD, Operator.EQ, second))
                : List.of(
                        Filter.of(FIELD, Operator.GTE, first(second)),
                        Filter.of(FIELD, Operator.LTE, last(second)));
    }

    /**
     * The same conditions for messages of this unit alone.
     *
     * @param filters those on time in seconds; other numbers are left as they are
     */
    public List<Filter> only(List<Filter> filters) {
        Stream<Filter> own = filters.stream().flatMap(this::written);
        if (this == SECONDS) {
            Filter end = Filter.of(FIELD, Operator.LTE, WireTime.MOST_SECONDS);
            return (hasEnd(filters) ? own : Stream.concat(own, Stream.of(end))).toList();
        }
        Filter begin = Filter.of(FIELD, Operator.GT, WireTime.MOST_SECONDS);
        return (hasBegin(filters) ? own : Stream.concat(own, Stream.of(begin))).toList();
    }

    /** Whether there are conditions on time at all. */
    public static boolean isBounded(List<Filter> filters) {
        return filters.stream().anyMatch(filter -> second(filter).isPresent());
    }

    /** Whether such a condition leaves out what is dated in milliseconds. */
    public static boolean hasEnd(List<Filter> filters) {
        return hasAny(filters, Operator.LT, Operator.LTE, Operator.EQ);
    }

    private static boolean hasBegin(List<Filter> filters) {
        return hasAny(filters, Operator.GT, Operator.GTE, Operator.EQ);
    }

    private static boolean hasAny(List<Filter> filters, Operator... operators) {
        return filters.stream()
                .filter(filter -> second(filter).isPresent())
                .anyMatch(filter -> List.of(operators).contains(filter.operator()));
    }

    private Stream<Filter> written(Filter filter) {
        OptionalLong second = second(filter);
        if (this == SECONDS || second.isEmpty()) {
            return Stream.of(filter);
        }
        long that = second.getAsLong();
        return switch (filter.operator()) {
            case EQ -> within(that).stream();
            case GTE, LT -> Stream.of(Filter.of(FIELD, filter.operator(), first(that)));
            case GT, LTE -> Stream.of(Filter.of(FIELD, filter.operator(), last(that)));
            default -> Stream.of(filter);
        };
    }

    /** The second that a condition on time compares with. */
    private static OptionalLong second(Filter filter) {
        if (!filter.field().equals(FIELD) || filter.values().size() != 1) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(filter.values().getFirst());
            return number >= 0 && number < WireTime.MOST_SECONDS
                    ? OptionalLong.of(number)
                    : OptionalLong.empty();
        } catch (NumberFormatException otherForm) {
            return OptionalLong.empty();
        }
    }
}
