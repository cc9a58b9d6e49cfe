package dev.cubechat.service.call;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of something that was tried for several people or things.
 *
 * @param items for whom it worked
 * @param refused why it did not for the others
 */
public record Partly<T>(List<T> items, List<Failure> refused) {
    public Partly {
        items = List.copyOf(items);
        refused = List.copyOf(refused);
    }

    /** What to end with after the result was shown: nothing where it worked for all. */
    public Optional<Failure> failure() {
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        Failure first = refused.getFirst();
        if (items.isEmpty() && refused.size() == 1) {
            return Optional.of(first);
        }
        String sentences = refused.stream().map(Failure::sentence).collect(Collectors.joining(" "));
        return Optional.of(
                new Failure(
                        items.isEmpty() ? first.kind() : FailureKind.PARTIAL, sentences, first));
    }
}
