package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Xml;

import java.time.Instant;

/**
 * One stanza on its way to one person: shared by all the person's sessions that are to get it, so
 * that it is delivered again only if none of them got it. Safe for any number of threads.
 */
final class Parcel {
    private final Xml stanza;
    private final Instant since;
    private final boolean waits;
    private int holders;
    private boolean arrived;

    private Parcel(Xml stanza, Instant since, boolean waits) {
        this.stanza = stanza;
        this.since = since;
        this.waits = waits;
    }

    /** A stanza that must arrive: it waits for the person where nobody takes it. */
    static Parcel waiting(Xml stanza, Instant since) {
        return new Parcel(stanza, since, true);
    }

    /** A stanza for now or never, such as typing. */
    static Parcel passing(Xml stanza) {
        return new Parcel(stanza, Instant.EPOCH, false);
    }

    Xml stanza() {
        return stanza;
    }

    /** When it was first on its way. */
    Instant since() {
        return since;
    }

    boolean waits() {
        return waits;
    }

    /** One more session has it to deliver. */
    synchronized void taken() {
        holders++;
    }

    /** A session has delivered it. */
    synchronized void arrived() {
        arrived = true;
    }

    /** A session gives up; whether it was the last hope of a stanza that must arrive. */
    synchronized boolean abandoned() {
        holders--;
        return waits && !arrived && holders == 0;
    }
}
