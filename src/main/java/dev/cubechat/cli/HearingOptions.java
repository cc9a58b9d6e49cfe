package dev.cubechat.cli;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.ListenRequest;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a live connection is to be told, and to tell. */
public final class HearingOptions {
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
                    "gap");

    @Option(
            names = "--only",
            paramLabel = "TYPE",
            split = ",",
            completionCandidates = Types.class,
            description =
                    "Only these events: message, edited, deleted, reaction, delivered, read,"
                            + " typing, typing_stopped, message_error, sent, lost, system,"
                            + " contact_request, contact_confirmed, contact_rejected,"
                            + " contact_presence, last_activity, joined, left, kicked, state,"
                            + " gap.")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--no-auto-delivered",
            description = "Do not tell the senders that their messages arrived.")
    boolean noAutoDelivered;

    @Option(
            names = "--watch",
            paramLabel = "USER",
            description = "Tell when this person comes online or leaves (last_activity).")
    List<UserTarget> watched = new ArrayList<>();

    @Option(
            names = "--inactive",
            description = "Tell the server that nobody is looking: pushes go to other devices.")
    boolean inactive;

    /**
     * The words of the events wanted; empty for all.
     *
     * @throws Failure USAGE where there is no such event
     */
    public Set<String> only() {
        only.stream()
                .filter(type -> !TYPES.contains(type))
                .findFirst()
                .ifPresent(
                        type -> {
                            throw new Failure(
                                            FailureKind.USAGE,
                                            "There is no event \"" + type + "\".")
                                    .withHint(String.join(", ", TYPES));
                        });
        return Set.copyOf(only);
    }

    /** The request with all of these but {@link #only}. */
    public ListenRequest addTo(ListenRequest request) {
        return request.withReceipts(!noAutoDelivered).watching(watched).inactive(inactive);
    }

    /** What a shell may offer for {@code --only}. */
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TYPES.iterator();
        }
    }
}
