package dev.cubechat.service.call;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.rest.Deleted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the things that were to be deleted.
 *
 * @param notAllowed what the server would not delete for this person
 */
public record Removed(List<String> done, List<String> notFound, List<String> notAllowed) {
    public Removed {
        done = List.copyOf(done);
        notFound = List.copyOf(notFound);
        notAllowed = List.copyOf(notAllowed);
    }

    public static Removed of(Deleted deleted) {
        return new Removed(deleted.done(), deleted.notFound(), deleted.notAllowed());
    }

    /** The same, and that these were not there either. */
    public Removed andNotFound(List<String> more) {
        return new Removed(
                done, Stream.concat(notFound.stream(), more.stream()).toList(), notAllowed);
    }

    /** What to end with after the result was shown: nothing where all is done. */
    public Optional<Failure> failure() {
        if (notFound.isEmpty() && notAllowed.isEmpty()) {
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
        return Optional.of(
                new Failure(kind, "Not everything was deleted; " + String.join("; ", parts) + "."));
    }
}
