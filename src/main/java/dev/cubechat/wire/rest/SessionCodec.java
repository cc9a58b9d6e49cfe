package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import java.time.Instant;

/** A session in the service's words (rest.md, sections 4 and 14). */
public final class SessionCodec {
    private SessionCodec() {}

    /** A session; {@code user_id} null and 0 both mean nobody. */
    public static Session read(Json json) {
        Json inner = json.asObject().get("session");
        ObjReader session = ObjReader.ofReply("a session", inner.isNull() ? json : inner);
        long app = session.neededNumber("application_id");
        if (app <= 0) {
            throw session.failure("has no application id");
        }
        User user = session.get("user").isNull() ? null : UserCodec.read(session.get("user"));
        UserId userId = session.userId("user_id");
        return new Session(
                session.neededNumber("id"),
                new AppId(app),
                userId == null && user != null ? user.id() : userId,
                new Secret(session.neededText("token")),
                session.time("created_at"),
                session.time("updated_at"),
                user);
    }

    /** {@code {"session":{…}}}. */
    public static Json.Obj write(Session session) {
        UserId userId = session.userId();
        User user = session.user();
        Instant created = session.createdAt();
        Instant updated = session.updatedAt();
        var json =
                Json.obj()
                        .with("id", session.id())
                        .with("user_id", userId == null ? Json.Nil.NIL : Json.of(userId.value()))
                        .with("application_id", session.appId().value())
                        .with("token", session.token().reveal())
                        .with("ts", created == null ? 0 : created.getEpochSecond())
                        .with("created_at", created == null ? null : WireTime.write(created))
                        .with("updated_at", updated == null ? null : WireTime.write(updated))
                        .with("user", user == null ? Json.Nil.NIL : UserCodec.write(user));
        return Json.obj().with("session", json.build()).build();
    }
}
