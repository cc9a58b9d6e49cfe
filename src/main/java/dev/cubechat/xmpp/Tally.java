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

    /** Smack says goodbye by itself: a presence that is none of ours. */
    private static final int FAREWELL = 1;

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
     * @throws HandledTooMany where it claims more than there were, so that nothing it says about
     *     this stream can be relied on (XEP-0198, section 4)
     */
    Optional<StreamNonza> heard(StreamNonza nonza) throws HandledTooMany {
        return switch (nonza) {
            case StreamNonza.Enabled enabled -> {
                begin();
                yield Optional.of(enabled);
            }
            case StreamNonza.Ack ack ->
                    isCredible(handle(ack.handled())) ? worthShowing() : Optional.of(ack);
            case StreamNonza.Resumed resumed ->
                    Optional.of(isCredible(handle(resumed.handled())) ? shown(resumed) : resumed);
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

    private static boolean isCredible(long tooMany) throws HandledTooMany {
        if (tooMany > FAREWELL) {
            throw new HandledTooMany(tooMany);
        }
        return tooMany == 0;
    }

    /**
     * The server has handled so many stanzas.
     *
     * @return how many more that is than there were: then it is not believed
     */
    private long handle(long h) {
        List<RawStanza> more = new ArrayList<>();
        long tooMany = take(h, more);
        onHandled.accept(more);
        return tooMany;
    }

    private synchronized long take(long h, List<RawStanza> taken) {
        if (!counting) {
            return 0;
        }
        long more = Math.floorMod(h - handled, StreamNonza.MODULUS);
        long there = parcels.stream().mapToLong(Parcel::left).sum();
        if (more > there) {
            return more - there;
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
        return 0;
    }
}
