package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A person in one application (protocol page rest.md, section 14, "User").
 *
 * @param timezone minutes from UTC
 * @param raw the server's object; empty for a user made here
 */
public record User(
        UserId id,
        @Nullable String login,
        @Nullable String fullName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String avatar,
        @Nullable String customData,
        @Nullable String externalId,
        @Nullable String facebookId,
        @Nullable String twitterId,
        List<String> tags,
        @Nullable Integer timezone,
        boolean guest,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant lastRequestAt,
        Json.Obj raw) {

    public User {
        tags = List.copyOf(tags);
    }

    /** What to call this person: full name, else login, else the number. */
    public String displayName() {
        if (fullName != null && !fullName.isBlank()) {
            return fullName;
        }
        return login != null && !login.isBlank() ? login : id.toString();
    }
}
