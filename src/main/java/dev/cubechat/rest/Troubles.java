package dev.cubechat.rest;

import dev.cubechat.tls.ServerNotTrusted;

import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

import javax.net.ssl.SSLException;

/** Puts what the network says into words, by the types of its exceptions. */
final class Troubles {
    private Troubles() {}

    /** No connection came about: the request has not left. {@code server} is host and port. */
    static NoReply connecting(IOException trouble, String server, Duration timeout) {
        return switch (trouble) {
            case UnknownHostException unknown ->
                    // Java remembers a failed look-up for ten seconds: trying again is no use.
                    fatal(
                            "There is no host for " + server,
                            "Check the address, and the network's name service.",
                            unknown);
            case SocketTimeoutException late ->
                    passing(
                            server + " did not answer within " + seconds(timeout),
                            "Check the network and the proxy settings.",
                            late);
            case SSLException tls -> handshake(tls, server);
            case ConnectException refused ->
                    passing(
                            server + " refused the connection, or there is no network",
                            "Check the address, and that the server runs.",
                            refused);
            case NoRouteToHostException noRoute ->
                    passing("There is no way to " + server, "Check the network.", noRoute);
            default -> passing("The connection to " + server + " broke", null, trouble);
        };
    }

    /** The request was on its way; nobody knows how far it came. */
    static NoReply awaiting(IOException trouble, String server, Duration timeout) {
        String sentence =
                trouble instanceof SocketTimeoutException
                        ? server + " gave no answer within " + seconds(timeout)
                        : server + " closed the connection without a whole answer";
        return new NoReply(sentence, null, true, true, trouble);
    }

    /** Something answered, but not in HTTP. */
    static NoReply notHttp(HttpException trouble, String server) {
        return new NoReply(
                server + " answered with something that is not HTTP",
                "Check host and port of api_url.",
                true,
                false,
                trouble);
    }

    private static NoReply handshake(SSLException trouble, String server) {
        ServerNotTrusted refused = find(ServerNotTrusted.class, trouble);
        if (refused != null) {
            ServerNotTrusted.Fault fault = refused.fault();
            return fatal(fault.sentence(server), fault.hint(), trouble);
        }
        if (find(EOFException.class, trouble) != null
                || find(SocketException.class, trouble) != null) {
            return passing(server + " closed the connection during the handshake", null, trouble);
        }
        return fatal(
                "No TLS came about with " + server,
                "Check that this is an HTTPS address.",
                trouble);
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static NoReply fatal(String sentence, String hint, IOException trouble) {
        return new NoReply(sentence, hint, false, false, trouble);
    }

    private static NoReply passing(String sentence, @Nullable String hint, IOException trouble) {
        return new NoReply(sentence, hint, false, true, trouble);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
