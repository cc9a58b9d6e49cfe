package dev.cubechat.sandbox.xmpp;

import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The outgoing side of one socket: a bounded queue and the one thread that writes it ({@link
 * #run}). Anyone may send and nobody waits: a client that reads too slowly is cut.
 */
final class Connection implements Runnable {
    /** How long a stanza that is to change places waits for the next one. */
    private static final Duration NEIGHBOUR = Duration.ofMillis(50);

    private final String name;
    private final Link link;
    private final long most;
    private final Duration patience;
    private final Timers timers;
    private final Tap tap;
    private final Faults faults;
    private final BlockingDeque<Out> queue = new LinkedBlockingDeque<>();
    private final AtomicLong queued = new AtomicLong();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean broken;
    private @Nullable Out inHand;
    private @Nullable Out overtaken;
    private volatile @Nullable Future<?> deadline;

    /**
     * @param weight what it takes of the queue's bounds
     * @param last whether this is the mark behind everything
     */
    private record Out(String text, @Nullable Parcel parcel, int weight, boolean last) {
        static final Out END = new Out("", null, 0, true);

        static Out text(String text) {
            return new Out(text, null, text.length(), false);
        }

        boolean isStanza() {
            return TroubledLink.isStanza(text);
        }
    }

    Connection(String name, Link link, XmppLimits limits, Timers timers, Tap tap, Faults faults) {
        this.name = name;
        this.link = new TroubledLink(link, faults);
        this.most = limits.queueBytes();
        this.patience = limits.close();
        this.timers = timers;
        this.tap = tap;
        this.faults = faults;
    }

    /** For the transcript. */
    String name() {
        return name;
    }

    void send(Xml xml) {
        put(Out.text(XmlText.write(xml, link.namespace())));
    }

    /**
     * Sends what was sent on an earlier connection and is owed to the client. However much that is,
     * the client is not cut for it: it could not go on, then, ever.
     */
    void sendAgain(Xml xml) {
        put(new Out(XmlText.write(xml, link.namespace()), null, 0, false));
    }

    /** Sends a parcel that counts as arrived once it is written, for nobody will acknowledge it. */
    void send(Parcel parcel) {
        String text = XmlText.write(parcel.stanza(), link.namespace());
        put(new Out(text, parcel, text.length(), false));
    }

    void begin(String streamId, String domain) {
        put(Out.text(link.header(streamId, domain)));
    }

    /** Sends what is queued, says good-bye and closes. */
    void finish() {
        put(Out.text(link.footer()));
        queue.add(Out.END);
        deadline = timers.after(patience, this::cut);
    }

    /** Ends at once, without a word to the other side. */
    void cut() {
        broken = true;
        link.cut();
        queue.add(Out.END);
    }

    /**
     * Gives back the parcels that were not written, each once, when nothing more is written. Nobody
     * sends any more by then.
     */
    void giveBack(Consumer<List<Parcel>> taker) {
        var unused = ended.thenRun(() -> taker.accept(unwritten()));
    }

    private synchronized List<Parcel> unwritten() {
        List<Out> left = new ArrayList<>();
        if (inHand != null) {
            left.add(inHand);
            inHand = null;
        }
        queue.drainTo(left);
        return left.stream().map(Out::parcel).filter(Objects::nonNull).toList();
    }

    @Override
    public void run() {
        try {
            write();
            link.close();
            Future<?> late = deadline;
            if (late != null) {
                late.cancel(false);
            }
        } catch (IOException gone) {
            cut(); // The reader notices too, and ends the session.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            cut();
        } finally {
            ended.complete(null);
        }
    }

    private void write() throws IOException, InterruptedException {
        for (Out out = next(); !out.last(); out = next()) {
            inHand = out;
            if (broken) {
                return;
            }
            link.write(out.text());
            inHand = null;
            queued.addAndGet(-out.weight());
            if (out.parcel() != null) {
                out.parcel().arrived();
            }
        }
    }

    /** The next to be written; where stanzas are to change places, the one behind it. */
    private Out next() throws InterruptedException {
        Out out = queue.take();
        if (out.equals(overtaken) || !out.isStanza() || !faults.reorders()) {
            return out;
        }
        Out behind = queue.poll(NEIGHBOUR.toMillis(), TimeUnit.MILLISECONDS);
        if (behind == null) {
            return out;
        }
        boolean swap = behind.isStanza();
        overtaken = swap ? out : behind;
        queue.addFirst(overtaken);
        return swap ? behind : out;
    }

    private void put(Out out) {
        tap.saw(name, false, out.text());
        queue.add(out);
        if (queued.addAndGet(out.weight()) > most) {
            cut();
        }
    }
}
