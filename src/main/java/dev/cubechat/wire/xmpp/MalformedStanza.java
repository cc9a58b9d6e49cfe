package dev.cubechat.wire.xmpp;

/** A well-formed stanza that lacks what its kind must have. */
public final class MalformedStanza extends Exception {
    public MalformedStanza(String message) {
        super(message);
    }
}
