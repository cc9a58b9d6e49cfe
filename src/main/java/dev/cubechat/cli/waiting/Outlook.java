package dev.cubechat.cli.waiting;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Knows whether all would have been seen that happened: whether there was a line, and whether what
 * passed without one was found in the history. Used by one thread.
 */
final class Outlook {
    /** The types of event it has to hear of. */
    static final Set<String> NEEDED = Set.of("state", "gap");

    /** What tells of the line itself, and is known with or without one. */
    private static final Set<String> OF_THE_LINE = Set.of("state", "gap", "heartbeat");

    private final boolean ofTheLine;
    private final boolean ofMessages;
    private final boolean ofEdits;
    private ConnectionState state = ConnectionState.IDLE;
    private boolean historyMissing;
    private @Nullable String missed;

    /**
     * @param types of the events that are waited for
     */
    Outlook(Set<String> types) {
        this.ofTheLine = OF_THE_LINE.containsAll(types);
        this.ofEdits = types.contains("edited");
        this.ofMessages =
                types.stream()
                        .filter(type -> !OF_THE_LINE.contains(type))
                        .allMatch(type -> type.equals("message") || type.equals("edited"));
    }

    /** Something happened. */
    void hear(ChatEvent event) {
        if (event instanceof ChatEvent.State now) {
            state = now.state();
        }
        if (event instanceof ChatEvent.Gap gap) {
            historyMissing |= !gap.lookedUp();
            missed = missed == null ? missedIn(gap) : missed;
        }
    }

    /** Whether there is a line now. */
    boolean isClear() {
        return state.isUp();
    }

    /** Whether messages may have passed that nobody looked for in the history. */
    boolean isHistoryMissing() {
        return historyMissing;
    }

    /**
     * Checks that what was not seen did not happen.
     *
     * @throws Failure UNREACHABLE where nobody can say that
     */
    void checkNothingWasMissed() {
        if (ofTheLine) {
            return;
        }
        if (!isClear()) {
            throw unknown("There was no line to the chat server in the end.");
        }
        if (missed != null) {
            throw unknown(missed);
        }
    }

    private @Nullable String missedIn(ChatEvent.Gap gap) {
        String note = gap.note() == null ? "" : " " + gap.note();
        if (!gap.lookedUp()) {
            return "Something may have passed unseen." + note;
        }
        if (!ofMessages) {
            return "The line was broken for a while, and history does not tell of such events.";
        }
        return ofEdits && gap.note() != null ? "An edit may have passed unseen." + note : null;
    }

    private static Failure unknown(String why) {
        return new Failure(FailureKind.UNREACHABLE, "Nobody knows whether it happened. " + why)
                .withHint("See what is the matter: cubechat doctor");
    }
}
