package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Node;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Instant;
import java.util.Map;

/**
 * One stanza on its way to one person: shared by all the person's sessions that are to get it, so
 * that it is delivered again only if none of them got it. Safe for any number of threads.
 */
final class Parcel {
    private final Xml stanza;
    private final Instant since;
    private final boolean waits;
    private final long place;
    private int holders;
    private boolean arrived;
    private Runnable then = () -> {};

    private Parcel(Xml stanza, Instant since, boolean waits, long place) {
        this.stanza = stanza;
        this.since = since;
        this.waits = waits;
        this.place = place;
    }

    /** A stanza that must arrive: it waits in this place for the person where nobody takes it. */
    static Parcel waiting(Xml stanza, Instant since, long place) {
        return new Parcel(stanza, since, true, place);
    }

    /** A stanza for now or never, such as typing. */
    static Parcel passing(Xml stanza) {
        return new Parcel(stanza, Instant.EPOCH, false, 0);
    }

    Xml stanza() {
        return stanza;
    }

    /** About how many characters it has. */
    long length() {
        return length(stanza);
    }

    private static long length(Xml xml) {
        long length = xml.name().length();
        for (Map.Entry<String, String> attribute : xml.attributes().entrySet()) {
            length += attribute.getKey().length() + attribute.getValue().length();
        }
        for (Node node : xml.children()) {
            length +=
                    switch (node) {
                        case Node.Text(String text) -> text.length();
                        case Xml child -> length(child);
                    };
        }
        return length;
    }

    /** When it was first on its way. */
    Instant since() {
        return since;
    }

    /** Where it stands among all that wait. */
    long place() {
        return place;
    }

    /** One more session has it to deliver. */
    synchronized void taken() {
        holders++;
    }

    /** Whether a session has it, or had it and delivered it. */
    synchronized boolean isHeld() {
        return holders > 0;
    }

    /** A session has delivered it. */
    void arrived() {
        first().run();
    }

    private synchronized Runnable first() {
        Runnable waited = then;
        arrived = true;
        then = () -> {};
        return waited;
    }

    /** Does this once a session has delivered it, on any thread; it must not lock anything. */
    void whenArrived(Runnable work) {
        if (!waitsFor(work)) {
            work.run();
        }
    }

    private synchronized boolean waitsFor(Runnable work) {
        if (!arrived) {
            then = work;
        }
        return !arrived;
    }

    /** A session gives up; whether it was the last hope of a stanza that must arrive. */
    synchronized boolean abandoned() {
        holders--;
        return waits && !arrived && holders == 0;
    }
}
