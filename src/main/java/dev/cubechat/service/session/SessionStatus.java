package dev.cubechat.service.session;

import dev.cubechat.model.AppId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * How one stands with the service.
 *
 * @param signedIn whether there is a session, as far as we know
 * @param userId null for an application session and where it is not known
 * @param expires when the session ends without another request; null where it is not known
 * @param checked whether the service itself was asked
 */
public record SessionStatus(
        String profile,
        URI apiUrl,
        AppId appId,
        boolean signedIn,
        @Nullable UserId userId,
        @Nullable String login,
        @Nullable String email,
        @Nullable Instant expires,
        boolean checked) {}
