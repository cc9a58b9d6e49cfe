package dev.cubechat.service;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.UserTarget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What to listen to, and how.
 *
 * @param only the words of the events wanted ({@link dev.cubechat.model.ChatEvent#word}); empty for
 *     all
 * @param dialogs events of these dialogs only, and those of no dialog; empty for all
 * @param count stop after so many events, states not counted; 0 for no end
 * @param time stop after this time; null for no end
 * @param autoDelivered tell the senders of markable messages that they have arrived
 * @param useToken log in with the session token even where the password is known
 * @param resource the name of this device; null for a fresh one
 * @param reconnectAttempts how often to try in a row after a loss; 0 without end, -1 never
 * @param reconnectPause between two tries; null for pauses that grow from 1 s to 30 s
 * @param pingInterval how long the server may be silent before it is asked; null for the usual
 * @param pingTimeout how long it may take to answer that; null for the usual
 * @param acknowledgements whether to use stream management (XEP-0198)
 * @param watched whose comings and goings to be told of (xmpp.md, section 20.2)
 * @param inactive whether this device is to count as one that nobody looks at (section 21)
 * @param watchNetwork reconnect at once when this machine gets a network back
 */
public record ListenRequest(
        Set<String> only,
        List<DialogTarget> dialogs,
        long count,
        @Nullable Duration time,
        boolean autoDelivered,
        boolean useToken,
        @Nullable String resource,
        int reconnectAttempts,
        @Nullable Duration reconnectPause,
        @Nullable Duration pingInterval,
        @Nullable Duration pingTimeout,
        boolean acknowledgements,
        List<UserTarget> watched,
        boolean inactive,
        boolean watchNetwork) {
    /** Everything, without end, with receipts and reconnects. */
    public static final ListenRequest EVERYTHING =
            new ListenRequest(
                    Set.of(), List.of(), 0, null, true, false, null, 0, null, null, null, true,
                    List.of(), false, false);

    /**
     * Only the comings and goings of these people.
     *
     * @param count stop after so many; 0 for no end
     * @param time stop after this time; null for no end
     */
    public static ListenRequest watching(
            List<UserTarget> people, long count, @Nullable Duration time) {
        return new ListenRequest(
                Set.of("last_activity"),
                List.of(),
                count,
                time,
                false,
                false,
                null,
                0,
                null,
                null,
                null,
                true,
                people,
                false,
                false);
    }

    public ListenRequest {
        only = Set.copyOf(only);
        dialogs = List.copyOf(dialogs);
        watched = List.copyOf(watched);
    }
}
