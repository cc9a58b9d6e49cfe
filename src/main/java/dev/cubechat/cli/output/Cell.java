package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One value of a column, as JSON and as plain text. */
final class Cell {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Cell() {}

    static Json json(@Nullable Object value) {
        return switch (value) {
            case null -> Json.Nil.NIL;
            case Instant time -> Json.of(PlainTime.write(time));
            case UserId id -> Json.of(id.value());
            case DialogId id -> Json.of(id.value());
            case MessageId id -> Json.of(id.value());
            case Decorated text -> Json.of(text.text());
            case String text -> Json.of(text);
            case Long number -> Json.of(number);
            case Integer number -> Json.of(number.longValue());
            case Boolean truth -> Json.of(truth);
            case AppId id -> Json.of(id.value());
            case Optional<?> maybe -> json(maybe.orElse(null));
            // Interfaces come last: to see that something is none takes longer.
            case Json json -> json;
            case Collection<?> items -> array(items);
            case Map<?, ?> members -> object(members);
            default ->
                    throw new IllegalArgumentException(
                            "no JSON form for a " + value.getClass().getName());
        };
    }

    /** The value for a script's line; empty where there is none. */
    static String plain(@Nullable Object value) {
        return text(json(value));
    }

    /** The value for a person's eyes: times as their clocks show them, and to the second. */
    static String human(@Nullable Object value, Function<Instant, LocalDateTime> local) {
        Object present = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        return switch (present) {
            case Instant time -> LOCAL_TIME.format(local.apply(time));
            case Decorated text -> text.forEyes();
            case null, default -> plain(present);
        };
    }

    private static Json array(Collection<?> items) {
        if (items.isEmpty()) {
            return Json.Arr.EMPTY;
        }
        List<Json> all = new ArrayList<>(items.size());
        for (Object item : items) {
            all.add(json(item));
        }
        return new Json.Arr(all);
    }

    private static Json object(Map<?, ?> members) {
        var object = Json.obj();
        members.forEach((key, value) -> object.with(String.valueOf(key), json(value)));
        return object.build();
    }

    private static String text(Json json) {
        return switch (json) {
            case Json.Nil nil -> "";
            case Json.Arr array ->
                    array.items().stream().map(Cell::text).collect(Collectors.joining(","));
            case Json.Obj object -> isBlank(object) ? "" : JsonText.write(object);
            default -> json.asText().orElse("");
        };
    }

    /** Whether an object says nothing: {@code {"own":[],"total":{}}}. */
    private static boolean isBlank(Json.Obj object) {
        return object.members().values().stream().allMatch(member -> text(member).isEmpty());
    }
}
