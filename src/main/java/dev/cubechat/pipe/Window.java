package dev.cubechat.pipe;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The messages between the input and their line of output, oldest first. Used by the pipe's thread.
 */
final class Window {
    /** Fewer than the connection takes without making us wait, and than a journal may spread. */
    private static final int MOST = 2000;

    /** Small values in a record take fifteen times as much in memory. */
    private static final int MOST_BYTES = 512 * 1024;

    private final Deque<Slot> slots = new ArrayDeque<>();
    private long bytes;
    private long added;

    /** Whether another message may be taken from the input. */
    boolean isRoomy() {
        return slots.size() < MOST && bytes < MOST_BYTES;
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** The number of the message that comes in next; the first has 1. */
    long nextNumber() {
        return added + 1;
    }

    void add(Slot slot) {
        slots.add(slot);
        bytes += slot.bundle.length();
        added = slot.number;
    }

    Collection<Slot> slots() {
        return Collections.unmodifiableCollection(slots);
    }

    List<Slot> at(Slot.Stage stage) {
        return slots.stream().filter(slot -> slot.stage == stage).toList();
    }

    /** The oldest ones, up to the first whose line cannot be told. */
    List<Slot> known() {
        return slots.stream().takeWhile(slot -> slot.stage == Slot.Stage.DONE).toList();
    }

    void removeOldest() {
        bytes -= slots.remove().bundle.length();
    }

    /** Takes out those whose line cannot be told. */
    void removeUndone() {
        slots.removeIf(slot -> slot.stage != Slot.Stage.DONE);
    }
}
