package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.Filter;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Conditions on custom objects, whose fields no table knows, and their order. */
final class ObjectMatch {
    private ObjectMatch() {}

    static boolean meets(Json.Obj object, List<Filter> filters) {
        return filters.stream().allMatch(filter -> meets(object, filter));
    }

    /** Records without the field come first, or last where the order goes down. */
    static Comparator<Json.Obj> order(Sort sort) {
        Comparator<Json.Obj> upwards =
                Comparator.comparing(
                        object -> object.get(sort.field()),
                        Comparator.comparing(Json::isNull)
                                .reversed()
                                .thenComparing(ObjectMatch::compare));
        return sort.descending() ? upwards.reversed() : upwards;
    }

    private static boolean meets(Json.Obj object, Filter filter) {
        Json value = object.get(filter.field());
        List<Json> items = value instanceof Json.Arr many ? many.items() : List.of(value);
        return switch (filter.operator()) {
            case EQ, IN -> anyOf(items, filter.values());
            case NE, NIN -> !anyOf(items, filter.values());
            case ALL -> filter.values().stream().allMatch(one -> anyOf(items, List.of(one)));
            case LT -> compares(value, filter) < 0;
            case LTE -> compares(value, filter) <= 0;
            case GT -> compares(value, filter) > 0;
            case GTE -> compares(value, filter) >= 0;
            case CTN -> value.asText().orElse("").contains(filter.values().getFirst());
            case START_WITH -> value.asText().orElse("").startsWith(filter.values().getFirst());
        };
    }

    private static boolean anyOf(List<Json> items, List<String> wanted) {
        return items.stream().anyMatch(item -> wanted.contains(item.asText().orElse("")));
    }

    private static int compares(Json value, Filter filter) {
        return compare(value, Json.of(filter.values().getFirst()));
    }

    /** As numbers where both are, else as text. */
    private static int compare(Json one, Json other) {
        String left = one.asText().orElse("");
        String right = other.asText().orElse("");
        return isNumber(left) && isNumber(right)
                ? new BigDecimal(left).compareTo(new BigDecimal(right))
                : left.compareTo(right);
    }

    static boolean isNumber(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,18})?");
    }
}
