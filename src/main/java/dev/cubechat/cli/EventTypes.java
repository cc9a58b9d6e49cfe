package dev.cubechat.cli;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The types of event, by the words of the stream's records; what a shell may offer for them. */
public final class EventTypes implements Iterable<String> {
    private static final List<String> TYPES =
            List.of(
                    "message",
                    "edited",
                    "deleted",
                    "reaction",
                    "delivered",
                    "read",
                    "typing",
                    "typing_stopped",
                    "message_error",
                    "sent",
                    "lost",
                    "system",
                    "contact_request",
                    "contact_confirmed",
                    "contact_rejected",
                    "contact_presence",
                    "last_activity",
                    "joined",
                    "left",
                    "kicked",
                    "state",
                    "gap",
                    "heartbeat");

    /**
     * Checks what was typed.
     *
     * @throws Failure USAGE where one is none
     */
    public static void check(Collection<String> typed) {
        for (String type : typed) {
            if (!TYPES.contains(type)) {
                throw new Failure(FailureKind.USAGE, "There is no event \"" + type + "\".")
                        .withHint(String.join(", ", TYPES));
            }
        }
    }

    @Override
    public Iterator<String> iterator() {
        return TYPES.iterator();
    }
}
