package dev.cubechat.tui.talk;

import dev.cubechat.model.MessageId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The messages of one dialog that are at hand, in the order of history, each once: a window into
 * it, of which the far end is let go when it grows too long.
 */
public final class Timeline {
    private static final int MOST = 8_000;
    private static final int LET_GO = 2_000;

    /** How long it may take until history has what was said. */
    private static final Duration INTO_HISTORY = Duration.ofSeconds(10);

    private final List<Post> posts = new ArrayList<>();
    private final Map<MessageId, Long> dates = new HashMap<>();
    private boolean fromStart;
    private boolean toNewest = true;
    private boolean hasPages;

    /** Those that history had for certain: nothing is missing between them. */
    private final Set<MessageId> kept = new HashSet<>();

    /** When others were said that it is to have. */
    private final Map<MessageId, Instant> saved = new HashMap<>();

    /** Those of the kept that may have been deleted while nobody listened. */
    private final Set<MessageId> doubtful = new HashSet<>();

    private boolean missedSome;

    public int size() {
        return posts.size();
    }

    public Post get(int index) {
        return posts.get(index);
    }

    public boolean isEmpty() {
        return posts.isEmpty();
    }

    /** Whether nothing was said before the first. */
    public boolean reachesStart() {
        return fromStart;
    }

    /** Whether nothing was said after the last. */
    public boolean reachesNewest() {
        return toNewest;
    }

    /** Whether history is among it, not only what was said while we listened. */
    boolean hasPages() {
        return hasPages;
    }

    void tookPage() {
        hasPages = true;
    }

    /** History has this one. */
    void keep(MessageId id) {
        kept.add(id);
    }

    boolean isKept(MessageId id) {
        return kept.contains(id);
    }

    /** It was said just now, and history is to have it. */
    void save(MessageId id, Instant now) {
        saved.put(id, now);
    }

    /** Nobody listens for a while: what was said has come into history, but for the latest. */
    void unheard(Instant now) {
        if (!missedSome) {
            Instant until = now.minus(INTO_HISTORY);
            saved.forEach(
                    (id, said) -> {
                        if (said.isBefore(until)) {
                            kept.add(id);
                        }
                    });
            saved.keySet().removeAll(kept);
        }
    }

    /** Something may have been deleted that nobody told. */
    void doubt() {
        doubtful.addAll(kept);
    }

    /** History was asked about it. */
    void settle(MessageId id) {
        doubtful.remove(id);
    }

    /** The last of these places where there is one that may have been deleted; else nothing. */
    public OptionalInt lastDoubtful(int from, int to) {
        return IntStream.iterate(
                        Math.min(to, size()) - 1, at -> at >= Math.max(0, from), at -> at - 1)
                .filter(at -> doubtful.contains(posts.get(at).id()))
                .findFirst();
    }

    /** Whether something may have been said unheard between those that history has and others. */
    void missedSome(boolean is) {
        missedSome = is;
    }

    /** Whether it is at hand, and all that was said before it as far as the window reaches. */
    boolean isCertain(MessageId id) {
        return indexOf(id) >= 0 && (!missedSome || isKept(id));
    }

    public Optional<Post> find(MessageId id) {
        int at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(posts.get(at));
    }

    /** Where a message stands; negative where it is not at hand. */
    public int indexOf(MessageId id) {
        Long date = dates.get(id);
        return date == null ? -1 : placeOf(date, id);
    }

    /** The first that is this one or would stand behind it; the size where there is none. */
    public int indexFrom(long dateSent, MessageId id) {
        int at = placeOf(dateSent, id);
        return at < 0 ? -at - 1 : at;
    }

    private int placeOf(long dateSent, MessageId id) {
        int low = 0;
        int high = posts.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Post post = posts.get(middle);
            int order = Long.compare(post.dateSent(), dateSent);
            order = order == 0 ? post.id().compareTo(id) : order;
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /**
     * Takes a message in, or what is new about one that is known.
     *
     * @return whether it is a new one
     */
    boolean add(Post post) {
        int known = indexOf(post.id());
        if (known < 0) {
            insert(post);
            return true;
        }
        Post before = posts.get(known);
        Post now = before.deleted() ? before : post.after(before);
        if (now.dateSent() == before.dateSent()) {
            posts.set(known, now);
        } else {
            posts.remove(known);
            insert(now);
        }
        return false;
    }

    private void insert(Post post) {
        dates.put(post.id(), post.dateSent());
        if (posts.isEmpty() || posts.getLast().compareInTime(post) < 0) {
            posts.add(post);
        } else {
            posts.add(indexFrom(post.dateSent(), post.id()), post);
        }
    }

    boolean change(MessageId id, UnaryOperator<Post> how) {
        int at = indexOf(id);
        if (at >= 0) {
            posts.set(at, how.apply(posts.get(at)));
        }
        return at >= 0;
    }

    void remove(MessageId id) {
        int at = indexOf(id);
        if (at >= 0) {
            posts.remove(at);
            forget(id);
        }
    }

    private void forget(MessageId id) {
        dates.remove(id);
        kept.remove(id);
        saved.remove(id);
        doubtful.remove(id);
    }

    /** Lets everything go; what comes next begins a new window. */
    void clear() {
        posts.clear();
        dates.clear();
        kept.clear();
        saved.clear();
        doubtful.clear();
        fromStart = false;
        toNewest = false;
        hasPages = false;
        missedSome = false;
    }

    void reachesStart(boolean start) {
        fromStart = start;
    }

    void reachesNewest(boolean newest) {
        toNewest = newest;
    }

    /** Keeps the window bounded where messages come in at the end. */
    void letOldGo() {
        if (posts.size() > MOST) {
            letGo(0, LET_GO);
            fromStart = false;
        }
    }

    /** Keeps the window bounded where older ones come in at the front. */
    void letNewGo() {
        if (posts.size() > MOST) {
            letGo(posts.size() - LET_GO, posts.size());
            toNewest = false;
        }
    }

    /** Lets go what stands before this place. */
    void letGoBefore(long dateSent, MessageId id) {
        letGo(0, indexFrom(dateSent, id));
    }

    private void letGo(int from, int to) {
        List<Post> gone = posts.subList(from, to);
        gone.forEach(post -> forget(post.id()));
        gone.clear();
    }

    /** Everything at hand, the oldest first. */
    public List<Post> all() {
        return Collections.unmodifiableList(posts);
    }
}
