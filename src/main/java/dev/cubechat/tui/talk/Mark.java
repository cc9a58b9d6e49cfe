package dev.cubechat.tui.talk;

/** How far a message has come. */
public enum Mark {
    /** Somebody else's: nothing to tell. */
    NONE,
    /** Ours; the server does not have it yet. */
    QUEUED,
    SENT,
    DELIVERED,
    READ,
    FAILED;

    /** The farther of two: news may come in any order, and none takes a message back. */
    Mark orFarther(Mark other) {
        if (this == FAILED || this == QUEUED) {
            return other;
        }
        return other == FAILED || other == QUEUED || other.compareTo(this) < 0 ? this : other;
    }
}
