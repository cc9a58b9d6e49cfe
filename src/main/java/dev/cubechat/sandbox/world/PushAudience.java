package dev.cubechat.sandbox.world;

import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import java.util.List;

/**
 * Whom a push is for (protocol page rest.md, section 12): these people, those with these numbers of
 * another system, and those with tags.
 *
 * @param anyTag with one of these
 * @param allTags with all of these
 * @param noTag among those with tags, none of these
 */
public record PushAudience(
        List<UserId> ids,
        List<String> externalIds,
        List<String> anyTag,
        List<String> allTags,
        List<String> noTag) {
    public PushAudience {
        ids = List.copyOf(ids);
        externalIds = List.copyOf(externalIds);
        anyTag = List.copyOf(anyTag);
        allTags = List.copyOf(allTags);
        noTag = List.copyOf(noTag);
    }

    /** Whether it names nobody at all. */
    public boolean isEmpty() {
        return ids.isEmpty() && externalIds.isEmpty() && !isByTags();
    }

    boolean has(User user) {
        String external = user.externalId();
        return ids.contains(user.id())
                || (external != null && externalIds.contains(external))
                || (isByTags() && hasTags(user.tags()));
    }

    private boolean isByTags() {
        return !(anyTag.isEmpty() && allTags.isEmpty() && noTag.isEmpty());
    }

    private boolean hasTags(List<String> tags) {
        return (anyTag.isEmpty() || anyTag.stream().anyMatch(tags::contains))
                && tags.containsAll(allTags)
                && noTag.stream().noneMatch(tags::contains);
    }
}
