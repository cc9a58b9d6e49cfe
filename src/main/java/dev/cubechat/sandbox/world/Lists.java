package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Conditions.Field;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Lists as the database takes them: for {@code json_each} and for {@code ORDER BY}. */
final class Lists {
    private Lists() {}

    /** People's numbers as a JSON array, for {@code IN (SELECT value FROM json_each(?))}. */
    static String json(Collection<UserId> ids) {
        return numbers(ids.stream().map(UserId::value).toList());
    }

    static String numbers(Collection<Long> numbers) {
        return JsonText.write(Json.ofLongs(numbers));
    }

    static String texts(Collection<String> texts) {
        return JsonText.write(Json.ofStrings(texts));
    }

    /** A column of ours that holds JSON. */
    static Json stored(@Nullable String json) {
        if (json == null) {
            return Json.Nil.NIL;
        }
        try {
            return JsonText.parse(json);
        } catch (MalformedJson notOurs) {
            throw new IllegalStateException("a stored value is not JSON", notOurs);
        }
    }

    /** A column of ours that holds a JSON array of texts. */
    static List<String> storedTexts(@Nullable String json) {
        return stored(json).asItems().stream().flatMap(item -> item.asText().stream()).toList();
    }

    /**
     * What follows {@code ORDER BY}; things that are equal come in the order of their ids.
     *
     * @throws Refused where the field cannot be sorted by
     */
    static String order(@Nullable Sort sort, Map<String, Field> fields, String idColumn) {
        if (sort == null) {
            return idColumn;
        }
        Field field = fields.get(sort.field());
        if (field == null || field.many()) {
            throw Refused.invalid(sort.field(), "is not a field to sort by");
        }
        String way = sort.descending() ? " DESC" : "";
        return field.sql() + way + ", " + idColumn + way;
    }
}
