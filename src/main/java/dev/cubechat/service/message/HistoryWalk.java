package dev.cubechat.service.message;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Filter.Operator;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.wire.rest.SentUnit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks through the messages of a dialog whose senders use one unit of time, in the order of {@code
 * (date_sent, _id)}, up or down, a page at a time, so that nobody is lost or comes twice while
 * others write. Holds one page.
 *
 * <p>The service sorts by {@code date_sent} alone, and says nothing about the order within one
 * second. So of a full page the last second is held back, for it may go on behind the page's end,
 * and the next page begins with that whole second. Where a full page is all of one second, that
 * second is taken apart by ranges of ids: a range whose page is full is cut in two at an id in the
 * middle of that page, so that each part is smaller, in whatever order the service answers. What
 * comes is the same whatever the query's limit, which is the size of a page.
 *
 * <p>Where it goes on and on, the next pages are asked for at once, each beginning a few messages
 * before the last one should end, by how many to leave out. Such a page is used only where it
 * begins before the second that was held back, for then nothing can be missing between the two;
 * otherwise, as after a deletion, the page is asked for in the plain way.
 *
 * <p>Whatever the service answers, each page leads further or the walk breaks off: one with
 * messages that cannot be there would lead round and round.
 *
 * <p>Used by one thread at a time.
 */
public final class HistoryWalk {
    private static final String ID = "_id";
    static final Comparator<Message> ORDER =
            (one, other) -> {
                int byTime = Long.compare(one.dateSent(), other.dateSent());
                return byTime == 0 ? one.id().compareTo(other.id()) : byTime;
            };

    private final MessageQuery query;
    private final Function<MessageQuery, Page<Message>> fetch;
    private final boolean up;
    private final SentUnit unit;
    private final EarlyPages early;

    /** How many pages to ask for at once. */
    private final int most;

    /** The conditions of the next page. */
    private List<Filter> filters;

    /** The parts of the second being taken apart, the next one on top. */
    private final Deque<IdRange> ranges = new ArrayDeque<>();

    private long second;

    /** The next second to be handed out; all that comes before it has been. */
    private long reached;

    private boolean ended;

    /** How many to ask for. */
    private final int size;

    /** How many messages make a full page; a service may cap lower than we ask. */
    private int full;

    /** How many full pages came one after the other. */
    private int streak;

    /** Whether the next early page begins just where the last page ended. */
    private boolean exact;

    /** Whether the page that came last was shorter than it could be. */
    private boolean isShort;

    /** Asks for one page at a time, in a dialog whose messages are dated in seconds. */
    public HistoryWalk(MessageQuery query, Function<MessageQuery, Page<Message>> fetch) {
        this(query, SentUnit.SECONDS, fetch, Runnable::run, 1);
    }

    /**
     * Asks for several pages at once where many follow each other.
     *
     * @param query fits messages of this unit only, and has its conditions on time in it
     * @param executor asks, each page on a thread of its own
     * @param most how many at once
     */
    HistoryWalk(
            MessageQuery query,
            SentUnit unit,
            Function<MessageQuery, Page<Message>> fetch,
            Executor executor,
            int most) {
        this.query = query;
        this.unit = unit;
        this.early = new EarlyPages(query, fetch, executor, most);
        this.most = most;
        this.fetch = fetch;
        this.up = query.order() == MessageQuery.Order.OLDEST_FIRST;
        this.reached = up ? Long.MIN_VALUE : Long.MAX_VALUE;
        this.filters = query.filters();
        this.size = size(query);
        this.full = size;
    }

    /** How many messages such a walk asks for at once. */
    static int size(MessageQuery query) {
        return Math.clamp(query.limit(), 1, MessageQuery.MOST);
    }

    /** How many messages make this page a full one; a service may cap lower than we ask. */
    static int full(Page<Message> page, int asked) {
        return page.limit() > 0 ? Math.min(page.limit(), asked) : asked;
    }

    /** Whether there is no more to ask for. */
    public boolean ended() {
        return ended;
    }

    /** The next messages, in order; may be none although more follow. */
    public List<Message> next() {
        return ranges.isEmpty() ? nextPage() : nextRange();
    }

    private List<Message> nextPage() {
        List<Message> page = early.isEmpty() ? null : earlyPage();
        if (page == null) {
            early.drop();
            page = page(filters, size);
        }
        if (!page.isEmpty() && isKnown(page.getFirst())) {
            throw astray();
        }
        if (isShort) {
            early.drop();
            ended = true;
            return page;
        }
        second = page.getLast().dateSent();
        int end = beginOfLast(page);
        if (end == 0) {
            streak = 0;
            cut(IdRange.ALL, page);
            return List.of();
        }
        streak++;
        reached = second;
        filters = from(up ? Operator.GTE : Operator.LTE);
        askEarly(page.size() - end);
        return page.subList(0, end);
    }

    /**
     * Asks for what follows, once it is plain that someone goes on and on.
     *
     * @param held how many messages of the last page were held back
     */
    private void askEarly(int held) {
        int step = full - 2 * held - 1;
        if (early.isEmpty() && most > 1 && streak > 1 && step >= full / 2) {
            early.ask(asking(filters, size), step, Math.min(most, streak));
            exact = true;
        }
    }

    /** What surely goes on from here; null where that is not sure. */
    private @Nullable List<Message> earlyPage() {
        List<Message> page = sorted(early.next(), size);
        boolean sure = exact || (!page.isEmpty() && isKnown(page.getFirst()));
        int known = 0;
        while (!exact && known < page.size() && isKnown(page.get(known))) {
            known++;
        }
        exact = false;
        List<Message> rest = page.subList(known, page.size());
        if (!sure || !(isShort || beginOfNext(rest) < rest.size())) {
            return null;
        }
        if (!isShort) {
            early.goOn();
        }
        return rest;
    }

    /** Whether it is of a second that was handed out. */
    private boolean isKnown(Message message) {
        return up ? message.dateSent() < reached : message.dateSent() > reached;
    }

    /** Where the first second of a page is over. */
    private static int beginOfNext(List<Message> page) {
        int begin = 0;
        while (begin < page.size() && page.get(begin).dateSent() == page.getFirst().dateSent()) {
            begin++;
        }
        return begin;
    }

    /** Where the last second of a page begins. */
    private int beginOfLast(List<Message> page) {
        int end = page.size();
        while (end > 0 && page.get(end - 1).dateSent() == second) {
            end--;
        }
        return end;
    }

    private List<Message> nextRange() {
        IdRange range = ranges.pop();
        List<Filter> here = new ArrayList<>(query.filters());
        here.removeIf(this::isAboutTime);
        here.addAll(unit.within(second));
        // A page of one cannot tell that there is one only.
        List<Message> page = page(narrowed(here, range), Math.max(2, size));
        if (!page.stream().allMatch(message -> isIn(range, message))) {
            throw astray();
        }
        if (!isShort) {
            cut(range, page);
            return List.of();
        }
        if (ranges.isEmpty()) {
            ended = isOneSecond();
            reached = up ? second + 1 : second - 1;
            filters = from(up ? Operator.GT : Operator.LT);
        }
        return page;
    }

    private boolean isIn(IdRange range, Message message) {
        return message.dateSent() == second && range.contains(message.id());
    }

    private static Failure astray() {
        return new Failure(
                        FailureKind.UNREACHABLE,
                        "The service gave messages again instead of those that follow them, so the"
                                + " history cannot be read to its end.")
                .withHint("cubechat msg history --limit and --skip show single pages of it.");
    }

    /** Both parts are smaller: the page has ids on each side of the cut. */
    private void cut(IdRange range, List<Message> page) {
        List<MessageId> ids = page.stream().map(Message::id).sorted().toList();
        MessageId middle = ids.get(ids.size() * 3 / 4);
        if (middle.equals(range.from())) {
            throw astray();
        }
        IdRange low = range.below(middle);
        IdRange high = range.startingAt(middle);
        ranges.push(up ? high : low);
        ranges.push(up ? low : high);
    }

    private List<Message> page(List<Filter> conditions, int most) {
        return sorted(fetch.apply(asking(conditions, most)), most);
    }

    private MessageQuery asking(List<Filter> conditions, int most) {
        return query.withFilters(conditions).withLimit(most).withSkip(0);
    }

    private List<Message> sorted(Page<Message> page, int most) {
        full = full(page, most);
        isShort = page.items().size() < full;
        return isSorted(page.items()) ? page.items() : inOrder(page.items());
    }

    /** The service mostly has them in our order, but for those of one second. */
    private boolean isSorted(List<Message> messages) {
        for (int i = 1; i < messages.size(); i++) {
            int order = ORDER.compare(messages.get(i - 1), messages.get(i));
            if (up ? order > 0 : order < 0) {
                return false;
            }
        }
        return true;
    }

    private List<Message> inOrder(List<Message> messages) {
        List<Message> sorted = new ArrayList<>(messages);
        sorted.sort(up ? ORDER : ORDER.reversed());
        return sorted;
    }

    /** The query's conditions with a new bound, which is stricter than any of its own that way. */
    private List<Filter> from(Operator bound) {
        List<Filter> all = new ArrayList<>();
        for (Filter own : query.filters()) {
            if (!isOldBound(own)) {
                all.add(own);
            }
        }
        boolean first = bound == Operator.GTE || bound == Operator.LT;
        all.add(Filter.of(SentUnit.FIELD, bound, first ? unit.first(second) : unit.last(second)));
        return all;
    }

    private boolean isOldBound(Filter filter) {
        return filter.field().equals(SentUnit.FIELD)
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
        return filter.field().equals(SentUnit.FIELD);
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
}
