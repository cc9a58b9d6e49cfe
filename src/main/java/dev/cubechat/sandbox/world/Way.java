package dev.cubechat.sandbox.world;

/** What goes which way between the owner of a privacy list and somebody else. */
public enum Way {
    MESSAGE_IN,
    GROUP_MESSAGE_IN,
    PRESENCE_IN,
    PRESENCE_OUT,
    IQ_IN,
    /** A message or a request of the owner's own. */
    OUT;

    /** The word of XEP-0016 that covers it; only a block of everything covers what goes out. */
    String kind() {
        return switch (this) {
            case MESSAGE_IN, GROUP_MESSAGE_IN -> "message";
            case PRESENCE_IN -> "presence-in";
            case PRESENCE_OUT -> "presence-out";
            case IQ_IN -> "iq";
            case OUT -> "";
        };
    }
}
