package dev.cubechat.service.session;

import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

/**
 * A session that is over.
 *
 * @param userId whose it was; null where it was nobody's, or nobody knows
 * @param everywhere whether the sessions on other devices are over, too
 */
public record SignedOut(String profile, @Nullable UserId userId, boolean everywhere) {}
