package dev.cubechat.tui.talk;

import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/**
 * How many messages of a dialog are unread: what the service told, and what was heard beyond that.
 * Its answer and what is said come on ways of their own, so a message may be part of its number and
 * be heard before it or after it. The newest message that the service knew tells them apart, for
 * messages are heard in the order in which it has them.
 */
final class Unread {
    private static final int MOST_HEARD = 1_000;

    /** The newest that the service knew when it told the number last, and those heard since. */
    private final LinkedHashMap<MessageId, Heard> heard = new LinkedHashMap<>();

    private int count;

    /** The newest that the service knew, while it may still be heard. */
    private @Nullable MessageId awaited;

    private long awaitedDate;

    /** How many were counted here and, if the awaited one comes, by the service, too. */
    private int twice;

    /**
     * A message that was heard.
     *
     * @param counts whether it is unread
     */
    private record Heard(long dateSent, boolean counts) {
        Heard asRead() {
            return new Heard(dateSent, false);
        }
    }

    int count() {
        return count;
    }

    /** The service told its number, and which message was the newest then. */
    void told(int number, @Nullable MessageId newest, @Nullable Long dateSent) {
        if (newest == null || !newest.equals(awaited)) {
            awaited = null;
            twice = 0;
            know(number, newest, dateSent);
        }
        count = number + (int) heard.values().stream().filter(Heard::counts).count();
    }

    /** Keeps of what was heard only what the service did not know yet. */
    private void know(int number, @Nullable MessageId newest, @Nullable Long dateSent) {
        if (newest != null && heard.containsKey(newest)) {
            forgetTo(newest);
        } else if (newest != null && dateSent != null) {
            heard.values().removeIf(one -> one.dateSent() <= dateSent);
            if (heard.isEmpty()) {
                heard.put(newest, new Heard(dateSent, false));
                awaited = newest;
                awaitedDate = dateSent;
            }
        } else if (number > 0) {
            heard.clear();
        }
    }

    /** Of those before it nothing is to be known any more. */
    private void forgetTo(MessageId last) {
        while (!heard.firstEntry().getKey().equals(last)) {
            heard.pollFirstEntry();
        }
        heard.computeIfPresent(last, (same, one) -> one.asRead());
    }

    /**
     * A message was heard.
     *
     * @param counts whether it is unread
     */
    void heard(MessageId id, long dateSent, boolean counts) {
        int more = counts ? 1 : 0;
        count += more;
        if (id.equals(awaited)) {
            heard.clear();
            heard.put(id, new Heard(dateSent, false));
            count = Math.max(0, count - twice - more);
            awaited = null;
        } else {
            heard.putIfAbsent(id, new Heard(dateSent, counts));
            awaited = dateSent > awaitedDate ? null : awaited;
        }
        twice = awaited == null ? 0 : twice + more;
        if (heard.size() > MOST_HEARD) {
            heard.pollFirstEntry();
        }
    }

    /** This one was read. */
    void read(MessageId id) {
        heard.computeIfPresent(id, (same, one) -> one.asRead());
        count = Math.max(0, count - 1);
    }

    /**
     * This one is gone, and needs not be read.
     *
     * @param unseen whether it is at hand and was not read
     */
    void gone(MessageId id, boolean unseen) {
        Heard one = heard.get(id);
        if (unseen || (one != null && one.counts())) {
            read(id);
        }
    }

    void allRead() {
        heard.replaceAll((id, one) -> one.asRead());
        count = 0;
    }
}
