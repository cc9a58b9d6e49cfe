package dev.cubechat.tui.compose;

import java.util.List;

/**
 * What could stand at the cursor instead.
 *
 * @param from where the text begins that would be replaced
 * @param selected which one is picked; negative while none is
 */
public record Completion(int from, List<Candidate> candidates, int selected) {
    /**
     * One of them.
     *
     * @param text what would be written
     * @param label how it is shown
     * @param detail what it is, in a few words; may be empty
     */
    public record Candidate(String text, String label, String detail) {}

    public Completion {
        candidates = List.copyOf(candidates);
    }

    /** The next one, or the one before; round and round. */
    public Completion step(int by) {
        int next = selected < 0 ? (by > 0 ? 0 : candidates.size() - 1) : selected + by;
        return new Completion(from, candidates, Math.floorMod(next, candidates.size()));
    }
}
