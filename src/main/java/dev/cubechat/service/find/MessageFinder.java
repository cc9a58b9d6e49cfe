package dev.cubechat.service.find;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Page;
import dev.cubechat.service.call.FittingPages;
import dev.cubechat.service.call.Nap;
import dev.cubechat.service.call.Portions;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.wire.rest.MessageCalls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the messages that {@link MessageTarget}s mean. Looking marks nothing as read. */
public final class MessageFinder {
    /** How long the history may need to show what was sent. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final Requests requests;
    private final SessionKeeper keeper;

    public MessageFinder(Requests requests, SessionKeeper keeper) {
        this.requests = requests;
        this.keeper = keeper;
    }

    /** The ids meant; those that were typed are not looked up. */
    public List<MessageId> idsOf(DialogId dialog, List<MessageTarget> targets) {
        return targets.stream().map(target -> idOf(dialog, target)).distinct().toList();
    }

    /**
     * The ids meant, which the dialog's history has.
     *
     * @throws Failure NOT_FOUND where it has not
     */
    public List<MessageId> idsThere(DialogId dialog, List<MessageTarget> targets) {
        List<MessageId> missing = missing(dialog, targets);
        if (!missing.isEmpty()) {
            throw notFound(dialog, missing);
        }
        return idsOf(dialog, targets);
    }

    public MessageId idOf(DialogId dialog, MessageTarget target) {
        return target instanceof MessageTarget.Id id ? id.id() : newest(dialog, target).id();
    }

    /** The messages meant, in the order asked for. */
    public Shown<Message> show(DialogId dialog, List<MessageTarget> targets) {
        Map<MessageId, Message> found = byId(dialog, typedIds(targets));
        Map<MessageId, Message> shown = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (MessageTarget target : targets) {
            if (target instanceof MessageTarget.Id id) {
                Optional.ofNullable(found.get(id.id()))
                        .ifPresentOrElse(
                                message -> shown.put(message.id(), message),
                                () -> missing.add(id.id().value()));
            } else {
                Message message = newest(dialog, target);
                shown.put(message.id(), message);
            }
        }
        return new Shown<>(List.copyOf(shown.values()), missing);
    }

    /** One message by its id. */
    public Message one(DialogId dialog, MessageId id) {
        Message message = byId(dialog, List.of(id)).get(id);
        if (message == null) {
            throw notFound(dialog, List.of(id));
        }
        return message;
    }

    private static Failure notFound(DialogId dialog, List<MessageId> ids) {
        String named = ids.stream().map(MessageId::value).collect(Collectors.joining(", "));
        return new Failure(
                FailureKind.NOT_FOUND, "No message " + named + " in dialog " + dialog + ".");
    }

    /**
     * Lets pass messages that the history has.
     *
     * @throws Failure NOT_FOUND where one of them is not there
     */
    public void checkKept(DialogId dialog, List<MessageId> ids) {
        List<MessageId> missing = missingOf(dialog, ids);
        if (!missing.isEmpty()) {
            throw notFound(dialog, missing)
                    .withHint(
                            "What was kept out of the history is reached where the dialog is named"
                                    + " by user:NUMBER or room:ID.");
        }
    }

    /** Those ids that were typed and are not in the dialog's history. */
    public List<MessageId> missing(DialogId dialog, List<MessageTarget> targets) {
        return missingOf(dialog, typedIds(targets));
    }

    /** What was sent a moment ago may take another to come into the history. */
    private List<MessageId> missingOf(DialogId dialog, List<MessageId> ids) {
        List<MessageId> missing = missingNow(dialog, ids);
        if (!missing.isEmpty()) {
            Nap.take(SETTLING, "Stopped while looking for the message.");
            missing = missingNow(dialog, missing);
        }
        return missing;
    }

    private List<MessageId> missingNow(DialogId dialog, List<MessageId> ids) {
        Set<MessageId> kept = kept(dialog, ids);
        return ids.stream().filter(id -> !kept.contains(id)).toList();
    }

    /** The message with this id, where the dialog's history has it. */
    public Optional<Message> maybe(DialogId dialog, MessageId id) {
        return Optional.ofNullable(byId(dialog, List.of(id)).get(id));
    }

    /** The newest messages of the person who is signed in. */
    public List<Message> newestOfMine(DialogId dialog) {
        return list(
                dialog,
                List.of(Filter.of("sender_id", Filter.Operator.EQ, keeper.me().value())),
                MessageQuery.MOST);
    }

    /** Those of these messages that the dialog's history has. */
    public Set<MessageId> kept(DialogId dialog, List<MessageId> ids) {
        return byId(dialog, ids).keySet();
    }

    private static List<MessageId> typedIds(List<MessageTarget> targets) {
        return targets.stream()
                .flatMap(
                        target ->
                                target instanceof MessageTarget.Id id
                                        ? Stream.of(id.id())
                                        : Stream.empty())
                .distinct()
                .toList();
    }

    private Map<MessageId, Message> byId(DialogId dialog, List<MessageId> ids) {
        Map<MessageId, Message> found = new LinkedHashMap<>();
        for (List<MessageId> some : Portions.of(ids, MessageQuery.MOST)) {
            find(dialog, some, found);
        }
        return found;
    }

    /** Asks again for those that one answer has no room for. */
    private void find(DialogId dialog, List<MessageId> ids, Map<MessageId, Message> found) {
        FittingPages pages = pages();
        List<MessageId> left = ids;
        boolean isCut;
        do {
            List<String> values = left.stream().map(MessageId::value).toList();
            Filter filter =
                    values.size() == 1
                            ? Filter.of("_id", Filter.Operator.EQ, values.getFirst())
                            : new Filter("_id", Filter.Operator.IN, values);
            MessageQuery query = query(dialog, List.of(filter), MessageQuery.MOST);
            Page<Message> page = pages.apply(query);
            page.items().forEach(message -> found.put(message.id(), message));
            List<MessageId> others = left.stream().filter(id -> !found.containsKey(id)).toList();
            isCut = FittingPages.isCut(page, query) && others.size() < left.size();
            left = others;
        } while (isCut && !left.isEmpty());
    }

    private Message newest(DialogId dialog, MessageTarget target) {
        List<Filter> filters =
                target instanceof MessageTarget.LastOfMine
                        ? List.of(Filter.of("sender_id", Filter.Operator.EQ, keeper.me().value()))
                        : List.of();
        return list(dialog, filters, 1).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.NOT_FOUND,
                                        filters.isEmpty()
                                                ? "Dialog " + dialog + " has no messages."
                                                : "No message of yours in dialog " + dialog + "."));
    }

    private List<Message> list(DialogId dialog, List<Filter> filters, int limit) {
        return pages().apply(query(dialog, filters, limit)).items();
    }

    private static MessageQuery query(DialogId dialog, List<Filter> filters, int limit) {
        return MessageQuery.newest(dialog, limit).withFilters(filters);
    }

    private FittingPages pages() {
        return new FittingPages(query -> requests.send(MessageCalls.list(query)));
    }
}
