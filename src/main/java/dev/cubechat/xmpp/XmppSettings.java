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
                Networks.NOT_WATCHED,
                line -> {});
    }

    public XmppSettings with(Endpoint other) {
        return new XmppSettings(
                appId,
                userId,
                chatHost,
                resource,
                other,
                patience,
                reconnect,
                streamManagement,
                networks,
                trace);
    }

    public XmppSettings with(Patience other) {
        return new XmppSettings(
                appId,
                userId,
                chatHost,
                resource,
                endpoint,
                other,
                reconnect,
                streamManagement,
                networks,
                trace);
    }

    public XmppSettings with(Reconnect other) {
        return new XmppSettings(
                appId,
                userId,
                chatHost,
                resource,
                endpoint,
                patience,
                other,
                streamManagement,
                networks,
                trace);
    }

    public XmppSettings withStreamManagement(boolean wanted) {
        return new XmppSettings(
                appId, userId, chatHost, resource, endpoint, patience, reconnect, wanted, networks,
                trace);
    }

    /** Reconnects at once when one of these comes up. */
    public XmppSettings watching(Networks watched) {
        return new XmppSettings(
                appId,
                userId,
                chatHost,
                resource,
                endpoint,
                patience,
                reconnect,
                streamManagement,
                watched,
                trace);
    }

    public XmppSettings withTrace(Trace lines) {
        return new XmppSettings(
                appId,
                userId,
                chatHost,
                resource,
                endpoint,
                patience,
                reconnect,
                streamManagement,
                networks,
                lines);
    }
}
