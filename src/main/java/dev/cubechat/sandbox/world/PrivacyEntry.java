package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.UserId;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * The two entries that are about a person in private and in groups.
     *
     * @param mutual whether they are about what the owner sends, too
     * @param order of the first of them
     */
    public static List<PrivacyEntry> everywhere(
            UserId user, boolean deny, boolean mutual, long order) {
        Set<String> kinds = mutual ? Set.of() : ONE_WAY;
        return List.of(
                new PrivacyEntry(user, false, deny, order, kinds),
                new PrivacyEntry(user, true, deny, order + 1, kinds));
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

    /** The entry that {@link #toJson} wrote. */
    static PrivacyEntry ofStored(Json json) {
        Json.Obj item = json.asObject();
        return new PrivacyEntry(
                new UserId(item.get("user_id").asLong().orElseThrow()),
                item.get("in_groups").asBoolean().orElseThrow(),
                item.get("action").asText().orElseThrow().equals("deny"),
                item.get("order").asLong().orElseThrow(),
                item.get("kinds").asItems().stream()
                        .flatMap(kind -> kind.asText().stream())
                        .collect(Collectors.toSet()));
    }
}
