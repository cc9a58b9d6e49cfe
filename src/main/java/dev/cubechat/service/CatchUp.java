package dev.cubechat.service;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.MessageCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds in history what a broken connection may have missed.
 *
 * <p>It remembers the newest message of each dialog, first from the list of dialogs and then from
 * what arrives, all in the times that stand on the messages: our clock is not the service's. Used
 * by one thread.
 */
final class CatchUp {
    private static final Duration JUST_BEFORE = Duration.ofMinutes(5);

    private final Requests requests;
    private final Map<DialogId, Newest> newest = new HashMap<>();

    /** Dialogs that are not remembered had nothing newer than this, in unix seconds. */
    private long floor = Long.MAX_VALUE;

    private boolean begun;

    CatchUp(Requests requests) {
        this.requests = requests;
    }

    /**
     * The newest message known of a dialog.
     *
     * @param live whether we were told of it, and so of everything before it
     */
    private record Newest(long dateSent, @Nullable MessageId id, boolean live) {}

    /** Notes where all dialogs stand; does nothing where that is known. */
    void begin() {
        if (begun) {
            return;
        }
        Page<Dialog> page =
                requests.send(DialogCalls.list(new DialogQuery(List.of(), DialogQuery.MOST, 0)));
        boolean whole = page.items().size() < DialogQuery.MOST;
        long oldest = Long.MAX_VALUE;
        long latest = 0;
        for (Dialog dialog : page.items()) {
            long sent = dateSent(dialog);
            newest.putIfAbsent(dialog.id(), new Newest(sent, lastId(dialog), false));
            oldest = Math.min(oldest, sent);
            latest = Math.max(latest, sent);
        }
        floor = whole ? latest : oldest;
        begun = true;
    }

    /** Notes a message that arrived. */
    void saw(Message message) {
        DialogId dialog = message.dialogId();
        if (dialog == null) {
            return;
        }
        Newest fresh = new Newest(message.dateSent(), message.id(), true);
        newest.merge(dialog, fresh, (old, now) -> now.dateSent() >= old.dateSent() ? now : old);
    }

    /**
     * Hands over every message that is newer than what is known, dialog by dialog, each in order.
     * Some may have been seen before.
     *
     * @param lostAt when the connection was lost
     * @param found gets the message and whether its dialog is a group
     */
    void missed(Instant lostAt, BiConsumer<Message, Boolean> found) {
        begin();
        Iterator<Dialog> dialogs =
                new DialogPages(
                        new DialogQuery(List.of(), DialogQuery.MOST, 0),
                        query -> requests.send(DialogCalls.list(query)));
        while (dialogs.hasNext()) {
            Dialog dialog = dialogs.next();
            Newest known = newest.getOrDefault(dialog.id(), new Newest(floor, null, true));
            if (dialog.lastMessage() != null && isBehind(known, dialog, lostAt)) {
                missed(dialog, known, found);
            }
        }
    }

    private void missed(Dialog dialog, Newest known, BiConsumer<Message, Boolean> found) {
        MessageQuery query =
                new MessageQuery(
                        dialog.id(),
                        List.of(Filter.of("date_sent", Filter.Operator.GTE, known.dateSent())),
                        MessageQuery.MOST,
                        0,
                        MessageQuery.Order.OLDEST_FIRST,
                        false,
                        false);
        HistoryWalk walk = new HistoryWalk(query, page -> requests.send(MessageCalls.list(page)));
        while (!walk.ended()) {
            for (Message message : walk.next()) {
                if (isNews(known, message)) {
                    Message placed = message.dialogId() == null ? message.in(dialog.id()) : message;
                    found.accept(placed, dialog.type() != DialogType.PRIVATE);
                    saw(placed);
                }
            }
        }
    }

    /**
     * Whether history may have more. That the newest message is the one we know settles it, except
     * just before the loss: among the messages of one second, which one the service calls the
     * newest is its own affair.
     */
    private static boolean isBehind(Newest known, Dialog dialog, Instant lostAt) {
        long sent = dateSent(dialog);
        MessageId last = lastId(dialog);
        boolean recent = sent >= lostAt.minus(JUST_BEFORE).getEpochSecond();
        return sent >= known.dateSent() && (recent || last == null || !last.equals(known.id()));
    }

    /**
     * In the very second that we started from, the ids tell before from after: they begin with
     * their time, and those of one maker rise.
     */
    private static boolean isNews(Newest known, Message message) {
        if (message.id().equals(known.id())) {
            return false;
        }
        boolean sameSecond = message.dateSent() == known.dateSent();
        return !sameSecond
                || known.live()
                || known.id() == null
                || message.id().compareTo(known.id()) > 0;
    }

    private static long dateSent(Dialog dialog) {
        Dialog.LastMessage last = dialog.lastMessage();
        return last == null || last.dateSent() == null ? 0 : last.dateSent();
    }

    private static @Nullable MessageId lastId(Dialog dialog) {
        return dialog.lastMessage() == null ? null : dialog.lastMessage().id();
    }
}
