package dev.cubechat.service.call;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.rest.Deleted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What became of the things that were to be deleted.
 *
 * @param notAllowed what the server would not delete for this person
 * @param left what it could not be asked for any more, or did not answer for
 * @param trouble why; null where nothing is left, and where nothing is done
 */
public record Removed(
        List<String> done,
        List<String> notFound,
        List<String> notAllowed,
        List<String> left,
        @Nullable Failure trouble) {
    public Removed {
        done = List.copyOf(done);
        notFound = List.copyOf(notFound);
        notAllowed = List.copyOf(notAllowed);
        left = List.copyOf(left);
    }

    public Removed(List<String> done, List<String> notFound, List<String> notAllowed) {
        this(done, notFound, notAllowed, List.of(), null);
    }

    /**
     * Deletes one part after the other, as far as it goes.
     *
     * @param ids of a part
     * @param delete deletes a part
     * @return throws what {@code delete} throws where nothing was deleted before, or where somebody
     *     stops it
     */
    public static <T> Removed inTurn(
            List<T> parts, Function<T, List<String>> ids, Function<T, Removed> delete) {
        Removed all = new Removed(List.of(), List.of(), List.of());
        for (int next = 0; next < parts.size(); next++) {
            try {
                all = all.and(delete.apply(parts.get(next)));
            } catch (Failure trouble) {
                if (all.done.isEmpty() || trouble.kind() == FailureKind.INTERRUPTED) {
                    throw trouble;
                }
                List<String> left =
                        parts.subList(next, parts.size()).stream()
                                .flatMap(part -> ids.apply(part).stream())
                                .toList();
                return new Removed(all.done, all.notFound, all.notAllowed, left, trouble);
            }
        }
        return all;
    }

    /**
     * What became of things of which some were deleted.
     *
     * @param undone why the others were not, as far as anybody knows
     */
    public static Removed allBut(List<String> ids, Map<String, Failure> undone) {
        Failure trouble =
                undone.values().stream()
                        .filter(failure -> isTrouble(failure.kind()))
                        .findFirst()
                        .orElse(null);
        return new Removed(
                ids.stream().filter(id -> !undone.containsKey(id)).toList(),
                those(undone, Removed::isGone),
                those(undone, Removed::isForbidden),
                those(undone, Removed::isTrouble),
                trouble);
    }

    private static boolean isGone(FailureKind kind) {
        return kind == FailureKind.NOT_FOUND;
    }

    private static boolean isForbidden(FailureKind kind) {
        return kind == FailureKind.NOT_ALLOWED || kind == FailureKind.BLOCKED;
    }

    private static boolean isTrouble(FailureKind kind) {
        return !isGone(kind) && !isForbidden(kind);
    }

    private static List<String> those(Map<String, Failure> undone, Predicate<FailureKind> which) {
        return undone.entrySet().stream()
                .filter(each -> which.test(each.getValue().kind()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Removed and(Removed more) {
        return new Removed(
                joined(done, more.done),
                joined(notFound, more.notFound),
                joined(notAllowed, more.notAllowed));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    public static Removed of(Deleted deleted) {
        return new Removed(deleted.done(), deleted.notFound(), deleted.notAllowed());
    }

    /** The same, and that these were not there either. */
    public Removed andNotFound(List<String> more) {
        return new Removed(done, joined(notFound, more), notAllowed, left, trouble);
    }

    /** What to end with after the result was shown: nothing where all is done. */
    public Optional<Failure> failure() {
        if (notFound.isEmpty() && notAllowed.isEmpty() && trouble == null) {
            return Optional.empty();
        }
        FailureKind kind =
                !done.isEmpty()
                        ? FailureKind.PARTIAL
                        : notAllowed.isEmpty() ? FailureKind.NOT_FOUND : FailureKind.NOT_ALLOWED;
        List<String> parts = new ArrayList<>();
        if (!notFound.isEmpty()) {
            parts.add("not found: " + String.join(", ", notFound));
        }
        if (!notAllowed.isEmpty()) {
            parts.add("not allowed: " + String.join(", ", notAllowed));
        }
        if (!left.isEmpty()) {
            parts.add("left: " + String.join(", ", left));
        }
        String sentence = "Not everything was deleted; " + String.join("; ", parts) + ".";
        if (trouble == null) {
            return Optional.of(new Failure(kind, sentence));
        }
        Failure failure =
                new Failure(kind, sentence + " " + trouble.sentence(), trouble)
                        .withDetails(Json.obj().with("not_done", Json.ofStrings(left)).build());
        return Optional.of(trouble.hint().map(failure::withHint).orElse(failure));
    }
}
