package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.SearchQuery;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The request that looks for a text everywhere (rest.md, section 9). */
public final class SearchCalls {
    private SearchCalls() {}

    public static Call<Found> search(SearchQuery query) {
        return Call.get("/chat/search", write(query), reply -> Found.read(reply.json()));
    }

    /** {@code start_date} is the newer bound. */
    static List<Param> write(SearchQuery query) {
        List<Param> params = new ArrayList<>();
        params.add(new Param("search_text", query.text()));
        if (!query.dialogIds().isEmpty()) {
            String ids =
                    query.dialogIds().stream()
                            .map(DialogId::value)
                            .collect(Collectors.joining(","));
            params.add(new Param("chat_dialog_ids", ids));
        }
        if (query.newest() != null) {
            params.add(new Param("start_date", WireTime.write(query.newest())));
        }
        if (query.oldest() != null) {
            params.add(new Param("end_date", WireTime.write(query.oldest())));
        }
        params.add(Param.of("limit", query.limit()));
        return List.copyOf(params);
    }

    /**
     * Reads a request, as the service has it.
     *
     * @throws dev.cubechat.model.Failure INVALID where a time cannot be read
     */
    public static SearchQuery read(Params params) {
        return new SearchQuery(
                params.first("search_text").orElse(""),
                params.list("chat_dialog_ids").stream()
                        .filter(ObjectIds::isObjectId)
                        .map(DialogId::new)
                        .toList(),
                time(params, "end_date"),
                time(params, "start_date"),
                Math.clamp(
                        params.number("limit").orElse((long) SearchQuery.MOST),
                        1,
                        SearchQuery.MOST));
    }

    private static @Nullable Instant time(Params params, String name) {
        return params.first(name)
                .map(
                        text ->
                                WireTime.instant(Json.of(text))
                                        .orElseThrow(
                                                () ->
                                                        new Failure(
                                                                FailureKind.INVALID,
                                                                name + " is no time: " + text)))
                .orElse(null);
    }
}
