package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.Xml;

import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Smack's connection over {@link TlsSocket}, with our own way in and out for stanzas. Smack does
 * the stream, the login and stream management; what stanzas mean is none of its business, but for
 * the answers to its own requests.
 */
final class DirectTlsConnection extends XMPPTCPConnection {
    private static final int REACTOR_THREADS = 2;

    private final TlsSockets sockets;
    private final Arrivals arrivals;
    private final Object taking = new Object();
    private long taken;
    private boolean leaving;

    /** Takes each stanza that arrives, on Smack's reader thread. */
    interface Arrivals {
        /**
         * One came.
         *
         * @param length its characters
         * @return false where it is an answer that nobody here waits for
         */
        boolean take(Xml stanza, int length);

        /** One came that is no XML. */
        void unreadable();
    }

    /**
     * Not yet connected.
     *
     * @param unreadable told why Smack could not read an answer
     */
    DirectTlsConnection(
            XMPPTCPConnectionConfiguration configuration,
            TlsSockets sockets,
            Arrivals arrivals,
            Consumer<Exception> unreadable) {
        super(configuration);
        this.sockets = sockets;
        this.arrivals = arrivals;
        setUseStreamManagementResumption(true);
        setParsingExceptionCallback(stanza -> unreadable.accept(stanza.getParsingException()));
        // Acknowledgements are asked for by the outbox; without any predicate Smack adds its own.
        addRequestAckPredicate(stanza -> false);
    }

    /**
     * Ends the two threads of Smack's reactor, which nothing here uses. They would sit in a native
     * wait when the process ends, and hold it up for 300 ms. The reactor has no way to stop; but an
     * action that throws ends the thread that runs it.
     */
    static void stopReactor() {
        for (int i = 0; i < REACTOR_THREADS; i++) {
            schedule(
                    () -> {
                        Thread.currentThread().setUncaughtExceptionHandler((thread, end) -> {});
                        throw new IllegalStateException("this thread is not needed");
                    },
                    0,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Queues a parcel to be written. It throws only where it was not queued. */
    void write(Parcel parcel) throws NotConnectedException, InterruptedException {
        sendStanzaInternal(parcel);
    }

    /** There is no other way to be connected than over TLS. */
    @Override
    public boolean isSecureConnection() {
        return true;
    }

    @Override
    protected void parseAndProcessStanza(XmlPullParser parser)
            throws XmlPullParserException, IOException, InterruptedException {
        // Smack asks only while it logs in; later answers are not for it, and may be meant to harm.
        if (takeOrEnd(sockets.gate()) || isAuthenticated()) {
            ParserUtils.forwardToEndTagOfDepth(parser, parser.getDepth());
        } else {
            super.parseAndProcessStanza(parser);
        }
    }

    private boolean takeOrEnd(StanzaGate gate) throws IOException {
        try {
            return take(gate.next());
        } catch (OutOfMemoryError full) {
            // Smack has counted it, so the stream must not go on without it.
            gate.poison();
            throw new IOException("there is no memory for what the server sent", full);
        }
    }

    private boolean take(StanzaGate.Arrived arrived) {
        synchronized (taking) {
            if (leaving) {
                return true;
            }
            taken++;
            Optional<Xml> stanza = arrived.stanza();
            if (stanza.isEmpty()) {
                arrivals.unreadable();
            }
            return stanza.isEmpty() || arrivals.take(stanza.get(), arrived.length());
        }
    }

    /**
     * What is acknowledged is counted from here.
     *
     * @param before how many stanzas came before, and have not been taken yet
     */
    void countAnew(int before) {
        synchronized (taking) {
            taken = -before;
        }
    }

    /**
     * From now on nobody is told of what comes, so that the server keeps it.
     *
     * @return how many stanzas were taken since {@link #countAnew}
     */
    long takeNoMore() {
        synchronized (taking) {
            leaving = true;
            return Math.max(0, taken);
        }
    }
}
