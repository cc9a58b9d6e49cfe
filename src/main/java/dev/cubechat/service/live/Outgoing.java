package dev.cubechat.service.live;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.message.Letter;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What a person says in a live chat: in order, each thing once, whatever happens to the link.
 *
 * <p>A letter is handed over only to a link that is up, and waits here until there is one. Where a
 * stream ends before the server has confirmed a letter, nobody knows whether it arrived: history is
 * asked before it is sent once more, and nothing later goes out before it. Safe for threads; one
 * thread of its own hands over.
 */
final class Outgoing implements AutoCloseable {
    /** The link, and what is known beyond it. */
    interface Post {
        /**
         * Hands a stanza over.
         *
         * @return empty where there is no link now, and only there was it not sent; fails with
         *     OUTCOME_UNKNOWN where the stream ended first, and else with why it was refused
         */
        Optional<CompletableFuture<Void>> hand(Xml stanza);

        /**
         * Whether the letter is in history.
         *
         * @throws Failure where that cannot be asked now, if the kind is retryable, or ever
         */
        boolean has(Letter letter);
    }

    private static final Duration NAP = Duration.ofMillis(250);
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    private enum Place {
        WAITING,
        UNDER_WAY,
        DOUBTFUL
    }

    private static final class Entry {
        private final Letter letter;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private Place place = Place.WAITING;

        Entry(Letter letter) {
            this.letter = letter;
        }
    }

    private final Post post;
    private final Consumer<ChatEvent> teller;
    private final Consumer<String> trace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final Thread worker;
    private boolean up;
    private boolean closed;

    /**
     * @param teller hears what became of messages in doubt; of the others the connection tells
     */
    Outgoing(Post post, Consumer<ChatEvent> teller, Consumer<String> trace) {
        this.post = post;
        this.teller = teller;
        this.trace = trace;
        this.worker = Thread.ofVirtual().name("cubechat outgoing").start(this::work);
    }

    /**
     * Takes a letter; never waits.
     *
     * @return completes when the server has it, fails with a {@link Failure} where it refused it or
     *     nobody will know
     */
    CompletableFuture<Void> add(Letter letter) {
        Entry entry = new Entry(letter);
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(neverSent());
            }
            entries.add(entry);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return entry.done;
    }

    /** Whether the link is up; what waits goes out as soon as it is. */
    void linkIs(boolean nowUp) {
        lock.lock();
        try {
            up = nowUp;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The link was given up: whoever waits for what is in doubt is told that nobody knows. */
    void givenUp() {
        end(Place.DOUBTFUL);
    }

    /**
     * Waits until the server has everything.
     *
     * @return whether it has
     */
    boolean awaitEmpty(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!entries.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing goes out any more, and soon after this returns nothing is looked up either. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        stopLooking();
        end(Place.values());
    }

    /** What is still being asked must not outlive those whom it asks. */
    private void stopLooking() {
        if (worker == Thread.currentThread()) {
            return;
        }
        worker.interrupt();
        try {
            if (!worker.join(LAST_LOOK)) {
                trace.accept("a look into the history goes on after the chat has ended");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Entry next = next(); next != null; next = next()) {
                advance(next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with one letter, the others still go out. */
    private void advance(Entry entry) throws InterruptedException {
        try {
            if (entry.place == Place.WAITING) {
                hand(entry);
            } else {
                look(entry);
            }
        } catch (RuntimeException | Error bug) {
            trace.accept("a message went wrong inside cubechat: " + bug);
            lose(entry);
        }
    }

    /** The first that is not under way, once the link is up; null at the end. */
    private @Nullable Entry next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Optional<Entry> first =
                        entries.stream().filter(e -> e.place != Place.UNDER_WAY).findFirst();
                if (up && first.isPresent()) {
                    return first.get();
                }
                changed.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void hand(Entry entry) throws InterruptedException {
        place(entry, Place.UNDER_WAY);
        Optional<CompletableFuture<Void>> handed = post.hand(entry.letter.stanza());
        if (handed.isEmpty()) {
            place(entry, Place.WAITING);
            nap();
        } else {
            var unused = handed.get().whenComplete((done, why) -> settle(entry, why));
        }
    }

    private void look(Entry entry) throws InterruptedException {
        try {
            boolean there =
                    entry.letter.inDoubt() == Letter.InDoubt.LOOK_UP && isThere(entry.letter);
            if (there) {
                tell(new ChatEvent.Acknowledged(entry.letter.id(), entry.letter.dialog()));
                finish(entry, null);
            } else {
                place(entry, Place.WAITING);
            }
        } catch (Failure failure) {
            trace.accept("not known whether a message arrived: " + failure.sentence());
            if (failure.kind().retryable()) {
                nap();
            } else {
                lose(entry);
            }
        }
    }

    /** What was sent a moment ago may take another to come into the history. */
    private boolean isThere(Letter letter) throws InterruptedException {
        if (post.has(letter)) {
            return true;
        }
        nap();
        return post.has(letter);
    }

    private void settle(Entry entry, @Nullable Throwable why) {
        if (why instanceof Failure failure && failure.kind() == FailureKind.OUTCOME_UNKNOWN) {
            doubt(entry);
        } else {
            finish(entry, why);
        }
    }

    private void doubt(Entry entry) {
        if (entry.letter.inDoubt() == Letter.InDoubt.TELL) {
            lose(entry);
        } else {
            place(entry, Place.DOUBTFUL);
        }
    }

    private void end(Place... places) {
        List<Entry> over;
        lock.lock();
        try {
            over =
                    new ArrayList<>(
                            entries.stream()
                                    .filter(entry -> List.of(places).contains(entry.place))
                                    .toList());
        } finally {
            lock.unlock();
        }
        for (Entry entry : over) {
            if (entry.place == Place.WAITING) {
                finish(entry, neverSent());
            } else {
                lose(entry);
            }
        }
    }

    private void lose(Entry entry) {
        if (finish(entry, unknown()) && entry.letter.inDoubt() != Letter.InDoubt.REPEAT) {
            tell(new ChatEvent.Lost(entry.letter.id(), entry.letter.dialog()));
        }
    }

    private void tell(ChatEvent event) {
        try {
            teller.accept(event);
        } catch (RuntimeException bug) {
            trace.accept("not told what became of a message: " + bug);
        }
    }

    private void place(Entry entry, Place place) {
        lock.lock();
        try {
            entry.place = place;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean finish(Entry entry, @Nullable Throwable why) {
        boolean here;
        lock.lock();
        try {
            here = entries.remove(entry);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (why == null) {
            entry.done.complete(null);
        } else {
            entry.done.completeExceptionally(why);
        }
        return here;
    }

    private void nap() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = NAP.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Failure neverSent() {
        return new Failure(
                FailureKind.UNREACHABLE, "The chat ended before there was a connection.");
    }

    private static Failure unknown() {
        return new Failure(
                        FailureKind.OUTCOME_UNKNOWN,
                        "The connection was lost before the server confirmed the message; it may"
                                + " have arrived.")
                .withHint("Look at the history before sending it again.");
    }
}
