package dev.cubechat.model;

/** The way a request takes: one HTTP request, or a stanza on the chat connection. */
public enum Transport {
    REST,
    XMPP;

    public String word() {
        return switch (this) {
            case REST -> "rest";
            case XMPP -> "xmpp";
        };
    }
}
