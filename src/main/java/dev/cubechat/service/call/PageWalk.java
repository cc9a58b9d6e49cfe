package dev.cubechat.service.call;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All of a long list, page by page as they are taken. A service that gives a page again instead of
 * the one that follows it is found out: otherwise nobody would ever come to the end.
 */
public final class PageWalk<T> {
    private final String what;
    private final Function<T, ?> id;
    private final IntFunction<List<T>> page;
    private Set<Object> before = Set.of();
    private int taken;

    private PageWalk(String what, Function<T, ?> id, IntFunction<List<T>> page) {
        this.what = what;
        this.id = id;
        this.page = page;
    }

    /**
     * Walks until a page is empty.
     *
     * @param what is listed, in the plural
     * @param id by which one is known from another
     * @param page fetches the page after so many that were taken
     * @return throws {@link Failure} UNREACHABLE where a page has nothing that the one before it
     *     had not
     */
    public static <T> Stream<T> of(String what, Function<T, ?> id, IntFunction<List<T>> page) {
        PageWalk<T> walk = new PageWalk<>(what, id, page);
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> walk.next())
                .takeWhile(items -> !items.isEmpty())
                .flatMap(List::stream);
    }

    /**
     * The same where a page that is not full is the last, which spares a request.
     *
     * @param size of a full page
     */
    public static <T> Stream<T> of(
            String what, Function<T, ?> id, int size, IntFunction<List<T>> page) {
        return of(what, id, taken -> taken % size == 0 ? page.apply(taken) : List.of());
    }

    private List<T> next() {
        List<T> items = page.apply(taken);
        taken += items.size();
        Set<Object> ids = new HashSet<>();
        items.forEach(item -> ids.add(id.apply(item)));
        if (!ids.isEmpty() && before.containsAll(ids)) {
            throw astray(what);
        }
        before = ids;
        return items;
    }

    /** The service does not lead on. */
    public static Failure astray(String what) {
        return new Failure(
                FailureKind.UNREACHABLE,
                "The service gave "
                        + what
                        + " again instead of those that follow them, so the list cannot be read to"
                        + " its end.");
    }
}
