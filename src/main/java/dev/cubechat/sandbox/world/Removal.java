package dev.cubechat.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What became of a request to delete several things (protocol page rest.md, sections 6.4 and 7.4).
 *
 * @param done ids that were deleted
 * @param notFound ids that nobody knows, or the caller cannot see
 * @param notAllowed ids that the caller may not delete
 */
public record Removal(List<String> done, List<String> notFound, List<String> notAllowed) {
    public Removal {
        done = List.copyOf(done);
        notFound = List.copyOf(notFound);
        notAllowed = List.copyOf(notAllowed);
    }

    /**
     * Deletes what may be deleted of these, one after the other.
     *
     * @param find what has this id, where there is such a thing and the caller sees it
     */
    static <T> Removal of(
            List<String> ids,
            Function<String, Optional<T>> find,
            Predicate<T> mayDelete,
            Consumer<T> delete) {
        List<String> done = new ArrayList<>();
        List<String> notFound = new ArrayList<>();
        List<String> notAllowed = new ArrayList<>();
        for (String id : ids) {
            Optional<T> found = find.apply(id);
            if (found.isEmpty()) {
                notFound.add(id);
            } else if (!mayDelete.test(found.get())) {
                notAllowed.add(id);
            } else {
                delete.accept(found.get());
                done.add(id);
            }
        }
        return new Removal(done, notFound, notAllowed);
    }
}
