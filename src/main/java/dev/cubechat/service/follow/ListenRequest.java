package dev.cubechat.service.follow;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.message.Delivering;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What to listen to, and how. To have one, change {@link #EVERYTHING}.
 *
 * @param only the words of the events wanted ({@link dev.cubechat.model.ChatEvent#word}); empty for
 *     all
 * @param dialogs events of these dialogs only, and those of no dialog; empty for all
 * @param start from where on messages are wanted; where the cursor is known, that counts
 * @param cursor the name under which the place that was reached is kept; null to keep none
 * @param heartbeat how often to be told that the line is watched; null for never
 * @param delivered which senders to tell that their messages have arrived
 * @param watched whose comings and goings to be told of (xmpp.md, section 20.2)
 * @param inactive whether this device is to count as one that nobody looks at (section 21)
 * @param goodbye whether to be told of the states that the end makes by itself
 */
public record ListenRequest(
        Set<String> only,
        List<DialogTarget> dialogs,
        Start start,
        @Nullable String cursor,
        boolean eachKept,
        Ending ending,
        @Nullable Duration heartbeat,
        LineSettings line,
        Delivering.Wanted delivered,
        List<UserTarget> watched,
        boolean inactive,
        boolean goodbye) {
    /** Everything from now on, without end, with receipts and reconnects. */
    public static final ListenRequest EVERYTHING =
            new ListenRequest(
                    Set.of(),
                    List.of(),
                    Start.NOW,
                    null,
                    false,
                    Ending.NEVER,
                    null,
                    LineSettings.USUAL,
                    Delivering.Wanted.WHO_ASKS,
                    List.of(),
                    false,
                    true);

    /**
     * Only the comings and goings of these people.
     *
     * @param count stop after so many; 0 for no end
     * @param time stop after this time; null for no end
     */
    public static ListenRequest watching(
            List<UserTarget> people, long count, @Nullable Duration time) {
        return EVERYTHING
                .only(Set.of("last_activity"))
                .until(new Ending(count, time, null))
                .withReceipts(Delivering.Wanted.NOBODY)
                .watching(people);
    }

    public ListenRequest {
        only = Set.copyOf(only);
        dialogs = List.copyOf(dialogs);
        watched = List.copyOf(watched);
    }

    /** The same with these events only. */
    public ListenRequest only(Set<String> words) {
        return with(draft -> draft.only = words);
    }

    /** The same in these dialogs only. */
    public ListenRequest in(List<DialogTarget> some) {
        return with(draft -> draft.dialogs = some);
    }

    /** The same from another place on. */
    public ListenRequest from(Start place) {
        return with(draft -> draft.start = place);
    }

    /** The same with the place that was reached kept under this name. */
    public ListenRequest withCursor(@Nullable String name) {
        return with(draft -> draft.cursor = name);
    }

    /** The same with each place on the disk before the next event, whatever time that takes. */
    public ListenRequest keepingEach(boolean each) {
        return with(draft -> draft.eachKept = each);
    }

    /** The same with another end. */
    public ListenRequest until(Ending other) {
        return with(draft -> draft.ending = other);
    }

    /** The same with a sign of life so often. */
    public ListenRequest withHeartbeat(@Nullable Duration interval) {
        return with(draft -> draft.heartbeat = interval);
    }

    /** The same over a line that is kept in another way. */
    public ListenRequest over(LineSettings other) {
        return with(draft -> draft.line = other);
    }

    /** The same with receipts to these senders. */
    public ListenRequest withReceipts(Delivering.Wanted receipts) {
        return with(draft -> draft.delivered = receipts);
    }

    /** The same with the comings and goings of these people. */
    public ListenRequest watching(List<UserTarget> people) {
        return with(draft -> draft.watched = people);
    }

    /** The same as a device that somebody looks at, or nobody. */
    public ListenRequest inactive(boolean nobody) {
        return with(draft -> draft.inactive = nobody);
    }

    /** The same without the states that the end makes by itself. */
    public ListenRequest withoutGoodbye() {
        return with(draft -> draft.goodbye = false);
    }

    private ListenRequest with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** A request that is being changed. */
    private static final class Draft {
        private Set<String> only;
        private List<DialogTarget> dialogs;
        private Start start;
        private @Nullable String cursor;
        private boolean eachKept;
        private Ending ending;
        private @Nullable Duration heartbeat;
        private LineSettings line;
        private Delivering.Wanted delivered;
        private List<UserTarget> watched;
        private boolean inactive;
        private boolean goodbye;

        Draft(ListenRequest from) {
            this.only = from.only;
            this.dialogs = from.dialogs;
            this.start = from.start;
            this.cursor = from.cursor;
            this.eachKept = from.eachKept;
            this.ending = from.ending;
            this.heartbeat = from.heartbeat;
            this.line = from.line;
            this.delivered = from.delivered;
            this.watched = from.watched;
            this.inactive = from.inactive;
            this.goodbye = from.goodbye;
        }

        ListenRequest finished() {
            return new ListenRequest(
                    only, dialogs, start, cursor, eachKept, ending, heartbeat, line, delivered,
                    watched, inactive, goodbye);
        }
    }
}
