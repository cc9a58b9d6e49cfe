package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A session with the REST service (protocol page rest.md, section 4).
 *
 * @param id the session's own number; not a user id
 * @param userId who is signed in; null for an application session
 * @param user the person as the server described them; null where it did not
 */
public record Session(
        long id,
        AppId appId,
        @Nullable UserId userId,
        Secret token,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable User user) {}
