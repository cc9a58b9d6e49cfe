package dev.cubechat.rest;

import dev.cubechat.model.Secret;

import java.time.Instant;

/** Keeps the token of the session that requests are made in. Called from any thread. */
public interface TokenKeeper {

    /**
     * The token to use.
     *
     * @throws dev.cubechat.model.Failure NOT_SIGNED_IN where there is none and none can be had
     */
    Secret token();

    /**
     * A token that replaces one that the service does not know any more. Where another thread has
     * replaced it already, that replacement.
     *
     * @throws dev.cubechat.model.Failure NOT_SIGNED_IN where no new one can be had
     */
    Secret renew(Secret stale);

    /** The session was used and now lives until then (rest.md, section 4). */
    void extended(Instant expires);
}
