package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StreamNonza;
import dev.cubechat.wire.xmpp.XmlText;

import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.sm.StreamManagementException.StreamManagementNotEnabledException;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManager;

/**
 * One stream to the server and its resumptions: the state that Smack needs to resume lives on its
 * connection object, so a link is opened again until it cannot resume any more, and then thrown
 * away. A thrown away link sends nothing later.
 */
final class Link implements Outbox.Carrier {
    /** Told that the connection ended, perhaps while it was being made, on a thread of Smack's. */
    interface Watcher {
        /**
         * The connection ended.
         *
         * @param reason why, in a few words
         * @param conflict whether another connection with our resource took its place
         */
        void ended(String reason, boolean conflict);
    }

    private static final long NOTICING_MILLIS = 300;
    private static final String END = "<presence type='unavailable'/></stream:stream>";

    private final DirectTlsConnection smack;
    private final TlsSockets sockets;
    private final XmppSettings settings;
    private final Addresses addresses;
    private final Requests requests;
    private final ConnectTrouble trouble;
    private final Outbox outbox;
    private final Tally tally;
    private volatile @Nullable Endpoint elsewhere;
    private @Nullable Thread opening;
    private long attempt;
    private boolean interrupted;
    private boolean managed;

    /** Whether this stream is to be resumed, and the server has not said that it cannot be. */
    private volatile boolean resuming;

    /** Whether the server offers stream management, and then does not want it. */
    private volatile boolean refusesManagement;

    Link(
            XmppSettings settings,
            TlsSockets sockets,
            Requests requests,
            DirectTlsConnection.Arrivals arrivals,
            Outbox outbox,
            Watcher watcher) {
        SmackStart.ensure();
        this.settings = settings;
        this.sockets = sockets;
        this.addresses = new Addresses(settings.appId(), settings.chatHost());
        this.requests = requests;
        this.trouble = new ConnectTrouble(settings, sockets::endpoint);
        this.outbox = outbox;
        this.tally = new Tally(outbox::acknowledged);
        this.smack =
                new DirectTlsConnection(
                        configuration(settings, sockets),
                        sockets,
                        arrivals,
                        why -> settings.trace().accept("xmpp: unreadable answer, " + why));
        smack.setReplyTimeout(settings.patience().reply().toMillis());
        manage(settings.streamManagement());
        // With a listener for them, Smack does not send stanzas again on a stream that did not
        // resume.
        smack.addStanzaDroppedListener(dropped -> {});
        smack.addConnectionListener(watch(watcher));
    }

    private void manage(boolean on) {
        managed = on;
        smack.setUseStreamManagement(on);
    }

    /**
     * Connects and logs in. A server that refuses stream management, though it offers it, is met
     * once more, and goes without: that is no reason not to chat (XEP-0198, section 3).
     *
     * @return whether the earlier stream was resumed
     * @throws Failure UNREACHABLE, or NOT_SIGNED_IN where the password was refused
     */
    boolean open(Secret password) {
        try {
            return logIn(password);
        } catch (Failure failure) {
            if (!managed || !refusesManagement || failure.kind() == FailureKind.INTERRUPTED) {
                throw failure;
            }
            settings.trace().accept("xmpp: going on without stream management, which is refused");
            manage(false);
            return logIn(password);
        }
    }

    private boolean logIn(Secret password) {
        begin();
        try {
            smack.connect();
            smack.login(
                    addresses.login(settings.userId()),
                    password.reveal(),
                    Resourcepart.from(settings.resource()));
            return smack.streamWasResumed();
        } catch (InterruptedException stop) {
            boolean stuck = end();
            abort();
            if (stuck) {
                throw trouble.lostWhileLoggingIn(stop);
            }
            Thread.currentThread().interrupt();
            throw stopped(stop);
        } catch (SmackException | XMPPException | IOException met) {
            end();
            abort();
            if (Thread.currentThread().isInterrupted()) {
                throw stopped(met);
            }
            trouble.elsewhere(met).ifPresent(place -> elsewhere = place);
            throw trouble.failure(met);
        } finally {
            end();
        }
    }

    /**
     * No more bytes will come from the server; on Smack's reader thread. Smack, while it waits for
     * the answer to the password, would not notice until its reply time-out: if it has not soon, it
     * is interrupted.
     */
    void inputEnded() {
        long now = attempt();
        Later.ON_ITS_OWN_THREAD.run(
                Duration.ofMillis(NOTICING_MILLIS), () -> interruptOpening(now));
    }

    private synchronized long attempt() {
        return attempt;
    }

    private synchronized void begin() {
        opening = Thread.currentThread();
        attempt++;
        interrupted = false;
        resuming = canResume();
        refusesManagement = false;
    }

    private synchronized void interruptOpening(long which) {
        if (opening != null && attempt == which) {
            interrupted = true;
            opening.interrupt();
        }
    }

    /** Whether the thread that opened was interrupted here, and not by anyone else. */
    private synchronized boolean end() {
        if (opening != null && interrupted) {
            Thread.interrupted();
        }
        opening = null;
        return interrupted;
    }

    boolean isUp() {
        return smack.isAuthenticated() && smack.isConnected();
    }

    /** Whether opening it again could continue the same stream. */
    boolean canResume() {
        return smack.isDisconnectedButSmResumptionPossible() && !sockets.poisoned();
    }

    /**
     * Takes what the server says about stream management, on Smack's reader thread.
     *
     * @return what Smack is to hear of it
     */
    Optional<StreamNonza> heard(StreamNonza nonza) throws HandledTooMany {
        if (nonza instanceof StreamNonza.Enabled) {
            smack.countAnew(sockets.gate().waiting());
        }
        Optional<StreamNonza> shown = tally.heard(nonza);
        if (nonza instanceof StreamNonza.Failed) {
            refused();
        }
        return shown;
    }

    /**
     * The first such answer to who wants to resume a stream means that one. Smack takes a second
     * for the same, and would wait until its reply time-out: it is interrupted.
     */
    private void refused() {
        if (resuming) {
            resuming = false;
        } else {
            refusesManagement = true;
            interruptOpening(attempt());
        }
    }

    /** Where the server has sent us on to, if it has; asked once. */
    Optional<Endpoint> sentOnTo() {
        Optional<Endpoint> place = Optional.ofNullable(elsewhere);
        elsewhere = null;
        return place;
    }

    /** The resource that the server bound. */
    String resource() {
        return smack.getUser().getResourcepart().toString();
    }

    /** As {@link #write(List)}. */
    boolean write(RawStanza stanza) {
        return write(List.of(stanza));
    }

    @Override
    public boolean write(List<RawStanza> stanzas) {
        Parcel parcel = new Parcel(stanzas);
        tally.add(parcel);
        boolean taken = write(parcel);
        if (!taken) {
            tally.takeBack(parcel);
        }
        return taken;
    }

    private boolean write(Parcel parcel) {
        // Writing never waits, as long as the outbox keeps its window; but Smack would refuse to
        // write for a thread that is being interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            smack.write(parcel);
            return true;
        } catch (NotConnectedException gone) {
            return false;
        } catch (InterruptedException stop) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void probe(long newest) {
        if (!smack.isSmEnabled()) {
            String id = requests.nextId();
            requests.expect(id, answer -> outbox.answered(newest));
            write(new RawStanza(Requests.ping(id, addresses.domain())));
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            smack.requestSmAcknowledgement();
        } catch (NotConnectedException | StreamManagementNotEnabledException gone) {
            settings.trace().accept("xmpp: no acknowledgement asked for, " + gone);
        } catch (InterruptedException stop) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Cuts the connection; the stream can be resumed. */
    void abort() {
        Goodbye.say(smack::instantShutdown).await();
    }

    /** Says goodbye, if the server can still be reached, and ends the stream. */
    void close(Duration atMost) {
        smack.setReplyTimeout(Math.max(1, atMost.toMillis() / 2));
        interruptOpening(attempt());
        Goodbye.say(isUp() ? smack::disconnect : smack::instantShutdown).await();
    }

    /**
     * Ends the stream to a server that has everything: it need only hear of it. Smack would wait
     * for its answer, for which some servers take a tenth of a second, and for its own threads.
     */
    void leave(Duration atMost) {
        if (!isUp()) {
            close(atMost);
            return;
        }
        Goodbye.say(() -> sockets.end(this::lastWords)).await(atMost);
        Goodbye.say(smack::instantShutdown);
    }

    /**
     * With what was taken in until now: otherwise some servers would send it once more. Made when
     * Smack writes no more: what it counts from now on, nobody has been told.
     */
    private String lastWords() {
        long taken = smack.takeNoMore();
        return smack.isSmEnabled()
                ? XmlText.write(new StreamNonza.Ack(taken).toXml(), Ns.CLIENT) + END
                : END;
    }

    private static Failure stopped(Exception met) {
        return new Failure(
                FailureKind.INTERRUPTED, "Stopped while connecting to the chat server.", met);
    }

    private ConnectionListener watch(Watcher watcher) {
        return new ConnectionListener() {
            @Override
            public void connectionClosed() {
                watcher.ended("the server ended the stream", false);
            }

            @Override
            public void connectionClosedOnError(Exception met) {
                settings.trace().accept("xmpp: connection lost, " + met);
                trouble.elsewhere(met).ifPresent(place -> elsewhere = place);
                watcher.ended(trouble.reason(met), ConnectTrouble.isConflict(met));
            }
        };
    }

    private static XMPPTCPConnectionConfiguration configuration(
            XmppSettings settings, TlsSockets sockets) {
        try {
            return XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(JidCreate.domainBareFrom(settings.chatHost()))
                    // Only a form: the socket knows where to connect.
                    .setHostAddress(InetAddress.getLoopbackAddress())
                    .setPort(settings.endpoint().port())
                    .setSocketFactory(sockets)
                    .setConnectTimeout((int) settings.patience().connect().toMillis())
                    // TLS is the socket's; Smack is to add none.
                    .setSecurityMode(SecurityMode.disabled)
                    .setSslContextFactory(NoTls::new)
                    .setKeyManagers(new KeyManager[0])
                    .addEnabledSaslMechanism(PlainLogin.NAME)
                    .setSendPresence(false)
                    .build();
        } catch (XmppStringprepException malformed) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "\"" + settings.chatHost() + "\" cannot be the name of a chat host.",
                    malformed);
        }
    }
}
