package dev.cubechat.service.find;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.List;

/**
 * What was found of several things that were asked for.
 *
 * @param missing what was typed for those that do not exist
 */
public record Shown<T>(List<T> items, List<String> missing) {
    public Shown {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
    }

    /**
     * The failure to end with after the found ones were shown: NOT_FOUND where there were none,
     * else PARTIAL.
     *
     * @param what the word for one of them, such as {@code user}
     */
    public Failure failure(String what) {
        FailureKind kind = items.isEmpty() ? FailureKind.NOT_FOUND : FailureKind.PARTIAL;
        return new Failure(
                kind, "No " + what + " " + String.join(", ", missing) + " in this application.");
    }
}
