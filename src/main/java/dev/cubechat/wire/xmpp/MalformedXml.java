package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

/** The text is not one XML element, is too large or too deep, or uses what XMPP forbids. */
public final class MalformedXml extends Exception {
    private final boolean tooLarge;

    public MalformedXml(String message) {
        this(message, null);
    }

    public MalformedXml(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private MalformedXml(String message, @Nullable Throwable cause, boolean tooLarge) {
        super(message, cause);
        this.tooLarge = tooLarge;
    }

    /** An element that is larger than any that is read. */
    public static MalformedXml tooLarge(int largest) {
        return new MalformedXml("an element of more than " + largest + " bytes", null, true);
    }

    /** Whether its size alone is against it: otherwise it may be in order. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
