package dev.cubechat.sandbox.world;

import dev.cubechat.model.Filter;
import dev.cubechat.model.Filter.Operator;
import dev.cubechat.sandbox.world.Conditions.Field;
import dev.cubechat.sandbox.world.Conditions.Kind;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which searches for people the service takes (protocol page rest.md, section 5.2). */
final class PeopleRules {
    private static final int SHORTEST_PREFIX = 4;
    private static final Set<String> STAND_ALONE =
            Set.of(
                    "id",
                    "login",
                    "email",
                    "full_name",
                    "phone",
                    "external_id",
                    "facebook_id",
                    "twitter_id",
                    "user_tags");
    private static final Set<Operator> PRIMARY =
            Set.of(Operator.EQ, Operator.IN, Operator.START_WITH);
    private static final Set<Operator> COMPARE =
            Set.of(Operator.LT, Operator.LTE, Operator.GT, Operator.GTE);

    static final Map<String, Field> FIELDS =
            Map.ofEntries(
                    Map.entry("id", Field.number("id")),
                    Map.entry("login", Field.text("login")),
                    Map.entry("email", Field.text("email")),
                    Map.entry("full_name", Field.text("full_name")),
                    Map.entry("phone", Field.text("phone")),
                    Map.entry("external_id", Field.text("external_id")),
                    Map.entry("facebook_id", Field.text("facebook_id")),
                    Map.entry("twitter_id", Field.text("twitter_id")),
                    Map.entry(
                            "user_tags",
                            Field.anyOf(
                                    "EXISTS (SELECT 1 FROM json_each(tags) t WHERE %s)",
                                    "t.value", Kind.TEXT)),
                    Map.entry("last_request_at", Field.time("last_request_at")),
                    Map.entry("created_at", Field.time("created_at")),
                    Map.entry("updated_at", Field.time("updated_at")));

    private PeopleRules() {}

    /**
     * Lets the search through.
     *
     * @throws Refused where the service would not take it
     */
    static void check(List<Filter> filters) {
        boolean anyPrimary = false;
        for (Filter filter : filters) {
            boolean standAlone = STAND_ALONE.contains(filter.field());
            if (standAlone && COMPARE.contains(filter.operator())) {
                throw Refused.invalid(filter.field(), "cannot be compared by its order");
            }
            if (filter.operator() == Operator.START_WITH
                    && filter.values().stream().anyMatch(v -> v.length() < SHORTEST_PREFIX)) {
                throw Refused.invalid(filter.field(), "start_with needs 4 characters or more");
            }
            anyPrimary |= standAlone && PRIMARY.contains(filter.operator());
        }
        if (!anyPrimary) {
            throw Refused.invalid(
                    "base",
                    "At least one of these fields must be searched for: id, login, email,"
                            + " full_name, phone, external_id, facebook_id, twitter_id, user_tags");
        }
    }

    /** A prefix search answers with 5 people, whatever the limit. */
    static boolean isPrefixSearch(List<Filter> filters) {
        return filters.stream().anyMatch(f -> f.operator() == Operator.START_WITH);
    }
}
