package dev.cubechat.service.dialog;

import dev.cubechat.model.Page;
import dev.cubechat.model.User;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.IntFunction;

/** The people in a dialog, page by page as they are taken. Used by one thread. */
final class OccupantPages implements Iterator<User> {
    private final IntFunction<Page<User>> fetch;
    private final Queue<User> ready = new ArrayDeque<>();
    private int next;
    private boolean ended;

    /**
     * @param skip how many to leave out
     * @param fetch one page, from so many on
     */
    OccupantPages(int skip, IntFunction<Page<User>> fetch) {
        this.next = skip;
        this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty() && !ended) {
            Page<User> page = fetch.apply(next);
            ready.addAll(page.items());
            next += page.items().size();
            // The answer has no total (rest.md, section 6.7), so an empty page ends it.
            ended = page.items().isEmpty();
        }
        return !ready.isEmpty();
    }

    @Override
    public User next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
