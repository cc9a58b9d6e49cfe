package dev.cubechat.sandbox.rest;

import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused;

/** Whose session a request came with. */
record Caller(Session session) {

    Secret token() {
        return session.token();
    }

    /**
     * The person.
     *
     * @throws Refused where the session is the application's alone
     */
    UserId user() {
        UserId user = session.userId();
        if (user == null) {
            throw Refused.of(Refused.Reason.NEEDS_USER);
        }
        return user;
    }
}
