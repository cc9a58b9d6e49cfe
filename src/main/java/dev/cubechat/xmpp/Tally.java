package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.StreamNonza;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the count of what the server has handled of our stanzas (XEP-0198): the {@code h} of {@code
 * <a/>}, {@code <resumed/>} and, where it refuses to resume the stream, {@code <failed/>}.
 *
 * <p>Smack counts, too, but takes each {@link Parcel} for a stanza, so the {@code h} that it is
 * shown is that of the parcels that were handled whole; and it is shown one only now and then, long
 * before it has kept as many parcels as it can. Safe for threads.
 */
final class Tally {
    private static final int SHOWN_EACH = 64;

    private final Consumer<List<RawStanza>> onHandled;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private boolean counting;
    private long handled;
    private long whole;
    private long shown;

    /**
     * Nothing counts yet.
     *
     * @param onHandled told of stanzas that the server has, in order
     */
    Tally(Consumer<List<RawStanza>> onHandled) {
        this.onHandled = onHandled;
    }

    /** This is about to be handed over. */
    synchronized void add(Parcel parcel) {
        if (counting) {
            parcels.add(parcel);
        }
    }

    /** The one that was added last was not taken. */
    synchronized void takeBack(Parcel parcel) {
        if (parcels.peekLast() == parcel) {
            parcels.removeLast();
        }
    }

    /**
     * The server says this.
     *
     * @return what Smack is to hear of it, if anything
     */
    Optional<StreamNonza> heard(StreamNonza nonza) {
        return switch (nonza) {
            case StreamNonza.Enabled enabled -> {
                begin();
                yield Optional.of(enabled);
            }
            case StreamNonza.Ack ack -> handle(ack.handled()) ? worthShowing() : Optional.of(ack);
            case StreamNonza.Resumed resumed ->
                    Optional.of(handle(resumed.handled()) ? shown(resumed) : resumed);
            case StreamNonza.Failed failed -> {
                Long h = failed.handled();
                if (h != null) {
                    handle(h);
                }
                end();
                yield Optional.of(failed);
            }
            case StreamNonza.Enable _, StreamNonza.Request _, StreamNonza.Resume _ ->
                    Optional.of(nonza);
        };
    }

    private synchronized Optional<StreamNonza> worthShowing() {
        if (whole < shown + SHOWN_EACH) {
            return Optional.empty();
        }
        shown = whole;
        return Optional.of(new StreamNonza.Ack(whole));
    }

    private synchronized StreamNonza shown(StreamNonza.Resumed resumed) {
        shown = whole;
        return new StreamNonza.Resumed(resumed.id(), whole);
    }

    private synchronized void begin() {
        counting = true;
        parcels.clear();
        handled = 0;
        whole = 0;
        shown = 0;
    }

    private synchronized void end() {
        counting = false;
        parcels.clear();
    }

    /**
     * The server has handled so many stanzas.
     *
     * @return false where it claims more than there were: then it is not believed, nor will Smack
     *     believe it, as parcels are even fewer
     */
    private boolean handle(long h) {
        List<RawStanza> more = new ArrayList<>();
        boolean believed = take(h, more);
        onHandled.accept(more);
        return believed;
    }

    private synchronized boolean take(long h, List<RawStanza> taken) {
        long more = Math.floorMod(h - handled, StreamNonza.MODULUS);
        if (more > parcels.stream().mapToLong(Parcel::left).sum()) {
            return false;
        }
        handled += more;
        while (taken.size() < more) {
            Parcel first = parcels.element();
            taken.addAll(first.handled((int) Math.min(first.left(), more - taken.size())));
            if (first.left() == 0) {
                parcels.remove();
                whole++;
            }
        }
        return true;
    }
}
