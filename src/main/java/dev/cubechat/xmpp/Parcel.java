package dev.cubechat.xmpp;

import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stanzas of ours that go out together, and that Smack takes for one. What Smack does for each of
 * its stanzas (a lock, two changes of thread, a packet on the wire) is then done for many.
 *
 * <p>Smack keeps it until it is acknowledged, and sends it again after resuming: of it then only
 * those are written that the server does not have. Safe for threads.
 */
final class Parcel extends Stanza {
    private final Deque<RawStanza> left;

    Parcel(List<RawStanza> stanzas) {
        this.left = new ArrayDeque<>(stanzas);
    }

    /** How many of them the server does not have, as far as it has said. */
    synchronized int left() {
        return left.size();
    }

    /** The server has so many more of them: these. */
    synchronized List<RawStanza> handled(int more) {
        List<RawStanza> handled = new ArrayList<>(more);
        for (int i = 0; i < more; i++) {
            handled.add(left.remove());
        }
        return handled;
    }

    @Override
    public String getElementName() {
        return "message";
    }

    @Override
    public CharSequence toXML(XmlEnvironment unused) {
        return toString();
    }

    @Override
    public synchronized String toString() {
        StringBuilder all = new StringBuilder();
        left.forEach(stanza -> all.append(stanza.text()));
        return all.toString();
    }
}
