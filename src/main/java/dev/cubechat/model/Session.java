package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A session with the REST service (protocol page rest.md, section 4).
 *
 * @param id the session's own number; not a user id
 * @param userId who is signed in; null for an application session
 * @param user the person as the server described them; null where it did not
 * @param raw the server's object
 */
public record Session(
        long id,
        AppId appId,
        @Nullable UserId userId,
        Secret token,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable User user,
        Json.Obj raw) {

    /** Without {@code raw}, which carries the token in clear. */
    @Override
    public String toString() {
        return "Session[id=" + id + ", appId=" + appId + ", userId=" + userId + "]";
    }
}
