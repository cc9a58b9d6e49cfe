package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.UserId;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of a privacy list.
 *
 * @param inGroups whether it is about the person in groups, and not in private
 * @param kinds what it covers, in the words of XEP-0016; nothing for all, in both directions
 */
public record PrivacyEntry(
        UserId user, boolean inGroups, boolean deny, long order, Set<String> kinds) {
    private static final Set<String> ONE_WAY =
            Set.of("message", "presence-in", "presence-out", "iq");

    public PrivacyEntry {
        kinds = Set.copyOf(kinds);
    }

    /** Whether it is about this person on this way. */
    boolean fits(UserId other, Way way) {
        boolean group = way == Way.GROUP_MESSAGE_IN;
        return user.equals(other)
                && inGroups == group
                && (kinds.isEmpty() || kinds.contains(way.kind()));
    }

    Json toJson() {
        return Json.obj()
                .with("user_id", user.value())
                .with("in_groups", inGroups)
                .with("action", deny ? "deny" : "allow")
                .with("order", order)
                .with("kinds", Json.ofStrings(List.copyOf(kinds)))
                .build();
    }

    /**
     * The entries of stored JSON, or of a seed's short form: {@code {"user_id":103,"action":"deny",
     * "mutual":true}}, which means the person in private and in groups.
     */
    static Stream<PrivacyEntry> read(Json json, long order) {
        Json.Obj item = json.asObject();
        UserId user = new UserId(item.get("user_id").asLong().orElse(0L));
        boolean deny = !item.get("action").asText().orElse("deny").equals("allow");
        if (item.get("in_groups").isNull()) {
            boolean mutual = item.get("mutual").asBoolean().orElse(false);
            Set<String> kinds = mutual ? Set.of() : ONE_WAY;
            return Stream.of(
                    new PrivacyEntry(user, false, deny, 2 * order - 1, kinds),
                    new PrivacyEntry(user, true, deny, 2 * order, kinds));
        }
        return Stream.of(
                new PrivacyEntry(
                        user,
                        item.get("in_groups").asBoolean().orElse(false),
                        deny,
                        item.get("order").asLong().orElse(order),
                        item.get("kinds").asItems().stream()
                                .flatMap(kind -> kind.asText().stream())
                                .collect(Collectors.toSet())));
    }
}
