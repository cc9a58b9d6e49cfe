package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Xml;

import org.jivesoftware.smack.packet.Stanza;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The stanzas we send, in order, until the server has them.
 *
 * <p><b>When is one sent?</b> When the server acknowledged it (XEP-0198), and no refusal followed
 * for a short while. The acknowledgement alone says that the server has it, not that it takes it:
 * where the recipient blocks us or the room is not ours, the refusal comes a moment later (xmpp.md,
 * section 17), and how much later only the server knows; a ping after the message was tried and
 * overtakes the refusal too. A server that takes its time to acknowledge takes it to refuse as
 * well, so a refusal is awaited at least as long as the acknowledgement took, within limits. Where
 * the server has no stream management, a ping that follows the stanza stands for the
 * acknowledgement.
 *
 * <p><b>What may be lost?</b> While the link is down, stanzas wait here. Those that were handed
 * over are Smack's to send again if the stream is resumed; if it is not, they are lost, which means
 * that nobody knows whether they arrived. They are not sent again: that is for the caller to
 * decide.
 *
 * <p><b>Streams.</b> Whoever must keep an order across losses sends for one stream, by its number:
 * when that stream is gone, what still waited for it is not sent on the next.
 *
 * <p>At most {@link #WINDOW} are handed over and not acknowledged, well below the 500 that Smack
 * queues and the 1,024 it keeps, so that writing never waits. One acknowledgement at a time is
 * asked for, for all that went before: it costs little in bulk. Safe for threads.
 */
final class Outbox {
    /** What carries stanzas while the link is up. */
    interface Carrier {
        /** False where the link has just gone, and the stanza was not taken. */
        boolean write(RawStanza stanza);

        /**
         * Asks the server to confirm what was written until now. {@link #acknowledged} or {@link
         * #answered} tells that it has.
         *
         * @param newest the number of the stanza written last
         */
        void probe(long newest);
    }

    private static final int WINDOW = 400;
    private static final int ROOM = 4000;
    private static final long ROOM_SECONDS = 60;
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(1);

    /** For a stanza that may go out on any stream. */
    static final long ANY_STREAM = -1;

    private static final class Entry {
        private final RawStanza stanza;
        private final long stream;

        /** What to tell of; null where only the sender is told. Thousands wait at a time. */
        private final @Nullable Xml told;

        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private long number;
        private long writtenNanos;
        private long tookNanos;

        Entry(Xml xml, long stream) {
            this.stanza = new RawStanza(xml);
            this.stream = stream;
            this.told = stream == ANY_STREAM ? xml : null;
        }

        boolean mayGoOn(long now) {
            return stream == ANY_STREAM || stream == now;
        }
    }

    private final Duration refusalTime;
    private final LongSupplier nanos;
    private final Later later;
    private final Consumer<Xml> onSent;
    private final Consumer<Xml> onLost;
    private final Semaphore room = new Semaphore(ROOM);
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<RawStanza> answers = new ArrayDeque<>();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Map<Stanza, Entry> underWay = new LinkedHashMap<>();
    private List<Entry> acknowledged = new ArrayList<>();
    private List<Entry> acknowledgedLater = new ArrayList<>();
    private @Nullable Carrier carrier;
    private @Nullable Failure ended;
    private long stream;
    private long newest;
    private long probed;
    private long confirmed;

    /**
     * Empty, with no link.
     *
     * @param refusalTime how long after the acknowledgement a refusal is waited for at least
     * @param nanos as {@link System#nanoTime}
     * @param later calls back after a while
     * @param onSent told of each stanza for any stream that the server has
     * @param onLost told of each such stanza of which nobody knows whether the server has it
     */
    Outbox(
            Duration refusalTime,
            LongSupplier nanos,
            Later later,
            Consumer<Xml> onSent,
            Consumer<Xml> onLost) {
        this.refusalTime = refusalTime;
        this.nanos = nanos;
        this.later = later;
        this.onSent = onSent;
        this.onLost = onLost;
    }

    /**
     * Sends a stanza, now or when there is a link again.
     *
     * @return completes when the server has it; fails with the Failure of {@link #refused}, {@link
     *     #renew} or {@link #end}
     */
    CompletableFuture<Void> send(Xml xml) {
        return send(xml, ANY_STREAM);
    }

    /** The number of the stream that is there, or is being resumed. */
    long stream() {
        lock.lock();
        try {
            return stream;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The same for one stream only; nobody is told but the sender.
     *
     * @return fails with UNREACHABLE where that stream was gone before the stanza was handed over
     */
    CompletableFuture<Void> send(Xml xml, long onStream) {
        Entry entry = new Entry(xml, onStream);
        try {
            if (!room.tryAcquire(ROOM_SECONDS, TimeUnit.SECONDS)) {
                return CompletableFuture.failedFuture(
                        new Failure(
                                FailureKind.TIMED_OUT,
                                "Not sent: "
                                        + ROOM
                                        + " messages before it are still waiting for the server."));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(
                    new Failure(FailureKind.INTERRUPTED, "Stopped before it was sent.", stop));
        }
        lock.lock();
        try {
            if (ended != null) {
                room.release();
                return CompletableFuture.failedFuture(ended);
            }
            if (!entry.mayGoOn(stream)) {
                room.release();
                return CompletableFuture.failedFuture(tooLate());
            }
            waiting.add(entry);
            flush();
        } finally {
            lock.unlock();
        }
        return entry.done;
    }

    /**
     * Hands a stanza to the link that there is now, after all that waits.
     *
     * @return as {@link #send}; empty where there is no link, or it has no room: nothing is kept
     */
    Optional<CompletableFuture<Void>> sendIfUp(Xml xml) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        Entry entry = new Entry(xml, ANY_STREAM);
        lock.lock();
        try {
            waiting.add(entry);
            flush();
            if (waiting.remove(entry)) {
                room.release();
                return Optional.empty();
            }
            return Optional.of(entry.done);
        } finally {
            lock.unlock();
        }
    }

    /** Sends a stanza past all that waits; false where there is no link. */
    boolean sendNow(RawStanza stanza) {
        lock.lock();
        try {
            return carrier != null && carrier.write(stanza);
        } finally {
            lock.unlock();
        }
    }

    /** Answers a request of the server: at once, or when the stream on which it asked resumes. */
    void answer(RawStanza stanza) {
        lock.lock();
        try {
            answers.add(stanza);
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the server has said of all that was sent that it has it. */
    boolean isSettled() {
        lock.lock();
        try {
            return waiting.isEmpty() && underWay.isEmpty() && answers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The link is gone. When this returns, nobody is handing over anything any more. */
    void shut() {
        lock.lock();
        try {
            carrier = null;
        } finally {
            lock.unlock();
        }
    }

    /** The link is back, and so is the stream: what was under way still is. */
    void open(Carrier link) {
        lock.lock();
        try {
            carrier = link;
            probed = confirmed;
            flush();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The stream is gone for good: what was acknowledged is sent, all else under way is lost, and
     * what waited for this stream alone is not sent.
     */
    void renew() {
        List<Entry> sent;
        List<Entry> gone;
        List<Entry> late = new ArrayList<>();
        lock.lock();
        try {
            stream++;
            sent = new ArrayList<>(acknowledged);
            sent.addAll(acknowledgedLater);
            acknowledged.clear();
            acknowledgedLater.clear();
            gone = new ArrayList<>(underWay.values());
            underWay.clear();
            answers.clear();
            confirmed = newest;
            for (Entry entry : waiting) {
                if (!entry.mayGoOn(stream)) {
                    late.add(entry);
                }
            }
            waiting.removeIf(entry -> !entry.mayGoOn(stream));
        } finally {
            lock.unlock();
        }
        sent.forEach(this::finish);
        gone.forEach(this::lose);
        late.forEach(entry -> fail(entry, tooLate()));
    }

    /** There will be no link again. What was under way ends as in {@link #renew}. */
    void end(Failure why) {
        shut();
        renew();
        List<Entry> never;
        lock.lock();
        try {
            ended = why;
            never = new ArrayList<>(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        for (Entry entry : never) {
            fail(entry, why);
        }
    }

    /** After {@link #end}, stanzas are taken again. */
    void begin() {
        lock.lock();
        try {
            ended = null;
        } finally {
            lock.unlock();
        }
    }

    /** The server acknowledged this stanza. Smack tells it on threads of its own, in no order. */
    void acknowledged(Stanza stanza) {
        lock.lock();
        try {
            Entry entry = underWay.remove(stanza);
            if (entry != null) {
                confirmed = Math.max(confirmed, entry.number);
                awaitRefusal(List.of(entry));
                if (confirmed >= probed) {
                    // Only with the last of those that one acknowledgement confirms: what goes
                    // out together goes into few packets.
                    flush();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The server answered a probe that is not an acknowledgement. */
    void answered(long number) {
        lock.lock();
        try {
            confirmed = Math.max(confirmed, number);
            List<Entry> before =
                    underWay.values().stream().filter(entry -> entry.number <= number).toList();
            before.forEach(entry -> underWay.remove(entry.stanza));
            awaitRefusal(before);
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Asks once more, should the server have confirmed less than it was asked for. */
    void remind() {
        lock.lock();
        try {
            if (!underWay.isEmpty()) {
                probe();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The server refused the stanza with this id, acknowledged or not. */
    void refused(String id, Failure why) {
        Optional<Entry> refused;
        lock.lock();
        try {
            refused =
                    Stream.of(underWay.values(), acknowledged, acknowledgedLater)
                            .flatMap(Collection::stream)
                            .filter(entry -> id.equals(entry.stanza.getStanzaId()))
                            .findFirst();
            refused.ifPresent(
                    entry -> {
                        underWay.remove(entry.stanza);
                        acknowledged.remove(entry);
                        acknowledgedLater.remove(entry);
                        flush();
                    });
        } finally {
            lock.unlock();
        }
        refused.ifPresent(entry -> fail(entry, why));
    }

    /** Keeps these until no refusal has come for a while. The lock is held. */
    private void awaitRefusal(List<Entry> entries) {
        long now = nanos.getAsLong();
        entries.forEach(entry -> entry.tookNanos = now - entry.writtenNanos);
        if (acknowledged.isEmpty() && !entries.isEmpty()) {
            acknowledged.addAll(entries);
            finishLater();
        } else {
            acknowledgedLater.addAll(entries);
        }
    }

    /** Lets the slowest of those that are acknowledged say how long. The lock is held. */
    private void finishLater() {
        long slowest = acknowledged.stream().mapToLong(entry -> entry.tookNanos).max().orElse(0);
        long most = Math.max(refusalTime.toNanos(), LONGEST_REFUSAL.toNanos());
        Duration wait = Duration.ofNanos(Math.clamp(slowest, refusalTime.toNanos(), most));
        later.run(wait, this::finishAcknowledged);
    }

    private void finishAcknowledged() {
        List<Entry> sent;
        lock.lock();
        try {
            sent = acknowledged;
            acknowledged = acknowledgedLater;
            acknowledgedLater = new ArrayList<>();
            if (!acknowledged.isEmpty()) {
                finishLater();
            }
        } finally {
            lock.unlock();
        }
        sent.forEach(this::finish);
    }

    /** Hands over what it may. The lock is held. */
    private void flush() {
        while (carrier != null && !answers.isEmpty()) {
            if (!carrier.write(answers.element())) {
                return;
            }
            answers.remove();
        }
        while (carrier != null && !waiting.isEmpty() && underWay.size() < WINDOW) {
            Entry entry = waiting.element();
            if (!carrier.write(entry.stanza)) {
                return;
            }
            waiting.remove();
            newest++;
            entry.number = newest;
            entry.writtenNanos = nanos.getAsLong();
            underWay.put(entry.stanza, entry);
        }
        if (newest > probed && probed <= confirmed) {
            probe();
        }
    }

    /** The lock is held. */
    private void probe() {
        if (carrier != null) {
            probed = newest;
            carrier.probe(newest);
        }
    }

    private void finish(Entry entry) {
        room.release();
        tell(onSent, entry);
        entry.done.complete(null);
    }

    private void lose(Entry entry) {
        tell(onLost, entry);
        fail(
                entry,
                new Failure(
                                FailureKind.OUTCOME_UNKNOWN,
                                "The connection was lost before the server confirmed the message;"
                                        + " it may have arrived.")
                        .withHint("Look at the history before sending it again."));
    }

    private static void tell(Consumer<Xml> listener, Entry entry) {
        if (entry.told != null) {
            listener.accept(entry.told);
        }
    }

    private static Failure tooLate() {
        return new Failure(
                FailureKind.UNREACHABLE, "Not sent: the stream that it was for is gone.");
    }

    private void fail(Entry entry, Failure why) {
        room.release();
        entry.done.completeExceptionally(why);
    }
}
