package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

/** The text is not one XML element, is too large or too deep, or uses what XMPP forbids. */
public final class MalformedXml extends Exception {
    public MalformedXml(String message) {
        this(message, null);
    }

    public MalformedXml(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
