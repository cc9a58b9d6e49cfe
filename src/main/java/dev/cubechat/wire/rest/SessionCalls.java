package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The requests about sessions (rest.md, section 4). */
public final class SessionCalls {
    private static final String SESSION = "/session";

    private SessionCalls() {}

    /**
     * A new session; needs no token. A guest is a new user each time, so it is not repeated.
     *
     * @param signature as old installations want it; null to sign nothing
     */
    public static Call<Session> create(
            AppId appId,
            Secret authKey,
            Credentials credentials,
            @Nullable LegacySignature signature) {
        Json.Obj plain = new SessionRequest(appId, authKey, credentials).write();
        Json.Obj body = signature == null ? plain : signature.over(plain);
        Call<Session> call = Call.post(SESSION, body, reply -> SessionCodec.read(reply.json()));
        return credentials instanceof Credentials.Guest ? call : call.repeatable();
    }

    /** The session that the token belongs to; a cheap way to see whether it lives. */
    public static Call<Session> current() {
        return Call.get(SESSION, List.of(), reply -> SessionCodec.read(reply.json()));
    }

    /** Ends the session that the token belongs to. */
    public static Call<Nothing> destroy() {
        return Call.delete(SESSION, List.of(), Call::nothing)
                .again(Call.doneIf(reply -> reply.status() == 401 || Call.isGone(reply)));
    }

    /** Ends all sessions of this person but the one that the token belongs to. */
    public static Call<Nothing> destroyOthers() {
        return Call.delete(SESSION + "/list", List.of(), Call::nothing);
    }
}
