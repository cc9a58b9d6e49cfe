package dev.cubechat.service.people;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.SearchQuery;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.wire.rest.Found;
import dev.cubechat.wire.rest.SearchCalls;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Looks for a text in all that one may see: dialogs, messages and people. */
public final class Search {
    private final Requests requests;
    private final DialogFinder dialogs;

    public Search(Requests requests, DialogFinder dialogs) {
        this.requests = requests;
        this.dialogs = dialogs;
    }

    /**
     * What has the text in it. The limits of the service are checked first.
     *
     * @param exact only the whole text as it is, not any of its words
     * @param within look only here; at most ten dialogs
     * @param since not before; goes only with {@code until}, three months apart at most
     * @throws Failure USAGE where a limit is passed; INVALID where the text is too short
     */
    public Hits find(
            String text,
            boolean exact,
            List<DialogTarget> within,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit) {
        check(within, since, until, limit);
        SearchQuery query =
                new SearchQuery(
                        exact ? '"' + text + '"' : text,
                        within.stream().map(dialogs::idOf).distinct().toList(),
                        since,
                        until,
                        limit);
        if (query.isTooLong()) {
            throw usage("--since and --until may be three months apart at most.");
        }
        Found found = requests.send(SearchCalls.search(query));
        return new Hits(found.dialogs(), found.messages(), found.users());
    }

    private static void check(
            List<DialogTarget> within,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit) {
        if (within.size() > SearchQuery.MOST_DIALOGS) {
            throw usage("A search looks into ten dialogs at most, not " + within.size() + ".");
        }
        if ((since == null) != (until == null)) {
            throw usage("--since and --until go together in a search.");
        }
        if (since != null && until != null && until.isBefore(since)) {
            throw usage("--until is before --since.");
        }
        if (limit < 1 || limit > SearchQuery.MOST) {
            throw usage("A search has a --limit of 1 to 100, not " + limit + ".");
        }
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat search --help");
    }
}
