package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tls.ServerNotTrusted;

import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.sasl.SASLError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.util.rce.RemoteConnectionException;
import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;

/** Says in our words what Smack met while connecting, logging in or listening. */
final class ConnectTrouble {
    private static final int DEEPEST = 20;

    private final XmppSettings settings;
    private final Supplier<Endpoint> place;

    /**
     * @param place where we are connecting to, or are connected
     */
    ConnectTrouble(XmppSettings settings, Supplier<Endpoint> place) {
        this.settings = settings;
        this.place = place;
    }

    /** What kept the connection from being made. */
    Failure failure(Exception met) {
        SASLErrorException refused = find(met, SASLErrorException.class);
        if (refused != null) {
            return refused(refused);
        }
        StreamErrorException ended = find(met, StreamErrorException.class);
        if (ended != null) {
            StreamEnd why = new StreamEnd(ended.getStreamError());
            return new Failure(
                            why.kind(),
                            "The chat server "
                                    + where()
                                    + " ended the connection: "
                                    + why.told()
                                    + ".",
                            met)
                    .withHint(why.hint());
        }
        XMPPErrorException unbound = find(met, XMPPErrorException.class);
        if (unbound != null) {
            return unbound(unbound);
        }
        if (find(met, SmackSaslException.class) != null) {
            return new Failure(
                    FailureKind.UNREACHABLE,
                    "The chat server " + where() + " offers no way to log in that is known here.",
                    met);
        }
        return unreachable(met);
    }

    /** The server went away before the login was through. */
    Failure lostWhileLoggingIn(Exception met) {
        return new Failure(
                        FailureKind.UNREACHABLE,
                        "The chat server " + where() + " closed the connection during the login.",
                        met)
                .withHint("Try again later.");
    }

    /** Why a connection that stood has ended, in a few words. */
    String reason(Exception met) {
        StreamErrorException ended = find(met, StreamErrorException.class);
        return ended == null ? "connection lost" : new StreamEnd(ended.getStreamError()).told();
    }

    /** Where the server sends us on to, if that is how it ended the connection. */
    Optional<Endpoint> elsewhere(Exception met) {
        StreamErrorException ended = find(met, StreamErrorException.class);
        return ended == null
                ? Optional.empty()
                : new StreamEnd(ended.getStreamError()).otherHost(settings.endpoint());
    }

    /** Whether the server ended this connection for another with the same resource. */
    static boolean isConflict(Exception met) {
        StreamErrorException ended = find(met, StreamErrorException.class);
        return ended != null && new StreamEnd(ended.getStreamError()).isConflict();
    }

    private Failure refused(SASLErrorException refused) {
        String condition = refused.getSASLFailure().getSASLErrorString();
        if (refused.getSASLFailure().getSASLError() == SASLError.temporary_auth_failure) {
            // It has not looked at the password at all (RFC 6120, section 6.5.11).
            return new Failure(
                            FailureKind.UNREACHABLE,
                            "The chat server "
                                    + where()
                                    + " could not check the login of user "
                                    + settings.userId()
                                    + " ("
                                    + condition
                                    + ").",
                            refused)
                    .withHint("Try again later.");
        }
        return new Failure(
                        FailureKind.NOT_SIGNED_IN,
                        "The chat server refused the login of user "
                                + settings.userId()
                                + " ("
                                + condition
                                + ").",
                        refused)
                .withHint("Sign in again: cubechat auth login");
    }

    /** The password was taken, but not the device; the only thing that Smack asks for then. */
    private Failure unbound(XMPPErrorException refused) {
        StanzaError error = refused.getStanzaError();
        String text = error.getDescriptiveText();
        boolean taken = error.getCondition() == Condition.conflict;
        return new Failure(
                        taken ? FailureKind.CONFLICT : FailureKind.UNREACHABLE,
                        "The chat server "
                                + where()
                                + " refused the resource "
                                + settings.resource()
                                + " ("
                                + error.getCondition()
                                + (text == null || text.isBlank()
                                        ? ""
                                        : ", \"" + text.strip() + "\"")
                                + ").",
                        refused)
                .withHint(
                        taken
                                ? "Give each program that runs at the same time its own resource."
                                : "Try again later.");
    }

    private Failure unreachable(Exception met) {
        ServerNotTrusted untrusted = find(met, ServerNotTrusted.class);
        if (untrusted != null) {
            return untrusted(untrusted.fault(), met);
        }
        if (find(met, UnknownHostException.class) != null) {
            return new Failure(
                            FailureKind.UNREACHABLE,
                            "There is no host named " + place.get().host() + ".",
                            met)
                    .withHint("Check the chat host in the profile and the network connection.");
        }
        if (find(met, SocketTimeoutException.class) != null
                || find(met, NoResponseException.class) != null) {
            return new Failure(
                            FailureKind.UNREACHABLE,
                            "The chat server " + where() + " did not answer in time.",
                            met)
                    .withHint("Check the network connection, or try again later.");
        }
        if (find(met, SSLException.class) != null) {
            return new Failure(
                            FailureKind.UNREACHABLE,
                            "The chat server " + where() + " and we could not agree on TLS.",
                            met)
                    .withHint("Check that this is the port of direct TLS, usually 5223.");
        }
        if (find(met, ConnectException.class) != null) {
            return new Failure(
                            FailureKind.UNREACHABLE,
                            "The chat server " + where() + " refused the connection.",
                            met)
                    .withHint("Check the chat host and its port in the profile.");
        }
        return new Failure(
                        FailureKind.UNREACHABLE,
                        "The connection to the chat server " + where() + " could not be made.",
                        met)
                .withHint("Check the network connection, or try again later.");
    }

    private Failure untrusted(ServerNotTrusted.Fault fault, Exception met) {
        return switch (fault) {
            case AUTHORITY ->
                    new Failure(
                                    FailureKind.UNREACHABLE,
                                    "The certificate of the chat server "
                                            + where()
                                            + " comes from an authority that is not trusted.",
                                    met)
                            .withHint(
                                    settings.endpoint().trust().caFile().isPresent()
                                            ? "Check that the CA file is the one of this server."
                                            : "Name the server's CA file in the profile.");
            case EXPIRED, NOT_YET_VALID ->
                    new Failure(
                                    FailureKind.UNREACHABLE,
                                    "The certificate of the chat server "
                                            + where()
                                            + " is not valid at this time.",
                                    met)
                            .withHint("Check the clock of this computer.");
            case NAME ->
                    new Failure(
                                    FailureKind.UNREACHABLE,
                                    "The certificate of the chat server "
                                            + where()
                                            + " is not for the host name "
                                            + settings.chatHost()
                                            + ".",
                                    met)
                            .withHint("Check the chat host in the profile.");
        };
    }

    private String where() {
        return place.get().toString();
    }

    /** The first of this type among an exception, its causes and what Smack met at each address. */
    private static <E extends Throwable> @Nullable E find(Throwable met, Class<E> type) {
        return find(Optional.of(met), type, 0);
    }

    private static <E extends Throwable> @Nullable E find(
            Optional<Throwable> met, Class<E> type, int depth) {
        if (met.isEmpty() || depth > DEEPEST) {
            return null;
        }
        Throwable here = met.get();
        if (type.isInstance(here)) {
            return type.cast(here);
        }
        if (here instanceof EndpointConnectionException at) {
            for (RemoteConnectionException<?> tried : at.getConnectionExceptions()) {
                E found = find(Optional.of(tried.getException()), type, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return find(Optional.ofNullable(here.getCause()), type, depth + 1);
    }
}
