package dev.cubechat.service.call;

import java.util.List;
import java.util.stream.IntStream;

/** Parts of a list that is longer than one request may name. */
public final class Portions {
    /** So many ids the path of a request takes from every server, and an answer tells of all. */
    private static final int IDS = 100;

    private Portions() {}

    /**
     * Ids for requests that name them in their path, in portions of about the same size: the
     * service tells what became of each only where it is asked for several.
     */
    public static <T> List<List<T>> ofIds(List<T> ids) {
        int count = Math.ceilDiv(ids.size(), IDS);
        return count == 0 ? List.of() : of(ids, Math.ceilDiv(ids.size(), count));
    }

    /** The list in parts of at most so many, in order; no parts where it is empty. */
    public static <T> List<List<T>> of(List<T> all, int most) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + most)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + most)))
                .toList();
    }
}
