package dev.cubechat.service.follow;

import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How far a dialog has been told. Every message that was sent before {@code since} has been; of the
 * later ones those whose ids are kept.
 *
 * <p>The times on messages are their senders', and some clocks are wrong. So {@code since} stays
 * two minutes behind what the last messages say between them, and one message from the future does
 * not move it. Used by one thread.
 */
public final class Place {
    private static final long BEHIND_SECONDS = 120;
    private static final int LAST = 15;
    private static final int MOST = 300;
    private static final int OLD_ONES = 20;

    private final SequencedMap<MessageId, Long> told = new LinkedHashMap<>();
    private final @Nullable MessageId origin;
    private final Set<MessageId> originals;
    private final boolean ofAnyMaker;
    private final long originSecond;
    private long since;

    /** How many of those that were told were sent before {@code since}. */
    private long old;

    /** Nothing that was sent in this second or later has been told. */
    Place(long since) {
        this(since, null, Set.of(), Map.of());
    }

    /**
     * Only what came after this message. Of its own second that is known of ids of the same maker
     * alone, which rise; all others count as later, for to miss one would be worse.
     */
    static Place after(Message message) {
        Place place = new Place(message.dateSent(), message.id(), Set.of(), false, Map.of());
        place.tell(message);
        return place;
    }

    /**
     * A place that was reached before.
     *
     * @param origin one of the messages that are old of those sent in the second {@code since};
     *     null where none of them is
     * @param originals all of these; none where they are not known, and then those up to the origin
     *     are taken for old, although the ids of different senders do not rise together
     */
    Place(
            long since,
            @Nullable MessageId origin,
            Set<MessageId> originals,
            Map<MessageId, Long> told) {
        this(since, origin, originals, true, told);
    }

    private Place(
            long since,
            @Nullable MessageId origin,
            Set<MessageId> originals,
            boolean ofAnyMaker,
            Map<MessageId, Long> told) {
        this.since = since;
        this.origin = origin;
        this.originals = Set.copyOf(originals);
        this.ofAnyMaker = ofAnyMaker;
        this.originSecond = since;
        this.told.putAll(told);
        countOld();
    }

    long since() {
        return since;
    }

    /** The ids that are kept, with the seconds they were sent in, oldest told first. */
    Map<MessageId, Long> told() {
        return Collections.unmodifiableMap(told);
    }

    /** Of the messages of the second {@link #since}, one that is old. */
    @Nullable MessageId origin() {
        return since == originSecond && ofAnyMaker ? origin : null;
    }

    /** All messages of that second that are old; none where that is not known. */
    Set<MessageId> originals() {
        return origin() == null ? Set.of() : originals;
    }

    /** Whether it was sent in the second in which the place began, so that it may be old. */
    boolean isOfOrigin(Message message) {
        return origin() != null && message.dateSent() == originSecond;
    }

    /** Whether this message has been told; where the place began, nothing was. */
    boolean hasTold(MessageId id) {
        return told.containsKey(id);
    }

    /** Whether this message has been told, or is where the place began. */
    boolean knows(MessageId id) {
        return hasTold(id) || id.equals(origin) || originals.contains(id);
    }

    /** Whether this message from the history is old, told or not. */
    boolean isPast(Message message) {
        return knows(message.id())
                || message.dateSent() < since
                || (origin != null
                        && originals.isEmpty()
                        && message.dateSent() == originSecond
                        && (ofAnyMaker || origin.hasMakerOf(message.id()))
                        && message.id().compareTo(origin) <= 0);
    }

    /**
     * Whether there is more than was told, where this is the newest that the service has. One that
     * we do not know may come from a slow clock, and stand after others that we do not know.
     */
    boolean isBehind(long sent, @Nullable MessageId newest) {
        if (newest == null) {
            return sent >= since;
        }
        boolean untouched = told.isEmpty() && origin == null;
        return !knows(newest) && (sent >= since || !untouched);
    }

    /** Notes that a message has been told. */
    void tell(Message message) {
        @Nullable Long before = told.put(message.id(), message.dateSent());
        old += (isOld(message.dateSent()) ? 1 : 0) - (before != null && isOld(before) ? 1 : 0);
    }

    /** Nothing is missing between what has been told: moves up. */
    void settle() {
        if (told.isEmpty()) {
            return;
        }
        long around = around();
        since(around - BEHIND_SECONDS);
        while (told.size() > MOST && told.firstEntry().getValue() < around) {
            since(told.firstEntry().getValue() + 1);
            told.pollFirstEntry();
            old--;
        }
        forgetOld();
    }

    /** Everything that was sent before this second has been told. */
    void walked(long second) {
        since(second - BEHIND_SECONDS);
        forgetOld();
    }

    private void since(long second) {
        if (second > since) {
            since = second;
            countOld();
        }
    }

    /** Not at each message: in a busy second there are many to look at. */
    private void countOld() {
        old = told.values().stream().filter(this::isOld).count();
    }

    private boolean isOld(long sent) {
        return sent < since;
    }

    private void forgetOld() {
        Iterator<Long> each = told.values().iterator();
        while (old > OLD_ONES) {
            if (isOld(each.next())) {
                each.remove();
                old--;
            }
        }
    }

    /** When the last messages were sent, all in all: the middle one of their times. */
    private long around() {
        List<Long> last = told.sequencedValues().reversed().stream().limit(LAST).sorted().toList();
        return last.get(last.size() / 2);
    }
}
