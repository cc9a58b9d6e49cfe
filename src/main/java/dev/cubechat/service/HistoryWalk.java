package dev.cubechat.service;

import dev.cubechat.model.Filter;
import dev.cubechat.model.Filter.Operator;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Walks through the messages of a dialog in the order of {@code (date_sent, _id)}, up or down, a
 * page at a time, so that nobody is lost or comes twice while others write. Holds one page.
 *
 * <p>The service sorts by {@code date_sent} alone, and says nothing about the order within one
 * second. So of a full page the last second is held back, for it may go on behind the page's end,
 * and the next page begins with that whole second. Where a full page is all of one second, that
 * second is taken apart by ranges of ids: a range whose page is full is cut in two at an id in the
 * middle of that page, so that each part is smaller, in whatever order the service answers. What
 * comes is the same whatever the query's limit, which is the size of a page.
 *
 * <p>Used by one thread at a time.
 */
final class HistoryWalk {
    private static final String SENT = "date_sent";
    private static final String ID = "_id";

    private final MessageQuery query;
    private final Function<MessageQuery, Page<Message>> fetch;
    private final boolean up;

    /** The conditions of the next page. */
    private List<Filter> filters;

    /** The parts of the second being taken apart, the next one on top. */
    private final Deque<IdRange> ranges = new ArrayDeque<>();

    private long second;
    private boolean ended;

    /** How many to ask for. */
    private final int size;

    /** How many messages make a full page; a service may cap lower than we ask. */
    private int full;

    HistoryWalk(MessageQuery query, Function<MessageQuery, Page<Message>> fetch) {
        this.query = query;
        this.fetch = fetch;
        this.up = query.order() == MessageQuery.Order.OLDEST_FIRST;
        this.filters = query.filters();
        this.size = Math.clamp(query.limit(), 1, MessageQuery.MOST);
        this.full = size;
    }

    /** Whether there is no more to ask for. */
    boolean ended() {
        return ended;
    }

    /** The next messages, in order; may be none although more follow. */
    List<Message> next() {
        return ranges.isEmpty() ? nextPage() : nextRange();
    }

    private List<Message> nextPage() {
        List<Message> page = page(filters, size);
        if (page.size() < full) {
            ended = true;
            return page;
        }
        second = page.getLast().dateSent();
        List<Message> whole = page.stream().filter(m -> m.dateSent() != second).toList();
        if (whole.isEmpty()) {
            cut(IdRange.ALL, page);
            return List.of();
        }
        filters = from(up ? Operator.GTE : Operator.LTE);
        return whole;
    }

    private List<Message> nextRange() {
        IdRange range = ranges.pop();
        List<Filter> here = new ArrayList<>(without(query.filters(), this::isAboutTime));
        here.add(Filter.of(SENT, Operator.EQ, second));
        // A page of one cannot tell that there is one only.
        List<Message> page = page(narrowed(here, range), Math.max(2, size));
        if (page.size() >= full) {
            cut(range, page);
            return List.of();
        }
        if (ranges.isEmpty()) {
            ended = isOneSecond();
            filters = from(up ? Operator.GT : Operator.LT);
        }
        return page;
    }

    /** Both parts are smaller: the page has ids on each side of the cut. */
    private void cut(IdRange range, List<Message> page) {
        List<MessageId> ids = page.stream().map(Message::id).sorted().toList();
        MessageId middle = ids.get(ids.size() * 3 / 4);
        IdRange low = range.below(middle);
        IdRange high = range.startingAt(middle);
        ranges.push(up ? high : low);
        ranges.push(up ? low : high);
    }

    private List<Message> page(List<Filter> conditions, int most) {
        Page<Message> page =
                fetch.apply(
                        new MessageQuery(
                                query.dialogId(),
                                conditions,
                                most,
                                0,
                                query.order(),
                                query.markAsRead(),
                                query.preview()));
        full = page.limit() > 0 ? Math.min(page.limit(), most) : most;
        Comparator<Message> order =
                Comparator.comparingLong(Message::dateSent).thenComparing(Message::id);
        return page.items().stream().sorted(up ? order : order.reversed()).toList();
    }

    /** The query's conditions with a new bound, which is stricter than any of its own that way. */
    private List<Filter> from(Operator bound) {
        List<Filter> all = new ArrayList<>(without(query.filters(), this::isOldBound));
        all.add(Filter.of(SENT, bound, second));
        return List.copyOf(all);
    }

    private boolean isOldBound(Filter filter) {
        return filter.field().equals(SENT)
                && switch (filter.operator()) {
                    case GT, GTE -> up;
                    case LT, LTE -> !up;
                    default -> false;
                };
    }

    /** Whether the query itself asks for one second only. */
    private boolean isOneSecond() {
        return query.filters().stream()
                .anyMatch(filter -> isAboutTime(filter) && filter.operator() == Operator.EQ);
    }

    private boolean isAboutTime(Filter filter) {
        return filter.field().equals(SENT);
    }

    /** The service takes one condition of a kind, so bounds on ids are put together here. */
    private static List<Filter> narrowed(List<Filter> conditions, IdRange range) {
        Stream<Filter> bounds = range.filters().stream();
        Stream<Filter> others =
                conditions.stream()
                        .filter(own -> range.filters().stream().noneMatch(b -> isWeaker(own, b)));
        return Stream.concat(others, bounds).toList();
    }

    /** A range lies within the ids that came before, which satisfied all conditions. */
    private static boolean isWeaker(Filter own, Filter bound) {
        return own.field().equals(ID) && own.operator() == bound.operator();
    }

    private static List<Filter> without(List<Filter> filters, Predicate<Filter> unwanted) {
        return filters.stream().filter(unwanted.negate()).toList();
    }
}
