package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Secret;

/** What a person shows to be let in, as {@code user} of a session (rest.md, section 4.1). */
public final class CredentialsCodec {
    private CredentialsCodec() {}

    /**
     * The credentials in a request; those of an application where it is null or empty.
     *
     * @throws dev.cubechat.model.Failure INVALID where there is a name without a password
     */
    public static Credentials read(Json json) {
        if (json.isNull() || json.asObject().isEmpty()) {
            return new Credentials.Application();
        }
        ObjReader user = ObjReader.ofRequest("a session", json);
        if (user.flag("guest")) {
            return new Credentials.Guest(user.text("full_name"));
        }
        Secret password = new Secret(user.neededText("password"));
        return user.has("login")
                ? new Credentials.Login(user.neededText("login"), password)
                : new Credentials.Email(user.neededText("email"), password);
    }

    /** The object for the request; null for an application. */
    public static Json write(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Login who ->
                    Json.obj()
                            .with("login", who.login())
                            .with("password", who.password().reveal())
                            .build();
            case Credentials.Email who ->
                    Json.obj()
                            .with("email", who.email())
                            .with("password", who.password().reveal())
                            .build();
            case Credentials.Guest guest -> {
                var user = Json.obj().with("guest", "1");
                if (guest.fullName() != null) {
                    user.with("full_name", guest.fullName());
                }
                yield user.build();
            }
            case Credentials.Application application -> Json.Nil.NIL;
        };
    }
}
