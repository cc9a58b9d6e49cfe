package dev.cubechat.xmpp;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Trace;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Trust;

/**
 * Who connects, where, and how patiently.
 *
 * @param chatHost the XMPP domain; the certificate must carry this name
 * @param resource the name of this device among those of the user; better long and unique (xmpp.md,
 *     section 2): one that two programs share lets each end the other's stream
 * @param listening whether to be there for others: to be seen as available, and to be given what
 *     they write, at once or for later. Who only sends is not, or the server would give away what
 *     waits for another device (RFC 6121, section 4.2; xmpp.md, section 16)
 * @param streamManagement whether to acknowledge and resume (XEP-0198) where the server can
 * @param networks what to watch for a network that comes back
 * @param trace takes lines for {@code --debug}
 */
public record XmppSettings(
        AppId appId,
        UserId userId,
        String chatHost,
        String resource,
        Endpoint endpoint,
        Patience patience,
        Reconnect reconnect,
        boolean listening,
        boolean streamManagement,
        Networks networks,
        Trace trace) {
    public XmppSettings {
        if (chatHost.isBlank()) {
            throw new IllegalArgumentException("the chat host is missing");
        }
        if (resource.isBlank()) {
            throw new IllegalArgumentException("the resource is missing");
        }
    }

    /** The usual settings: the chat host on its usual port, no trace. */
    public static XmppSettings of(AppId appId, UserId userId, String chatHost, String resource) {
        return new XmppSettings(
                appId,
                userId,
                chatHost,
                resource,
                new Endpoint(chatHost, Endpoint.DEFAULT_PORT, Trust.usual()),
                Patience.DEFAULT,
                Reconnect.DEFAULT,
                true,
                true,
                Networks.NOT_WATCHED,
                line -> {});
    }

    public XmppSettings with(Endpoint other) {
        return with(other, patience, reconnect, listening, streamManagement, networks, trace);
    }

    public XmppSettings with(Patience other) {
        return with(endpoint, other, reconnect, listening, streamManagement, networks, trace);
    }

    public XmppSettings with(Reconnect other) {
        return with(endpoint, patience, other, listening, streamManagement, networks, trace);
    }

    public XmppSettings withStreamManagement(boolean wanted) {
        return with(endpoint, patience, reconnect, listening, wanted, networks, trace);
    }

    /** For one who only sends. */
    public XmppSettings quiet() {
        return with(endpoint, patience, reconnect, false, streamManagement, networks, trace);
    }

    /** Reconnects at once when one of these comes up. */
    public XmppSettings watching(Networks watched) {
        return with(endpoint, patience, reconnect, listening, streamManagement, watched, trace);
    }

    public XmppSettings withTrace(Trace lines) {
        return with(endpoint, patience, reconnect, listening, streamManagement, networks, lines);
    }

    private XmppSettings with(
            Endpoint place,
            Patience patient,
            Reconnect again,
            boolean heard,
            boolean managed,
            Networks watched,
            Trace lines) {
        return new XmppSettings(
                appId, userId, chatHost, resource, place, patient, again, heard, managed, watched,
                lines);
    }
}
