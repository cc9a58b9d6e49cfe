package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.wire.xmpp.Bind;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Sasl;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.StreamNonza;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/**
 * What one client says on one connection, from the first header to the end (protocol page xmpp.md,
 * sections 3, 4 and 23). The thread that reads the socket calls it, and no other.
 */
final class ClientStream {
    private static final Set<String> STANZAS = Set.of("message", "presence", "iq");
    private static final Set<String> REQUESTS = Set.of("get", "set");
    private static final int ATTEMPTS = 3;

    /** The namespaces of what begins a stream over TCP and over WebSocket. */
    private static final Set<String> BEGINNINGS = Set.of(Ns.STREAM, Ns.FRAMING);

    /** The answer to what stream management does not have here and now. */
    private static final Xml UNEXPECTED = new StreamNonza.Failed("unexpected-request").toXml();

    private final Connection connection;
    private final String domain;
    private final Login login;
    private final Attendance attendance;
    private final Desks desks;
    private final XmppLimits limits;
    private final Tap tap;
    private final Faults faults;
    private @Nullable Session session;
    private boolean begun;

    /** Whether the stream has begun since the last step of the login: it does so only once. */
    private boolean open;

    private int failures;
    private int stanzas;
    private volatile boolean ready;
    private Runnable whenReady = () -> {};
    private boolean over;

    ClientStream(
            Connection connection,
            String domain,
            Login login,
            Attendance attendance,
            Desks desks,
            XmppLimits limits,
            Tap tap,
            Faults faults) {
        this.connection = connection;
        this.domain = domain;
        this.login = login;
        this.attendance = attendance;
        this.desks = desks;
        this.limits = limits;
        this.tap = tap;
        this.faults = faults;
    }

    /** Whether the client has logged in and taken a resource. */
    boolean isReady() {
        return ready;
    }

    /** What to do once it has, before anything is read. */
    void whenReady(Runnable work) {
        whenReady = work;
    }

    /** Whether nothing more is to be read. */
    boolean isOver() {
        return over;
    }

    /**
     * The client begins a stream, for the first time or after logging in.
     *
     * @param text how it says so
     */
    void opened(Xml header, String text) {
        tap.saw(connection.name(), true, text);
        if (open) {
            fail("invalid-xml");
            return;
        }
        begin();
        if (BEGINNINGS.contains(header.namespace())) {
            connection.send(session == null ? Features.beforeLogin() : Features.afterLogin());
        } else {
            fail("invalid-namespace");
        }
    }

    private void begin() {
        begun = true;
        open = true;
        connection.begin(attendance.newId(), domain);
    }

    /** The client says something. */
    void element(String text) {
        tap.saw(connection.name(), true, text);
        try {
            Xml xml = XmlText.parse(text, Ns.CLIENT);
            if (!begun) {
                fail("invalid-xml");
            } else if (xml.is("error", Ns.STREAM)) {
                closed();
            } else if (session == null) {
                beforeLogin(xml);
            } else {
                afterLogin(session, xml);
            }
        } catch (MalformedXml malformed) {
            fail(malformed);
        } catch (MalformedStanza malformed) {
            fail("policy-violation");
        } catch (RuntimeException broken) {
            note(broken);
            fail("internal-server-error");
        }
    }

    /** The client says good-bye. */
    void closed() {
        over = true;
        if (session == null) {
            connection.finish();
        } else {
            end(session, null);
        }
    }

    /** The connection is gone, with or without a good-bye. */
    void lost() {
        over = true;
        connection.cut();
        if (session != null) {
            try {
                attendance.lost(session, connection);
            } catch (RuntimeException broken) {
                note(broken); // There is nobody any more to tell.
            }
        }
    }

    /** Ends the stream, for the client has sent what cannot be read. */
    void fail(MalformedXml malformed) {
        fail(malformed.isTooLarge() ? "policy-violation" : "not-well-formed");
    }

    /** Ends the stream for this reason, having begun it at least (RFC 6120, section 4.9.1). */
    private void fail(String condition) {
        over = true;
        if (!begun) {
            begin();
        }
        if (session == null) {
            connection.send(Session.error(condition));
            connection.finish();
        } else {
            end(session, condition);
        }
    }

    /** Ends the session, unless it goes on over another connection. */
    private void end(Session here, @Nullable String condition) {
        try {
            attendance.end(here, connection, condition);
        } catch (RuntimeException broken) {
            note(broken); // There is nobody any more to tell.
        }
    }

    /** Says in the transcript what should not have happened. */
    private void note(RuntimeException broken) {
        tap.saw(connection.name(), false, "<!-- failed, " + broken + " -->");
    }

    private void beforeLogin(Xml xml) throws MalformedStanza {
        if (xml.namespace().equals(Ns.SASL)) {
            loggingIn(xml);
        } else if (STANZAS.contains(xml.name())) {
            refuse(xml);
        } else if (StreamNonza.read(xml).isPresent()) {
            connection.send(UNEXPECTED);
        }
        // Anything else asks for nothing.
    }

    private void loggingIn(Xml xml) {
        Login.Outcome outcome =
                switch (xml.name()) {
                    case "auth" -> login.attempt(xml);
                    case "abort" -> Login.Outcome.failed("aborted");
                    default -> Login.Outcome.failed("malformed-request");
                };
        if (outcome.user().isPresent()) {
            UserId user = outcome.user().get();
            session = new Session(user, connection, limits, faults);
            open = false;
            connection.send(Sasl.success());
            return;
        }
        connection.send(Sasl.failure(outcome.condition()));
        failures++;
        if (failures >= ATTEMPTS) {
            fail("policy-violation");
        }
    }

    private void afterLogin(Session here, Xml xml) throws MalformedStanza {
        if (!here.isOn(connection)) {
            leave(here);
            return;
        }
        Optional<StreamNonza> nonza = StreamNonza.read(xml);
        if (nonza.isPresent()) {
            managed(here, nonza.get());
        } else if (xml.namespace().equals(Ns.SASL)) {
            connection.send(Sasl.failure("not-authorized")); // Nobody logs in twice.
        } else if (xml.is("inactive", Ns.CSI) || xml.is("active", Ns.CSI)) {
            here.attend(xml.name().equals("active"));
        } else if (xml.namespace().equals(Ns.CLIENT) && STANZAS.contains(xml.name())) {
            if (!here.handle(connection, () -> take(here, xml))) {
                leave(here);
                return;
            }
            stanzas++;
            if (faults.cutsAfter(stanzas)) {
                connection.cut();
            }
        }
        // Anything else asks for nothing.
    }

    /** The session has ended or goes on elsewhere: what comes here is nobody's any more. */
    private void leave(Session here) {
        over = true;
        attendance.giveBack(here, connection);
    }

    /** Takes a stanza; one that fails for whatever reason is answered, and so has been handled. */
    private void take(Session here, Xml xml) {
        try {
            stanza(here, xml);
        } catch (RuntimeException broken) {
            note(broken);
            if (asksForAnswer(xml)) {
                here.reply(StanzaError.INTERNAL_SERVER_ERROR.replyTo(xml));
            }
        }
    }

    private void stanza(Session here, Xml xml) {
        if (here.isBound()) {
            bound(here, xml.attr("from", here.jid()));
        } else if (Bind.isRequest(xml) && faults.isTaken()) {
            here.reply(StanzaError.CONFLICT.replyTo(xml));
        } else if (Bind.isRequest(xml)) {
            attendance.bind(here, Bind.requested(xml));
            here.reply(Bind.result(xml, here.jid()));
            getReady();
        } else {
            refuse(xml);
        }
    }

    private void bound(Session here, Xml xml) {
        if (xml.name().equals("message") && faults.putsOff()) {
            here.reply(StanzaError.RESOURCE_CONSTRAINT.replyTo(xml));
            return;
        }
        boolean request = xml.name().equals("iq") && REQUESTS.contains(xml.attr("type").orElse(""));
        switch (request ? faults.answer() : Faults.Answer.AS_USUAL) {
            case AS_USUAL -> desks.take(here, xml);
            case REFUSED -> here.reply(StanzaError.INTERNAL_SERVER_ERROR.replyTo(xml));
            case NONE -> {
                // That is the fault.
            }
        }
    }

    private void managed(Session here, StreamNonza nonza) {
        switch (nonza) {
            case StreamNonza.Enable(boolean resume) -> {
                if (!here.startCounting(resume ? attendance.newId() : null)) {
                    here.say(UNEXPECTED);
                }
            }
            case StreamNonza.Request() -> {
                if (!here.acknowledge()) {
                    here.say(UNEXPECTED);
                }
            }
            case StreamNonza.Ack(long handled) -> {
                if (!here.acknowledged(connection, handled)) {
                    fail("undefined-condition");
                }
            }
            case StreamNonza.Resume(String id, long handled) -> resume(here, id, handled);
            case StreamNonza.Enabled _, StreamNonza.Resumed _, StreamNonza.Failed _ -> {
                // Only servers say these.
            }
        }
    }

    private void resume(Session here, String id, long handled) {
        Optional<Session> before =
                here.isBound()
                        ? Optional.empty()
                        : attendance.resume(here.user(), id, handled, connection);
        if (before.isPresent()) {
            session = before.get();
            getReady();
        } else {
            here.say(
                    here.isBound() ? UNEXPECTED : new StreamNonza.Failed("item-not-found").toXml());
        }
    }

    private void getReady() {
        ready = true;
        whenReady.run();
    }

    /** A stanza too early (section 17). */
    private void refuse(Xml stanza) {
        if (asksForAnswer(stanza)) {
            connection.send(StanzaError.NOT_AUTHORIZED.replyTo(stanza));
        }
    }

    /** Nobody answers an answer. */
    private static boolean asksForAnswer(Xml stanza) {
        String type = stanza.attr("type").orElse("");
        return !type.equals("error") && !type.equals("result");
    }
}
