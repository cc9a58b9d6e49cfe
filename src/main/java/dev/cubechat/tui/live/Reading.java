package dev.cubechat.tui.live;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.Services;
import dev.cubechat.service.call.Partly;
import dev.cubechat.service.message.HistoryRequest;
import dev.cubechat.service.message.Receipts;
import dev.cubechat.service.people.Hits;
import dev.cubechat.service.people.LastSeen;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does the errands that only read; they mark nothing as read. Safe for threads. */
final class Reading {
    private static final int MOST_DIALOGS = 500;
    private static final int MOST_HITS = 50;

    /** The last second of a page may go on behind it, and is held back. */
    private static final int OF_ONE_SECOND = 10;

    private final Services services;
    private final DialogBook book;

    Reading(Services services, DialogBook book) {
        this.services = services;
        this.book = book;
    }

    Event me() {
        return new Event.SignedIn(services.people().me());
    }

    Event dialogs() {
        List<Dialog> dialogs =
                services.dialogs()
                        .all(new DialogQuery(List.of(), DialogQuery.MOST, 0))
                        .limit(MOST_DIALOGS)
                        .toList();
        book.noteAll(dialogs);
        return new Event.DialogsCame(dialogs);
    }

    Event dialog(Errand.LoadDialog asked) {
        return new Event.DialogCame(book.fresh(asked.dialog()), asked);
    }

    Event find(Errand.FindDialog asked) {
        boolean create = asked.target() instanceof DialogTarget.Login;
        return new Event.DialogCame(
                book.note(services.dialogs().resolve(asked.target(), create)), asked);
    }

    Event history(Errand.LoadHistory asked) {
        DialogTarget dialog = new DialogTarget.Id(asked.dialog());
        return switch (asked.reach()) {
            case Errand.Reach.Newest newest ->
                    page(asked, HistoryRequest.newest(dialog, size(asked)));
            case Errand.Reach.Before before ->
                    page(
                            asked,
                            request(
                                    dialog,
                                    sent(Filter.Operator.LTE, before.dateSent()),
                                    MessageQuery.Order.NEWEST_FIRST,
                                    size(asked)));
            case Errand.Reach.After after ->
                    page(
                            asked,
                            request(
                                    dialog,
                                    sent(Filter.Operator.GTE, after.dateSent()),
                                    MessageQuery.Order.OLDEST_FIRST,
                                    size(asked)));
        };
    }

    Event people(Errand.LoadPeople asked) {
        List<UserTarget> targets =
                asked.people().stream().<UserTarget>map(UserTarget.Id::new).toList();
        return new Event.PeopleCame(
                asked, targets.isEmpty() ? List.of() : services.people().show(targets).items());
    }

    Event findPeople(Errand.FindPeople asked) {
        Filter name = Filter.of("full_name", Filter.Operator.START_WITH, asked.namePrefix());
        return new Event.PeopleCame(
                asked, services.people().find(new UserQuery(List.of(name), MOST_HITS, 0)).items());
    }

    Event contacts() {
        return new Event.ContactsCame(services.contacts().list());
    }

    Event privacy() {
        PrivacyNames names = services.privacy().names();
        Map<String, List<PrivacyRule>> rules = new LinkedHashMap<>();
        names.names().forEach(name -> rules.put(name, services.privacy().show(name).rules()));
        return new Event.PrivacyCame(names, rules);
    }

    Event lastSeen(Errand.LoadLastSeen asked) {
        Partly<LastSeen> seen = services.presence().last(List.of(new UserTarget.Id(asked.user())));
        if (seen.items().isEmpty()) {
            throw seen.refused().getFirst();
        }
        return new Event.LastSeenCame(asked, seen.items().getFirst().seconds());
    }

    Event search(Errand.Search asked) {
        List<DialogTarget> within =
                asked.dialogs().stream().<DialogTarget>map(DialogTarget.Id::new).toList();
        Hits hits = services.search().find(asked.text(), false, within, null, null, MOST_HITS);
        return new Event.Found(asked, hits.dialogs(), hits.messages(), hits.users());
    }

    /** A page in the order asked for, told with the oldest first. */
    private Event page(Errand.LoadHistory asked, HistoryRequest request) {
        List<Message> found;
        try (Stream<Message> history = services.messages().history(request)) {
            found =
                    history.filter(message -> isBeyond(asked.reach(), message))
                            .map(message -> placed(message, asked.dialog()))
                            .limit(asked.limit() + 1L)
                            .toList();
        }
        boolean end = found.size() <= asked.limit();
        List<Message> page = end ? found : found.subList(0, asked.limit());
        boolean newestFirst = request.order() == MessageQuery.Order.NEWEST_FIRST;
        return new Event.HistoryCame(asked, newestFirst ? page.reversed() : page, end);
    }

    Event receipts(Errand.LoadReceipts asked) {
        DialogTarget dialog = new DialogTarget.Id(asked.dialog());
        MessageTarget message = new MessageTarget.Id(asked.message());
        Receipts receipts = services.messages().receipts(dialog, message);
        Map<String, List<UserId>> reactions = new LinkedHashMap<>();
        services.messages()
                .reactions(null, message)
                .forEach(each -> reactions.put(each.reaction(), each.userIds()));
        return new Event.ReceiptsCame(
                asked, receipts.deliveredIds(), receipts.readIds(), reactions);
    }

    private static boolean isBeyond(Errand.Reach reach, Message message) {
        return switch (reach) {
            case Errand.Reach.Before before -> compare(message, before.dateSent(), before.id()) < 0;
            case Errand.Reach.After after -> compare(message, after.dateSent(), after.id()) > 0;
            case Errand.Reach.Newest newest -> true;
        };
    }

    private static int compare(Message message, long dateSent, MessageId id) {
        int byTime = Long.compare(message.dateSent(), dateSent);
        return byTime == 0 ? message.id().compareTo(id) : byTime;
    }

    private static Message placed(Message message, DialogId dialog) {
        return message.dialogId() == null ? message.in(dialog) : message;
    }

    private static Filter sent(Filter.Operator operator, long dateSent) {
        return Filter.of("date_sent", operator, dateSent);
    }

    private static HistoryRequest request(
            DialogTarget dialog, Filter filter, MessageQuery.Order order, int size) {
        return new HistoryRequest(dialog, List.of(filter), null, null, order, size, 0);
    }

    /** So that mostly one request brings what is asked for and tells whether there is more. */
    private static int size(Errand.LoadHistory asked) {
        return Math.min(MessageQuery.MOST, asked.limit() + OF_ONE_SECOND);
    }
}
