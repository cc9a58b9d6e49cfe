package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.rest.Answered;
import dev.cubechat.service.call.FittingPages;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.dialog.DialogPages;
import dev.cubechat.service.message.DatedWalk;
import dev.cubechat.service.message.HistoryWalk;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.MessageCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds in history what was not told: dialog by dialog, the messages of each in the order of {@code
 * (date_sent, _id)}.
 *
 * <p>Where senders' clocks are wrong, or a message was sent again with its old time, that order
 * does not help; so for the most active dialogs the older messages that changed lately are looked
 * at, too. They tell of edits besides. Used by one thread.
 */
public final class CatchUp {
    private static final Duration JUST_BEFORE = Duration.ofMinutes(5);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int MOST_ACTIVE = 25;

    private final Requests requests;
    private final Asking asking;
    private final Places places;
    private final Set<DialogId> wanted;

    /**
     * @param asking how the requests are made
     * @param wanted the dialogs to look at; none for all
     */
    CatchUp(Requests requests, Asking asking, Places places, Set<DialogId> wanted) {
        this.requests = requests;
        this.asking = asking;
        this.places = places;
        this.wanted = Set.copyOf(wanted);
    }

    /** Who is told of what was found. */
    interface Findings {
        /**
         * A message, or the edit of an older one.
         *
         * @return whether it had not been told before
         */
        boolean found(ChatEvent event);

        /** An older message that changed somehow; history does not say how. */
        void changed(Message message);

        /** Whether no more is wanted. */
        boolean isEnough();
    }

    /** Notes where all dialogs stand, as the service tells it, to begin there. */
    void begin(Instant now, Asking.Patience patience) {
        long asked = System.nanoTime();
        Answered<Page<Dialog>> answer =
                asking.ask(patience, () -> requests.answer(DialogCalls.list(all())));
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        Page<Dialog> page = answer.value();
        boolean whole = page.length() < DialogQuery.MOST;
        long oldest = Long.MAX_VALUE;
        long latest = 0;
        int looked = 0;
        for (Dialog dialog : page.items()) {
            long sent = dateSent(dialog);
            MessageId last = lastId(dialog);
            Set<MessageId> beside = looked < MOST_ACTIVE ? beside(dialog, now, patience) : Set.of();
            looked += beside.isEmpty() ? 0 : 1;
            places.put(dialog.id(), new Place(sent, last, beside, Map.of()));
            oldest = Math.min(oldest, sent);
            latest = Math.max(latest, sent);
        }
        Instant there = answer.at();
        places.begin(
                whole ? latest : oldest,
                now,
                there == null ? null : there.minus(took).minus(A_MOMENT));
    }

    /**
     * The messages of the second that the dialog's newest is of, where it is so recent that others
     * of that second cannot be known for old by when the service got them; none else.
     */
    private Set<MessageId> beside(Dialog dialog, Instant now, Asking.Patience patience) {
        MessageId last = lastId(dialog);
        long second = dateSent(dialog);
        boolean recent = second >= now.minus(CLOCKS_APART).getEpochSecond();
        if (last == null || !recent || !isWanted(dialog)) {
            return Set.of();
        }
        List<Filter> inThatSecond = List.of(Filter.of("date_sent", Filter.Operator.EQ, second));
        HistoryWalk walk = new HistoryWalk(query(dialog, inThatSecond), pages(patience));
        Set<MessageId> ids = new LinkedHashSet<>();
        while (!walk.ended()) {
            walk.next().forEach(message -> ids.add(message.id()));
        }
        return ids.contains(last) ? ids : Set.of();
    }

    private boolean isWanted(Dialog dialog) {
        return wanted.isEmpty() || wanted.contains(dialog.id());
    }

    /**
     * Looks for everything that was not told.
     *
     * @param from when the connection was lost, by our clock
     * @return what could not be looked at, as a sentence; null where all was
     */
    @Nullable String missed(Instant from, Findings findings) {
        Iterator<Dialog> dialogs =
                new DialogPages(
                        all(), query -> ask(Asking.Patience.WHILE_QUIET, DialogCalls.list(query)));
        int looked = 0;
        int left = 0;
        boolean refused = false;
        while (!findings.isEnough() && dialogs.hasNext()) {
            Dialog dialog = dialogs.next();
            if (dialog.lastMessage() == null || !isWanted(dialog)) {
                continue;
            }
            long since = places.of(dialog.id()).since();
            if (isBehind(dialog, from)) {
                newer(dialog, from, findings);
            }
            if (refused || since <= 0) {
                continue;
            }
            if (looked >= MOST_ACTIVE) {
                left++;
                continue;
            }
            looked++;
            refused = !older(dialog, since, from, findings);
        }
        if (refused) {
            return "The service does not tell which older messages changed.";
        }
        return left == 0
                ? null
                : "Changes of older messages were looked up in the "
                        + looked
                        + " most active dialogs, not in "
                        + left
                        + " others.";
    }

    /** What was sent since the place that was reached. */
    private void newer(Dialog dialog, Instant from, Findings findings) {
        long since = places.of(dialog.id()).since();
        List<Filter> sinceThen = List.of(Filter.of("date_sent", Filter.Operator.GTE, since));
        DatedWalk walk =
                new DatedWalk(query(dialog, sinceThen), pages(Asking.Patience.WHILE_QUIET));
        while (!walk.ended() && !findings.isEnough()) {
            for (Message message : walk.next()) {
                Message placed = in(dialog, message);
                if (findings.isEnough()) {
                    return;
                }
                Place place = places.of(dialog.id());
                if (place.isPast(message) || (place.isOfOrigin(message) && isLongKnown(message))) {
                    past(placed, from, findings);
                } else {
                    findings.found(arrived(dialog, placed));
                }
            }
        }
    }

    /** What was sent before that and changed lately; false where the service refuses to say. */
    private boolean older(Dialog dialog, long since, Instant from, Findings findings) {
        long lately = Math.max(0, from.minus(CLOCKS_APART).getEpochSecond());
        List<Filter> changed =
                List.of(
                        Filter.of("date_sent", Filter.Operator.LT, since),
                        Filter.of("updated_at", Filter.Operator.GTE, lately));
        // Of those dated in milliseconds nothing is told: a request more for each dialog is too
        // much for so few.
        HistoryWalk walk =
                new HistoryWalk(query(dialog, changed), pages(Asking.Patience.WHILE_QUIET));
        try {
            while (!walk.ended() && !findings.isEnough()) {
                for (Message message : walk.next()) {
                    Message placed = in(dialog, message);
                    if (isLate(placed, from) && !places.of(dialog.id()).knows(placed.id())) {
                        findings.found(arrived(dialog, placed));
                    } else {
                        past(placed, from, findings);
                    }
                }
            }
            return true;
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INVALID) {
                return false;
            }
            throw failure;
        }
    }

    /** Whether the service surely got it before all this began, whoever's clock is wrong. */
    private boolean isLongKnown(Message message) {
        Instant created = message.createdAt();
        return created != null && places.isBefore(created.plus(CLOCKS_APART));
    }

    private void past(Message message, Instant from, Findings findings) {
        Instant edited = message.editedAt();
        Instant since = from.minus(CLOCKS_APART);
        boolean isNews =
                isSince(edited, places.editsFrom().filter(since::isBefore).orElse(since))
                        && findings.found(edited(message));
        Instant lately = from.minus(A_MOMENT);
        if (!isNews
                && !isSince(edited, lately)
                && isSince(message.updatedAt(), lately)
                && message.createdAt() != null
                && isSince(message.updatedAt(), message.createdAt().plusMillis(1))) {
            findings.changed(message);
        }
    }

    private static ChatEvent edited(Message message) {
        return new ChatEvent.Edited(
                message.id(),
                message.dialogId(),
                message.senderId(),
                null,
                message.body() == null ? "" : message.body(),
                false,
                message.fields());
    }

    private static boolean isSince(@Nullable Instant time, Instant since) {
        return time != null && !time.isBefore(since);
    }

    /** Whether the service got it long after the time that stands on it, and after we left. */
    private boolean isLate(Message message, Instant from) {
        Instant created = message.createdAt();
        return created != null
                && !places.isBefore(created)
                && isSince(created, from.minus(CLOCKS_APART))
                && isSince(created, message.sentAt().plus(LATE));
    }

    /**
     * Whether history may have more. That the newest message is one we know settles it, except just
     * before the loss: among the messages of one second, which one the service calls the newest is
     * its own affair.
     */
    private boolean isBehind(Dialog dialog, Instant from) {
        Place place = places.of(dialog.id());
        long sent = dateSent(dialog);
        boolean recent = sent >= from.minus(JUST_BEFORE).getEpochSecond();
        return (recent && sent >= place.since()) || place.isBehind(sent, lastId(dialog));
    }

    private FittingPages pages(Asking.Patience patience) {
        return new FittingPages(page -> ask(patience, MessageCalls.list(page)));
    }

    private <T> T ask(Asking.Patience patience, Call<T> call) {
        return asking.ask(patience, () -> requests.send(call));
    }

    private static MessageQuery query(Dialog dialog, List<Filter> filters) {
        return new MessageQuery(
                dialog.id(),
                filters,
                MessageQuery.MOST,
                0,
                MessageQuery.Order.OLDEST_FIRST,
                false,
                false);
    }

    private static DialogQuery all() {
        return new DialogQuery(List.of(), DialogQuery.MOST, 0);
    }

    private static Message in(Dialog dialog, Message message) {
        return message.dialogId() == null ? message.in(dialog.id()) : message;
    }

    private static ChatEvent arrived(Dialog dialog, Message message) {
        return new ChatEvent.Arrived(
                message, dialog.type() != DialogType.PRIVATE, false, true, null, null);
    }

    private static long dateSent(Dialog dialog) {
        Dialog.LastMessage last = dialog.lastMessage();
        return last == null || last.dateSent() == null ? 0 : last.dateSent();
    }

    private static @Nullable MessageId lastId(Dialog dialog) {
        return dialog.lastMessage() == null ? null : dialog.lastMessage().id();
    }
}
