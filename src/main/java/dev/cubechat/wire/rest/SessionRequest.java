package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Secret;

/** The body of {@code POST /session} (rest.md, section 4.1). */
public record SessionRequest(AppId appId, Secret authKey, Credentials credentials) {

    /**
     * Reads a request; {@code timestamp}, {@code nonce} and {@code signature} of older clients are
     * passed over (section 4.2).
     *
     * @throws dev.cubechat.model.Failure INVALID where application or key are missing
     */
    public static SessionRequest read(Json json) {
        ObjReader session = ObjReader.ofRequest("a session", json);
        long app = session.neededNumber("application_id");
        if (app <= 0) {
            throw session.failure("has no application id in application_id");
        }
        return new SessionRequest(
                new AppId(app),
                new Secret(session.neededText("auth_key")),
                CredentialsCodec.read(
                        session.has("provider") ? session.object() : session.get("user")));
    }

    public Json.Obj write() {
        var session =
                Json.obj().with("application_id", appId.value()).with("auth_key", authKey.reveal());
        Json who = CredentialsCodec.write(credentials);
        if (who.asObject().has("provider")) {
            return session.withAll(who.asObject()).build();
        }
        return (who.isNull() ? session : session.with("user", who)).build();
    }
}
