package dev.cubechat.service.session;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.rest.TokenKeeper;

import java.time.Instant;

/** Keeps one session's token that nothing replaces. */
record OneToken(Secret token) implements TokenKeeper {
    @Override
    public Secret renew(Secret stale) {
        throw new Failure(FailureKind.NOT_SIGNED_IN, "The session has ended.");
    }

    @Override
    public void extended(Instant expires) {
        // Nobody uses it afterwards.
    }
}
