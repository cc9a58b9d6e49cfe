package dev.cubechat.service.follow;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How the live connection is made and kept.
 *
 * @param useToken log in with the session token even where the password is known
 * @param resource the name of this device; null for a fresh one
 * @param reconnectAttempts how often to try in a row after a loss; 0 without end, -1 never
 * @param reconnectPause between two tries; null for pauses that grow from 1 s to 30 s
 * @param pingInterval how long the server may be silent before it is asked; null for the usual
 * @param pingTimeout how long it may take to answer that; null for the usual
 * @param acknowledgements whether to use stream management (XEP-0198)
 * @param watchNetwork reconnect at once when this machine gets a network back
 * @param contacts whether a connection that is ready is told with the contact list
 * @param firstToo whether a first connection that does not come about is tried again like one that
 *     was lost
 */
public record LineSettings(
        boolean useToken,
        @Nullable String resource,
        int reconnectAttempts,
        @Nullable Duration reconnectPause,
        @Nullable Duration pingInterval,
        @Nullable Duration pingTimeout,
        boolean acknowledgements,
        boolean watchNetwork,
        boolean contacts,
        boolean firstToo) {
    /** With stream management, and back after every loss. */
    public static final LineSettings USUAL =
            new LineSettings(false, null, 0, null, null, null, true, false, false, false);

    /** The same, and the first connection is tried for like one that was lost. */
    public LineSettings insisting() {
        return new LineSettings(
                useToken,
                resource,
                reconnectAttempts,
                reconnectPause,
                pingInterval,
                pingTimeout,
                acknowledgements,
                watchNetwork,
                contacts,
                true);
    }
}
