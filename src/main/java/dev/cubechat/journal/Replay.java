package dev.cubechat.journal;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells what a journal knows, message by message in their order, in little memory: what became of a
 * message stands at most {@link Journal#SPREAD} messages behind the line that planned it.
 */
final class Replay {
    private final Lines lines;
    private final Map<Long, Entry> known = new LinkedHashMap<>();
    private long newest;

    /**
     * @param lines those after the header, already found to be in order
     */
    Replay(Lines lines) {
        this.lines = lines;
    }

    /** The next message, if there is one more. */
    Optional<Entry> next() throws IOException {
        while (!isDecided() && !lines.atEnd()) {
            lines.next().ifPresent(this::take);
        }
        Iterator<Entry> oldest = known.values().iterator();
        if (!oldest.hasNext()) {
            return Optional.empty();
        }
        Entry entry = oldest.next();
        oldest.remove();
        return Optional.of(entry);
    }

    /** Whether there is none. */
    boolean isOver() {
        return known.isEmpty() && lines.atEnd();
    }

    private boolean isDecided() {
        Iterator<Entry> oldest = known.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        Entry entry = oldest.next();
        return switch (entry.fate()) {
            case SENT, REFUSED -> true;
            case PLANNED, OPEN, LEAVING -> newest - entry.number() >= Journal.SPREAD;
        };
    }

    private void take(Line line) {
        switch (line) {
            case Line.Header _ -> throw new IllegalStateException("a second header");
            case Line.Plan(Entry entry) -> {
                known.put(entry.number(), entry);
                newest = entry.number();
            }
            case Line.Arrived(Settled block) -> {
                block.entries().forEach(entry -> known.put(entry.number(), entry));
                newest = block.last();
            }
            case Line.Done(long from, long to) -> {
                for (long number = from; number <= to; number++) {
                    settle(number, Entry::sent);
                }
            }
            case Line.Out(long number) -> settle(number, Entry::out);
            case Line.Back(long number) -> settle(number, Entry::stayed);
            case Line.Leaving(long number, String refusal, long place) ->
                    settle(number, entry -> entry.leaving(refusal, place));
            case Line.Given(long number, String refusal) ->
                    settle(number, entry -> entry.refused(refusal));
        }
    }

    private void settle(long number, UnaryOperator<Entry> change) {
        known.computeIfPresent(number, (key, entry) -> change.apply(entry));
    }
}
