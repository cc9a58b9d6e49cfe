package dev.cubechat.sandbox.world;

import java.util.List;

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
}
