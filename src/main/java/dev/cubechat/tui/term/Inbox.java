package dev.cubechat.tui.term;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.tui.Event;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What waits for the loop: two lanes, the terminal's first. Any thread puts in and never waits; one
 * takes out.
 *
 * <p>There is room for many events of the chat, not for any number. When it is used up, typing that
 * was superseded goes first; then events are dropped, and their dialogs named in an {@link
 * Event.Overrun}, so that what is shown can be loaded anew. Answers to errands are never dropped:
 * there are no more of them than errands.
 */
final class Inbox {
    private static final int ROOM = 65_536;
    private static final int BATCH = 1_000;

    /** What is to be done now. */
    record Batch(List<Input> inputs, List<Event> events) {
        boolean isEmpty() {
            return inputs.isEmpty() && events.isEmpty();
        }
    }

    private final int room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final ArrayDeque<Input> inputs = new ArrayDeque<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final Set<DialogId> overrun = new LinkedHashSet<>();

    /** How many of the events are more than what the chat tells: somebody waits for them. */
    private int pressing;

    /** Whether what the chat tells wakes nobody for now. */
    private boolean gathering;

    Inbox() {
        this(ROOM);
    }

    Inbox(int room) {
        this.room = room;
    }

    void put(Input input) {
        lock.lock();
        try {
            inputs.add(input);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    void put(Event event) {
        lock.lock();
        try {
            if (events.size() >= room) {
                dropSuperseded();
            }
            if (events.size() < room || !mayDrop(event)) {
                events.add(event);
                pressing += isPressing(event) ? 1 : 0;
            }
            if (!gathering || pressing > 0) {
                something.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most this long for something to do; forever where it is negative. */
    Batch take(long nanos) throws InterruptedException {
        return take(nanos, 0);
    }

    /**
     * The same, but what the chat tells may gather for a while, unless something else comes: waking
     * for each message of many costs more than the messages do.
     */
    Batch take(long nanos, long gather) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long gathered = nanos < 0 ? gather : Math.min(nanos, gather);
            gathering = true;
            await(() -> !inputs.isEmpty() || pressing > 0, gathered);
            gathering = false;
            await(() -> !inputs.isEmpty() || !events.isEmpty(), nanos < 0 ? -1 : nanos - gathered);
            return batch();
        } finally {
            gathering = false;
            lock.unlock();
        }
    }

    private void await(BooleanSupplier ready, long nanos) throws InterruptedException {
        long left = nanos;
        while (!ready.getAsBoolean() && left != 0) {
            if (nanos < 0) {
                something.await();
            } else {
                left = Math.max(0, something.awaitNanos(left));
            }
        }
    }

    private static boolean isPressing(Event event) {
        return !(event instanceof Event.Heard);
    }

    private Batch batch() {
        List<Input> now = List.copyOf(inputs);
        inputs.clear();
        List<Event> some = new ArrayList<>(Math.min(BATCH, events.size()));
        while (!events.isEmpty() && some.size() < BATCH) {
            Event next = events.remove();
            pressing -= isPressing(next) ? 1 : 0;
            some.add(next);
        }
        if (events.isEmpty() && !overrun.isEmpty()) {
            some.add(new Event.Overrun(List.copyOf(overrun)));
            overrun.clear();
        }
        return new Batch(now, some);
    }

    /** Keeps of each person's typing, presence and last activity what came last. */
    private void dropSuperseded() {
        Set<Object> later = new HashSet<>();
        for (Iterator<Event> from = events.descendingIterator(); from.hasNext(); ) {
            Object subject = passing(from.next());
            if (subject != null && !later.add(subject)) {
                from.remove();
            }
        }
    }

    /** What such an event is about, where a later one about the same makes it pointless. */
    private static @Nullable Object passing(Event event) {
        record Typist(@Nullable Object dialog, Object user, @Nullable Object peer) {}
        record Seen(Object user) {}
        if (!(event instanceof Event.Heard heard)) {
            return null;
        }
        return switch (heard.event()) {
            case ChatEvent.Typing e -> new Typist(e.dialogId(), e.userId(), e.peerId());
            case ChatEvent.LastActivity e -> new Seen(e.userId());
            default -> null;
        };
    }

    /** Whether it is lost without harm, now that its dialog was noted. */
    private boolean mayDrop(Event event) {
        if (!(event instanceof Event.Heard heard)) {
            return false;
        }
        if (heard.event() instanceof ChatEvent.Typing) {
            return true;
        }
        DialogId dialog = dialog(heard.event());
        if (dialog != null) {
            overrun.add(dialog);
        }
        return dialog != null;
    }

    /** The dialog that can be loaded anew to learn of it. */
    private static @Nullable DialogId dialog(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived e -> e.message().dialogId();
            case ChatEvent.Edited e -> e.dialogId();
            case ChatEvent.Deleted e -> e.dialogId();
            case ChatEvent.Reacted e -> e.dialogId();
            case ChatEvent.Delivered e -> e.dialogId();
            case ChatEvent.Read e -> e.dialogId();
            case ChatEvent.Joined e -> e.dialogId();
            case ChatEvent.Left e -> e.dialogId();
            default -> null;
        };
    }
}
