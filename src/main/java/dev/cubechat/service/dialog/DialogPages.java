package dev.cubechat.service.dialog;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.Page;
import dev.cubechat.service.call.PageWalk;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * Walks through all dialogs, page by page. The list is sorted by activity and moves while others
 * write: one that moves up pushes others down, which then come twice and are left out the second
 * time; the first page is read again at the end to find those that moved past us.
 */
public final class DialogPages implements Iterator<Dialog> {
    private final Function<DialogQuery, Page<Dialog>> fetch;
    private final DialogQuery query;
    private final Queue<Dialog> ready = new ArrayDeque<>();
    private final Set<DialogId> seen = new HashSet<>();
    private int skip;
    private boolean ended;

    /** How many pages without anything new came one after the other. */
    private int repeated;

    public DialogPages(DialogQuery query, Function<DialogQuery, Page<Dialog>> fetch) {
        this.query = query;
        this.fetch = fetch;
        this.skip = query.skip();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            nextPage();
        }
        return !ready.isEmpty();
    }

    @Override
    public Dialog next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void nextPage() {
        Page<Dialog> page = page(skip);
        repeated = take(page) || page.items().isEmpty() ? 0 : repeated + 1;
        if (repeated > 1) {
            throw PageWalk.astray("dialogs");
        }
        skip += page.length();
        if (isLast(page)) {
            ended = true;
            if (skip - query.skip() > DialogQuery.MOST) {
                boolean unused = take(page(query.skip()));
            }
        }
    }

    private boolean isLast(Page<Dialog> page) {
        return page.length() == 0
                || (page.total().isPresent()
                        ? skip >= page.total().getAsLong()
                        : page.length() < DialogQuery.MOST);
    }

    private Page<Dialog> page(int from) {
        return fetch.apply(new DialogQuery(query.filters(), DialogQuery.MOST, from));
    }

    /** Whether there is anything new in it. */
    private boolean take(Page<Dialog> page) {
        return ready.addAll(page.items().stream().filter(dialog -> seen.add(dialog.id())).toList());
    }
}
