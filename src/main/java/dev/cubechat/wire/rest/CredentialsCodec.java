package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;

import org.jspecify.annotations.Nullable;

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
        if (user.has("provider")) {
            return vouched(user);
        }
        if (user.flag("guest")) {
            return new Credentials.Guest(user.text("full_name"));
        }
        Secret password = new Secret(user.neededText("password"));
        return user.has("login")
                ? new Credentials.Login(user.neededText("login"), password)
                : new Credentials.Email(user.neededText("email"), password);
    }

    /**
     * The object for the request: {@code user}, or with {@code provider} what stands beside it;
     * null for an application.
     */
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
            case Credentials.Vouched vouched -> write(vouched);
            case Credentials.Application application -> Json.Nil.NIL;
        };
    }

    private static Credentials vouched(ObjReader request) {
        String name = request.neededText("provider");
        Provider provider =
                Provider.ofWireName(name)
                        .orElseThrow(() -> request.failure("names no provider we know: " + name));
        ObjReader keys =
                ObjReader.ofRequest(
                        "a session", request.get(provider.hasProject() ? name : "keys"));
        return provider.hasProject()
                ? new Credentials.Vouched(
                        provider,
                        new Secret(keys.neededText("access_token")),
                        null,
                        keys.neededText("project_id"))
                : new Credentials.Vouched(
                        provider, new Secret(keys.neededText("token")), secret(keys), null);
    }

    private static @Nullable Secret secret(ObjReader keys) {
        String secret = keys.text("secret");
        return secret == null || secret.isEmpty() ? null : new Secret(secret);
    }

    /** A custom provider's token travels as the login, with any password at all. */
    private static Json write(Credentials.Vouched who) {
        String token = who.token().reveal();
        String name = who.provider().wireName();
        if (who.provider() == Provider.CUSTOM) {
            return Json.obj().with("login", token).with("password", "unused").build();
        }
        if (who.provider().hasProject()) {
            Json project =
                    Json.obj()
                            .with("project_id", who.projectId())
                            .with("access_token", token)
                            .build();
            return Json.obj().with("provider", name).with(name, project).build();
        }
        var keys = Json.obj().with("token", token);
        if (who.secret() != null) {
            keys.with("secret", who.secret().reveal());
        }
        return Json.obj().with("provider", name).with("keys", keys.build()).build();
    }
}
