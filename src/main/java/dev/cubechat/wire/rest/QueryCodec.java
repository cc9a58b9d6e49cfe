package dev.cubechat.wire.rest;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.UserQuery;

import java.util.ArrayList;
import java.util.List;

/** What is asked of lists, as query parameters (rest.md, sections 2.1, 5.2, 6.1 and 7.1). */
public final class QueryCodec {
    private static final String DIALOG = "chat_dialog_id";
    private static final String SENT = "date_sent";

    private QueryCodec() {}

    public static List<Param> write(DialogQuery query) {
        List<Param> params = filters(query.filters());
        params.add(new Param("sort_desc", "last_message_date_sent"));
        params.add(Param.of("limit", query.limit()));
        params.add(Param.of("skip", query.skip()));
        return params;
    }

    /** A question about one's dialogs; a limit over 100 is capped (rest.md, section 18). */
    public static DialogQuery readDialogs(Params params) {
        return new DialogQuery(params.filters(), limit(params), start(params, "skip"));
    }

    /** Always says {@code mark_as_read}, because without it reading marks everything read. */
    public static List<Param> write(MessageQuery query) {
        List<Param> params = new ArrayList<>();
        params.add(new Param(DIALOG, query.dialogId().value()));
        params.addAll(filters(query.filters()));
        params.add(
                switch (query.order()) {
                    case OLDEST_FIRST -> new Param("sort_asc", SENT);
                    case NEWEST_FIRST -> new Param("sort_desc", SENT);
                });
        params.add(Param.of("limit", query.limit()));
        params.add(Param.of("skip", query.skip()));
        params.add(Param.of("mark_as_read", query.markAsRead() ? 1 : 0));
        if (query.preview()) {
            params.add(Param.of("preview", 1));
        }
        return params;
    }

    /**
     * A question about messages; without {@code mark_as_read=0} it marks, without a sort it is
     * oldest first.
     *
     * @throws Failure INVALID where it names no dialog
     */
    public static MessageQuery readMessages(Params params) {
        DialogId dialog =
                params.first(DIALOG)
                        .filter(ObjectIds::isObjectId)
                        .map(DialogId::new)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                FailureKind.INVALID,
                                                "The request names no dialog in chat_dialog_id."));
        List<Filter> others =
                params.filters().stream().filter(f -> !f.field().equals(DIALOG)).toList();
        return new MessageQuery(
                dialog,
                others,
                limit(params),
                start(params, "skip"),
                params.first("sort_desc").isPresent()
                        ? MessageQuery.Order.NEWEST_FIRST
                        : MessageQuery.Order.OLDEST_FIRST,
                params.first("mark_as_read").isEmpty() || params.flag("mark_as_read"),
                params.flag("preview"));
    }

    /** Users are asked with repeated brackets and paged with {@code offset}. */
    public static List<Param> write(UserQuery query) {
        List<Param> params = new ArrayList<>();
        for (Filter filter : query.filters()) {
            String name = filter.name();
            if (isList(filter)) {
                filter.values().forEach(value -> params.add(new Param(name + "[]", value)));
            } else {
                params.add(new Param(name, value(filter)));
            }
        }
        params.add(Param.of("limit", query.limit()));
        params.add(Param.of("offset", query.offset()));
        return params;
    }

    public static UserQuery readUsers(Params params) {
        return new UserQuery(params.filters(), limit(params), start(params, "offset"));
    }

    static List<Param> filters(List<Filter> filters) {
        List<Param> params = new ArrayList<>();
        filters.forEach(filter -> params.add(new Param(filter.name(), value(filter))));
        return params;
    }

    private static String value(Filter filter) {
        return String.join(",", filter.values());
    }

    private static boolean isList(Filter filter) {
        return switch (filter.operator()) {
            case IN, NIN, ALL -> true;
            default -> false;
        };
    }

    private static int limit(Params params) {
        long limit = params.number("limit").orElse((long) PageCodec.DEFAULT_LIMIT);
        return Math.clamp(limit, 0, PageCodec.DEFAULT_LIMIT);
    }

    private static int start(Params params, String name) {
        return Math.clamp(params.number(name).orElse(0L), 0, Integer.MAX_VALUE);
    }
}
