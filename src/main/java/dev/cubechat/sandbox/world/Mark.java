package dev.cubechat.sandbox.world;

/** What a recipient tells about a message (protocol page xmpp.md, section 7). */
public enum Mark {
    DELIVERED,
    /** Implies delivered. */
    READ
}
