package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Page;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.service.call.FittingPages;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Portions;
import dev.cubechat.service.call.Removed;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.find.Shown;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.rest.Nothing;
import dev.cubechat.wire.rest.SentUnit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The messages of dialogs. Reading them marks nothing as read. */
public final class Messages {
    /** Pages of history, no more than the connections that may be open to one server. */
    private static final int AT_ONCE = 4;

    private final Requests requests;
    private final DialogFinder dialogs;
    private final MessageFinder finder;
    private final Sending sending;
    private final Changing changing;
    private final Typing typing;
    private final Stanzas stanzas;
    private final Arriving arriving;

    public Messages(
            Requests requests,
            DialogFinder dialogs,
            MessageFinder finder,
            Sending sending,
            Changing changing,
            Typing typing,
            Stanzas stanzas,
            Arriving arriving) {
        this.requests = requests;
        this.dialogs = dialogs;
        this.finder = finder;
        this.sending = sending;
        this.changing = changing;
        this.typing = typing;
        this.stanzas = stanzas;
        this.arriving = arriving;
    }

    /** A new id for a draft. A message sent over REST gets another from the service. */
    public MessageId nextId() {
        return stanzas.nextId();
    }

    /**
     * Sends a message.
     *
     * @param create make the private dialog of {@code @login} where there is none
     * @param transport null for the cheapest way that can carry the draft
     * @throws Failure from {@code run}: BLOCKED, NOT_ALLOWED, or OUTCOME_UNKNOWN with {@code id}
     *     and {@code status} in its details
     */
    public Operation<Sent> send(
            DialogTarget target, boolean create, Draft draft, @Nullable Transport transport) {
        return sending.prepare(target, create, draft, new Repeat.Never(), transport);
    }

    /**
     * Sends a message whose id an earlier try may have used, unless the history has it already; as
     * a stanza, because by REST the service chooses the id.
     */
    public Operation<Sent> sendOnce(DialogTarget target, boolean create, Draft draft) {
        return sending.prepare(target, create, draft, new Repeat.ById(), Transport.XMPP);
    }

    /**
     * The same under the id that goes with a word for this step of a script: always the same one in
     * the same dialog, however that was typed.
     */
    public Operation<Sent> sendOnce(DialogTarget target, boolean create, Draft draft, String word) {
        return sending.prepare(target, create, draft, new Repeat.ByWord(word), Transport.XMPP);
    }

    /**
     * Waits until a recipient's device has the message, or until a recipient has read it.
     *
     * @throws Failure TIMED_OUT where that does not happen in time
     */
    public Sent await(Sent sent, Sent.Status wanted) {
        return arriving.await(sent, wanted);
    }

    /** The dialog meant, for those who ask more than once about it. */
    public DialogId dialog(DialogTarget target) {
        return dialogs.idOf(target);
    }

    /** One page of history, however long it is. */
    public Page<Message> page(HistoryRequest request) {
        MessageQuery query = request.query(dialogs.idOf(request.dialog()));
        Page<Message> page = fitting().apply(query);
        if (!FittingPages.isCut(page, query)) {
            return page;
        }
        // Not the rest by skip: between the two others may write, and one would come twice.
        try (Stream<Message> all = pages(query).flatMap(List::stream)) {
            List<Message> items = all.skip(query.skip()).limit(query.limit()).toList();
            return new Page<>(items, query.skip(), query.limit(), page.total());
        }
    }

    private FittingPages fitting() {
        return new FittingPages(page -> requests.send(MessageCalls.list(page)));
    }

    /**
     * All of history that fits, in the order of {@code (date_sent, _id)}, fetched as it is taken.
     * Nobody is lost or comes twice while others write. The limit is the size of a page and changes
     * nothing else; skip does not matter.
     */
    public Stream<Message> history(HistoryRequest request) {
        return pages(request).flatMap(List::stream);
    }

    /** The same, a page at a time. Whoever does not take all of it closes the stream. */
    public Stream<List<Message>> pages(HistoryRequest request) {
        return pages(request.query(dialogs.idOf(request.dialog())));
    }

    private Stream<List<Message>> pages(MessageQuery query) {
        // Virtual threads would do, but waiting for a page costs them more than these few, and
        // making ready what they need costs as much as some pages.
        ExecutorService threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("history page").factory());
        DatedWalk walk = new DatedWalk(query, fitting(), threads, AT_ONCE);
        History history = new History(walk);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                history, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(history::close)
                .onClose(threads::shutdown);
    }

    /** What a dialog shows to those who are not in it, where it does. */
    public Preview preview(DialogId dialog) {
        MessageQuery query =
                new MessageQuery(
                        dialog,
                        List.of(),
                        Preview.MOST,
                        0,
                        MessageQuery.Order.OLDEST_FIRST,
                        false,
                        true);
        return new Preview(requests.send(MessageCalls.list(query)).items());
    }

    /** Marks messages of a dialog as read, but for those that were deleted meanwhile. */
    public void markRead(DialogId dialog, List<Message> messages) {
        List<MessageId> ids = messages.stream().map(Message::id).toList();
        Portions.ofIds(ids).forEach(some -> markReadAtOnce(dialog, some));
    }

    private void markReadAtOnce(DialogId dialog, List<MessageId> ids) {
        try {
            requests.send(MessageCalls.mark(dialog, ids, true, false));
        } catch (Failure failure) {
            if (failure.kind() != FailureKind.NOT_FOUND) {
                throw failure;
            }
            List<MessageId> left = List.copyOf(finder.kept(dialog, ids));
            if (left.size() == ids.size()) {
                throw failure;
            }
            if (!left.isEmpty()) {
                requests.send(MessageCalls.mark(dialog, left, true, false));
            }
        }
    }

    /** How many messages fit. */
    public long count(HistoryRequest request) {
        MessageQuery query = request.query(dialogs.idOf(request.dialog()));
        if (!SentUnit.isBounded(query.filters()) || !hasMilliseconds(query)) {
            return requests.send(MessageCalls.count(query));
        }
        long count = 0;
        for (SentUnit unit : SentUnit.values()) {
            List<Filter> only = unit.only(query.filters());
            count += requests.send(MessageCalls.count(query.withFilters(only)));
        }
        return count;
    }

    private boolean hasMilliseconds(MessageQuery query) {
        MessageQuery last = query.withLimit(1).withOrder(MessageQuery.Order.NEWEST_FIRST);
        return new DatedWalk(last, page -> requests.send(MessageCalls.list(page)))
                .hasMilliseconds();
    }

    /** The messages meant, in the order asked for. */
    public Shown<Message> show(DialogTarget dialog, List<MessageTarget> targets) {
        return finder.show(dialogs.idOf(dialog), targets);
    }

    /** Who has the message, and who has read it. */
    public Receipts receipts(DialogTarget dialog, MessageTarget target) {
        DialogId id = dialogs.idOf(dialog);
        Shown<Message> shown = finder.show(id, List.of(target));
        if (shown.items().isEmpty()) {
            throw shown.failure("message");
        }
        return Receipts.of(id, shown.items().getFirst());
    }

    /**
     * Gives messages a new text. By XMPP, which is the default, the others are told; by REST only
     * history changes.
     *
     * @param last whether it is the newest of its dialog, for XMPP
     */
    public Operation<Marked> edit(
            DialogTarget dialog,
            List<MessageTarget> which,
            String text,
            boolean last,
            @Nullable Transport transport) {
        return changing.edit(
                dialog, some(which), text, last, transport == null ? Transport.XMPP : transport);
    }

    /**
     * Deletes messages: for oneself, or for everyone by REST, or by XMPP where that is asked for or
     * what the settings prefer.
     *
     * @param dialog where the messages are; it may be null but by XMPP and for {@code last}
     */
    public Operation<Removed> delete(
            @Nullable DialogTarget dialog,
            List<MessageTarget> which,
            boolean forEveryone,
            @Nullable Transport transport) {
        return changing.delete(dialog, some(which), forEveryone, transport);
    }

    /**
     * Marks messages of a dialog as delivered or read: by REST, or by XMPP where that is asked for
     * or what the settings prefer.
     */
    public Operation<Marked> mark(MarkRequest request) {
        return changing.mark(request);
    }

    /**
     * Adds and takes back reactions of one's own, in one request.
     *
     * @param dialog where the message is; it may be null but for {@code last}
     * @param add null to add none
     * @param remove null to take none back
     */
    public Operation<Reacted> react(
            @Nullable DialogTarget dialog,
            MessageTarget which,
            @Nullable String add,
            @Nullable String remove) {
        if (add == null && remove == null) {
            throw new Failure(FailureKind.USAGE, "Say which reaction to --add or to --remove.");
        }
        if (add != null && add.equals(remove)) {
            throw new Failure(
                    FailureKind.USAGE, "The same reaction cannot be added and removed at once.");
        }
        MessageId id = idOf(dialog, which);
        Call<Nothing> call = MessageCalls.react(id, add, remove);
        return Operation.ofCall(
                Json.obj().with("message_id", id.value()).build(),
                call,
                () -> {
                    requests.send(call);
                    return new Reacted(id, add, remove);
                });
    }

    /**
     * The reactions on a message, with the people who have them.
     *
     * @param dialog as in {@link #react}
     */
    public List<Reaction> reactions(@Nullable DialogTarget dialog, MessageTarget which) {
        return requests.send(MessageCalls.reactions(idOf(dialog, which))).entrySet().stream()
                .map(entry -> new Reaction(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Tells the others that one is writing, or has stopped; only XMPP can.
     *
     * @param time how long to write before saying that one has stopped, on the calling thread; null
     *     to say only that one writes
     */
    public Operation<Typed> typing(DialogTarget dialog, boolean stopped, @Nullable Duration time) {
        return typing.prepare(dialog, stopped, time);
    }

    private MessageId idOf(@Nullable DialogTarget dialog, MessageTarget which) {
        if (dialog != null) {
            return finder.idsThere(dialogs.idOf(dialog), List.of(which)).getFirst();
        }
        if (which instanceof MessageTarget.Id id) {
            return id.id();
        }
        throw new Failure(FailureKind.USAGE, "last and last:me need a --dialog.");
    }

    /** No ids would mean all of them to the service. */
    private static List<MessageTarget> some(List<MessageTarget> which) {
        if (which.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "Name at least one message.");
        }
        return which;
    }
}
