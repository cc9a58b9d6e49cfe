package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The stanzas we send, in order, until the server has them.
 *
 * <p><b>When is one sent?</b> When the server acknowledged it (XEP-0198), was asked once more, and
 * acknowledged that without a refusal in between ({@link Grace}). The first acknowledgement alone
 * says that the server has it, not that it takes it: where the recipient blocks us or the room is
 * not ours, the refusal comes a moment later (xmpp.md, section 17). Where the server has no stream
 * management, pings that follow the stanza stand for the requests.
 *
 * <p><b>What may be lost?</b> While the link is down, stanzas wait here. Those that were handed
 * over are Smack's to send again if the stream is resumed; if it is not, they are lost, which means
 * that nobody knows whether they arrived. They are not sent again: that is for the caller to
 * decide.
 *
 * <p><b>Streams.</b> Whoever must keep an order across losses sends for one stream, by its number:
 * when that stream is gone, what still waited for it is not sent on the next.
 *
 * <p><b>What is too large?</b> A stanza of more bytes than {@link StanzaSize#LARGEST} ends the
 * stream, and so it would when it was sent again. It is refused here, and never goes out.
 *
 * <p>At most {@link #WINDOW} and {@link #ANSWERS} are handed over and not acknowledged, below the
 * 500 that Smack queues, so that writing never waits, not even for a server that does not read.
 * Acknowledgements are asked for often enough that the server never runs out of work before the
 * next stanzas come. Safe for threads.
 */
final class Outbox {
    /** What carries stanzas while the link is up. */
    interface Carrier {
        /** False where the link has just gone, and the stanzas were not taken. */
        boolean write(List<RawStanza> stanzas);

        /**
         * Asks the server to confirm what was written until now. {@link #acknowledged} or {@link
         * #answered} tells that it has.
         *
         * @param newest the number of the stanza written last
         */
        void probe(long newest);
    }

    private static final int WINDOW = 440;

    /** What the server itself asks for; with half of them out, an acknowledgement is asked for. */
    private static final int ANSWERS = 40;

    /** Who asks more than that, and reads nothing, gets no answers. */
    private static final int MOST_ANSWERS = 1000;

    /** After so many more another acknowledgement is asked for, whether or not one is due. */
    private static final int ASKED_ABOUT = WINDOW / 2;

    /** With so many, what is sent for one stream does not wait for more. */
    private static final int LOT = 32;

    /** What goes out together has about so many characters: two records of TLS. */
    private static final int LOT_LENGTH = 16 * 1024;

    /** What was not answered in that time will not be; some servers do not answer each request. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private static final int ROOM = 4000;
    private static final long ROOM_SECONDS = 60;

    private final LongSupplier nanos;
    private final Consumer<Xml> onSent;
    private final Consumer<Xml> onLost;
    private final Semaphore room = new Semaphore(ROOM);
    private final Deque<RawStanza> answers = new ArrayDeque<>();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final Deque<Outgoing> underWay = new ArrayDeque<>();
    private final Grace grace;
    private @Nullable Carrier carrier;
    private @Nullable Failure ended;
    private long stream;
    private long newest;
    private long probed;
    private long probedNanos;
    private long confirmed;

    /** Whether the server has answered since it was asked last. */
    private boolean answering;

    /** How many answers were handed over since the last acknowledgement came. */
    private int answersOut;

    /**
     * Empty, with no link.
     *
     * @param refusalTime how long a refusal of a stanza may take even a quick server
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
        this.nanos = nanos;
        this.grace = new Grace(refusalTime, later, this::momentPassed);
        this.onSent = onSent;
        this.onLost = onLost;
    }

    /**
     * Sends a stanza, now or when there is a link again. What depends on its future runs on the
     * thread that reads from the server, and must be short.
     *
     * @return completes when the server has it; fails with the Failure of {@link #refused}, {@link
     *     #renew} or {@link #end}, or with INVALID where it is larger than the server takes
     */
    CompletableFuture<Void> send(Xml xml) {
        CompletableFuture<Void> done = put(new Outgoing(xml, Outgoing.ANY_STREAM));
        flush();
        return done;
    }

    /** The number of the stream that is there, or is being resumed. */
    synchronized long stream() {
        return stream;
    }

    /**
     * The same for one stream only; nobody is told but the sender. It may wait here for more, until
     * {@link #flush}.
     *
     * @return fails with UNREACHABLE where that stream was gone before the stanza was handed over
     */
    CompletableFuture<Void> send(Xml xml, long onStream) {
        return put(new Outgoing(xml, onStream));
    }

    /** Hands over what waits, as far as it may. */
    synchronized void flush() {
        handOver();
    }

    /** Takes back what was sent for this stream and waits; the future of it never completes. */
    synchronized List<String> recall(long onStream) {
        List<Outgoing> back = waiting.stream().filter(entry -> entry.isFor(onStream)).toList();
        waiting.removeIf(entry -> entry.isFor(onStream));
        room.release(back.size());
        return back.stream().flatMap(entry -> entry.stanza.id().stream()).toList();
    }

    private CompletableFuture<Void> put(Outgoing entry) {
        Optional<Failure> tooLarge = StanzaSize.trouble(entry.stanza.text());
        if (tooLarge.isPresent()) {
            return CompletableFuture.failedFuture(tooLarge.get());
        }
        try {
            // Who was interrupted and need not wait sends what he began to send.
            if (!room.tryAcquire() && !room.tryAcquire(ROOM_SECONDS, TimeUnit.SECONDS)) {
                return CompletableFuture.failedFuture(
                        new Failure(
                                FailureKind.TIMED_OUT,
                                "Not sent: "
                                        + ROOM
                                        + " messages before it are still waiting for the server."));
            }
        } catch (InterruptedException stop) {
            return CompletableFuture.failedFuture(
                    Failure.interrupted("Stopped before it was sent.", stop));
        }
        synchronized (this) {
            if (ended != null || !entry.mayGoOn(stream)) {
                room.release();
                return CompletableFuture.failedFuture(ended != null ? ended : tooLate());
            }
            waiting.add(entry);
            if (waiting.size() >= LOT) {
                handOver();
            }
        }
        return entry.done;
    }

    /**
     * Hands a stanza to the link that there is now, after all that waits.
     *
     * @return as {@link #send}; empty where there is no link, or it has no room: nothing is kept
     */
    Optional<CompletableFuture<Void>> sendIfUp(Xml xml) {
        Outgoing entry = new Outgoing(xml, Outgoing.ANY_STREAM);
        Optional<Failure> tooLarge = StanzaSize.trouble(entry.stanza.text());
        if (tooLarge.isPresent()) {
            return tooLarge.map(CompletableFuture::failedFuture);
        }
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        synchronized (this) {
            waiting.add(entry);
            handOver();
            if (waiting.remove(entry)) {
                room.release();
                return Optional.empty();
            }
            return Optional.of(entry.done);
        }
    }

    /** Sends a stanza past all that waits; false where there is no link. */
    synchronized boolean sendNow(RawStanza stanza) {
        return carrier != null && carrier.write(List.of(stanza));
    }

    /** Answers a request of the server: at once, or when the stream on which it asked resumes. */
    synchronized void answer(RawStanza stanza) {
        if (answers.size() < MOST_ANSWERS) {
            answers.add(stanza);
        }
        handOver();
    }

    /** Whether the server has said of all that was sent that it has it. */
    synchronized boolean isSettled() {
        return waiting.isEmpty() && underWay.isEmpty() && answers.isEmpty();
    }

    /** How much was handed over that the server has not confirmed. */
    synchronized long bytesUnderWay() {
        return underWay.stream().mapToLong(entry -> entry.stanza.bytes()).sum();
    }

    /** The link is gone. When this returns, nobody is handing over anything any more. */
    synchronized void shut() {
        carrier = null;
    }

    /** The link is back, and so is the stream: what was under way still is. */
    synchronized void open(Carrier link) {
        carrier = link;
        probed = confirmed;
        answersOut = 0;
        grace.askAnew();
        handOver();
        askOnceMore();
    }

    /**
     * The stream is gone for good: what was acknowledged is sent, all else under way is lost, and
     * what waited for this stream alone is not sent.
     */
    void renew() {
        List<Outgoing> sent;
        List<Outgoing> gone;
        List<Outgoing> late;
        synchronized (this) {
            stream++;
            sent = grace.all();
            gone = underWay.stream().filter(entry -> !entry.refused).toList();
            underWay.clear();
            answers.clear();
            confirmed = newest;
            late = waiting.stream().filter(entry -> !entry.mayGoOn(stream)).toList();
            waiting.removeIf(entry -> !entry.mayGoOn(stream));
        }
        sent.forEach(this::finish);
        gone.forEach(this::lose);
        late.forEach(entry -> fail(entry, tooLate()));
    }

    /** There will be no link again. What was under way ends as in {@link #renew}. */
    void end(Failure why) {
        shut();
        renew();
        List<Outgoing> never;
        synchronized (this) {
            ended = why;
            never = new ArrayList<>(waiting);
            waiting.clear();
        }
        for (Outgoing entry : never) {
            fail(entry, why);
        }
    }

    /** After {@link #end}, stanzas are taken again. */
    synchronized void begin() {
        ended = null;
    }

    /** The server acknowledged these stanzas, in the order in which they were handed over. */
    void acknowledged(List<RawStanza> stanzas) {
        List<Outgoing> sent;
        synchronized (this) {
            List<Outgoing> entries = new ArrayList<>(stanzas.size());
            for (RawStanza stanza : stanzas) {
                // Others were never put here, or were of a stream that is gone.
                if (!underWay.isEmpty() && underWay.element().stanza == stanza) {
                    entries.add(underWay.remove());
                }
            }
            sent = confirm(entries);
        }
        sent.forEach(this::finish);
    }

    /** The server answered a probe that is not an acknowledgement. */
    void answered(long number) {
        List<Outgoing> sent;
        synchronized (this) {
            List<Outgoing> entries = new ArrayList<>();
            while (!underWay.isEmpty() && underWay.element().number <= number) {
                entries.add(underWay.remove());
            }
            sent = confirm(entries);
        }
        sent.forEach(this::finish);
    }

    /** The lock is held. Gives those of earlier ones that are sent by now. */
    private List<Outgoing> confirm(List<Outgoing> entries) {
        answersOut = 0;
        answering = true;
        // Without a link, this is how the server greets a stream that it resumes.
        List<Outgoing> sent = carrier == null ? List.of() : grace.answered();
        if (!entries.isEmpty()) {
            confirmed = entries.getLast().number;
            long now = nanos.getAsLong();
            entries.forEach(entry -> entry.tookNanos = now - entry.writtenNanos);
            entries.removeIf(entry -> entry.refused);
            grace.add(entries);
        }
        handOver();
        askOnceMore();
        return sent;
    }

    private synchronized void momentPassed(long number) {
        grace.ask(number);
        askOnceMore();
    }

    /**
     * Asks once more, should the server have confirmed less than it was asked for. It is not asked
     * where an answer may be on its way: that would be taken for one to a later question.
     */
    synchronized void remind() {
        if (nanos.getAsLong() - probedNanos < ON_ITS_WAY.toNanos()) {
            return;
        }
        if (answering) {
            grace.askAnew();
        } else {
            // It is slow, and may have all of its answers to give yet.
            grace.askOnceMore();
        }
        if (!underWay.isEmpty()) {
            probe();
        }
        askOnceMore();
    }

    /**
     * The server refused a stanza, acknowledged or not.
     *
     * @return whether it is one of those that are not yet sent
     */
    boolean refused(Rejection rejection, Failure why) {
        Optional<Outgoing> refused;
        synchronized (this) {
            refused =
                    underWay.stream()
                            .filter(entry -> !entry.refused && rejection.isOf(entry.stanza))
                            .findFirst()
                            .or(() -> grace.refused(rejection));
            refused.ifPresent(entry -> entry.refused = true);
        }
        refused.ifPresent(entry -> fail(entry, why));
        return refused.isPresent();
    }

    /** Hands over what it may. The lock is held. */
    private void handOver() {
        while (carrier != null && !answers.isEmpty() && answersOut < ANSWERS) {
            if (!carrier.write(List.of(answers.element()))) {
                return;
            }
            answers.remove();
            answersOut++;
            if (answersOut == ANSWERS / 2) {
                probe();
            }
        }
        while (carrier != null && !waiting.isEmpty() && underWay.size() < WINDOW) {
            List<RawStanza> lot = lot(WINDOW - underWay.size());
            if (!carrier.write(lot)) {
                return;
            }
            long now = nanos.getAsLong();
            for (int i = 0; i < lot.size(); i++) {
                Outgoing entry = waiting.remove();
                entry.number = ++newest;
                entry.writtenNanos = now;
                underWay.add(entry);
            }
            if (newest - probed >= ASKED_ABOUT) {
                probe();
            }
        }
        if (newest > probed && probed <= confirmed) {
            probe();
        }
    }

    /** What waits longest, and goes out together: a few packets of it. */
    private List<RawStanza> lot(int most) {
        List<RawStanza> lot = new ArrayList<>();
        int length = 0;
        for (Outgoing entry : waiting) {
            if (lot.size() == most || length >= LOT_LENGTH) {
                break;
            }
            lot.add(entry.stanza);
            length += entry.stanza.text().length();
        }
        return lot;
    }

    /** Asks again after an acknowledgement, if no other request will follow. The lock is held. */
    private void askOnceMore() {
        if (grace.wantsToAsk() && newest == probed) {
            probe();
        }
    }

    /** The lock is held. */
    private void probe() {
        if (carrier != null) {
            probed = newest;
            probedNanos = nanos.getAsLong();
            answering = false;
            grace.asked();
            carrier.probe(newest);
        }
    }

    private void finish(Outgoing entry) {
        room.release();
        tell(onSent, entry);
        entry.done.complete(null);
    }

    private void lose(Outgoing entry) {
        tell(onLost, entry);
        fail(
                entry,
                new Failure(
                                FailureKind.OUTCOME_UNKNOWN,
                                "The connection was lost before the server confirmed the message;"
                                        + " it may have arrived.")
                        .withHint("Look at the history before sending it again."));
    }

    private static void tell(Consumer<Xml> listener, Outgoing entry) {
        if (entry.told != null) {
            listener.accept(entry.told);
        }
    }

    private static Failure tooLate() {
        return new Failure(
                FailureKind.UNREACHABLE, "Not sent: the stream that it was for is gone.");
    }

    private void fail(Outgoing entry, Failure why) {
        room.release();
        entry.done.completeExceptionally(why);
    }
}
