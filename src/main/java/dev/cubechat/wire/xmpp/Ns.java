package dev.cubechat.wire.xmpp;

/** The XML namespaces the service speaks, by the specification that defines each. */
public final class Ns {
    /** Stanzas (RFC 6120); also of {@code extraParams} and {@code reactions}. */
    public static final String CLIENT = "jabber:client";

    /** The stream element, its features and errors (RFC 6120). */
    public static final String STREAM = "http://etherx.jabber.org/streams";

    /** Conditions of stream errors (RFC 6120, section 4.9). */
    public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

    /** Opening and closing over WebSocket (RFC 7395). */
    public static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";

    /** Logging in (RFC 6120, section 6). */
    public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

    /** Taking a resource (RFC 6120, section 7). */
    public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";

    /** The session of RFC 3921, which does nothing any more. */
    public static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";

    /** Conditions of stanza errors (RFC 6120, section 8.3). */
    public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** Stream management (XEP-0198). */
    public static final String SM = "urn:xmpp:sm:3";

    /** Message carbons (XEP-0280). */
    public static final String CARBONS = "urn:xmpp:carbons:2";

    /** Forwarded stanzas (XEP-0297). */
    public static final String FORWARD = "urn:xmpp:forward:0";

    /** Delayed delivery (XEP-0203). */
    public static final String DELAY = "urn:xmpp:delay";

    /** Delivered and read (XEP-0333). */
    public static final String MARKERS = "urn:xmpp:chat-markers:0";

    /** Typing (XEP-0085). */
    public static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    /** Edits (XEP-0308). */
    public static final String CORRECT = "urn:xmpp:message-correct:0";

    /** Deletes; ConnectyCube's own. */
    public static final String DELETE = "urn:xmpp:message-delete:0";

    /** Messages that vanish; ConnectyCube's own. */
    public static final String DESTROY = "urn:xmpp:message-destroy-after:0";

    /** Group chat (XEP-0045); also the beginning of its other namespaces. */
    public static final String MUC = "http://jabber.org/protocol/muc";

    /** What a room tells its occupants (XEP-0045). */
    public static final String MUC_USER = "http://jabber.org/protocol/muc#user";

    /** What an entity can do (XEP-0030). */
    public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";

    /** What an entity has (XEP-0030). */
    public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";

    /** Ping (XEP-0199). */
    public static final String PING = "urn:xmpp:ping";

    /** The contact list (RFC 6121). */
    public static final String ROSTER = "jabber:iq:roster";

    /** Block lists (XEP-0016). */
    public static final String PRIVACY = "jabber:iq:privacy";

    /** Tigase's mobile optimisation: active and inactive clients. */
    public static final String MOBILE = "http://tigase.org/protocol/mobile#v2";

    /** How long ago someone was active (XEP-0012). */
    public static final String LAST = "jabber:iq:last";

    /** Watching someone's activity; ConnectyCube's own. */
    public static final String STATUS_STREAMING =
            "https://connectycube.com/protocol/status_streaming";

    /** Active and inactive clients in the words of XEP-0352. */
    public static final String CSI = "urn:xmpp:csi:0";

    private Ns() {}
}
