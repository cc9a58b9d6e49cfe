package dev.cubechat.xmpp;

import dev.cubechat.model.Secret;

/** Gives the password to log in with: the user's own, or a session token (xmpp.md, section 3). */
public interface PasswordSource {

    /** The password as far as it is known. */
    Secret password();

    /**
     * Another password, after the server refused the first: a session token may have expired. It is
     * asked at most once for each attempt to connect.
     *
     * @throws dev.cubechat.model.Failure NOT_SIGNED_IN where there is no other
     */
    Secret renewed();
}
