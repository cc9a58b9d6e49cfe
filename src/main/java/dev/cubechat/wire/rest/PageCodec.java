package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Page;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The envelope round a list, and the answer to {@code count=1} (rest.md, section 2.4). */
public final class PageCodec {
    /** What the service sends when no limit is asked for. */
    public static final int DEFAULT_LIMIT = 100;

    private PageCodec() {}

    /** The items of a list, whether it tells how many there are in all or not. */
    public static <T> Page<T> read(Json json, Function<Json, T> item) {
        return readSome(json, each -> Optional.of(item.apply(each)));
    }

    /** The same without the items of which nothing is read. */
    static <T> Page<T> readSome(Json json, Function<Json, Optional<T>> item) {
        ObjReader page = ObjReader.ofReply("a list", json);
        if (!(page.get("items") instanceof Json.Arr items)) {
            throw page.failure("has no items");
        }
        List<T> all = new ArrayList<>(items.items().size());
        items.items().forEach(each -> item.apply(each).ifPresent(all::add));
        Integer skip = page.smallNumber("skip");
        Integer limit = page.smallNumber("limit");
        Long total = page.number("total_entries");
        return new Page<>(
                all,
                skip == null ? 0 : skip,
                limit == null ? DEFAULT_LIMIT : limit,
                total == null ? OptionalLong.empty() : OptionalLong.of(total),
                items.items().size() - all.size());
    }

    public static <T> Json.Obj write(Page<T> page, Function<T, ? extends Json> item) {
        var envelope = Json.obj();
        page.total().ifPresent(total -> envelope.with("total_entries", total));
        return envelope.with("skip", page.skip())
                .with("limit", page.limit())
                .with("items", new Json.Arr(page.items().stream().<Json>map(item).toList()))
                .build();
    }

    /**
     * How many there are: {@code {"items":{"count":n}}}, {@code {"count":n}}, or a list from a
     * server that did not listen to {@code count=1}.
     */
    public static long readCount(Json json) {
        ObjReader reply = ObjReader.ofReply("a count", json);
        return reply.get("items")
                .asObject()
                .get("count")
                .asLong()
                .or(() -> reply.get("count").asLong())
                .or(() -> reply.get("total_entries").asLong())
                .or(() -> wholeList(reply.get("items"), reply.number("limit")))
                .orElseThrow(() -> reply.failure("does not count"));
    }

    /** {@code {"items":{"count":n}}}. */
    public static Json.Obj writeCount(long count) {
        return Json.obj().with("items", Json.obj().with("count", count).build()).build();
    }

    /** A list shorter than its limit is all there is. */
    private static Optional<Long> wholeList(Json items, @Nullable Long limit) {
        if (!(items instanceof Json.Arr array)) {
            return Optional.empty();
        }
        List<Json> all = array.items();
        long most = limit == null ? DEFAULT_LIMIT : limit;
        return all.size() < most ? Optional.of((long) all.size()) : Optional.empty();
    }
}
