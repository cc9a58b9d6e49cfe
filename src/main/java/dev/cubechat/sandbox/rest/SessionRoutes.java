package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;
import dev.cubechat.sandbox.world.Guesses;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Refused.Reason;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.CredentialsCodec;
import dev.cubechat.wire.rest.SessionCodec;
import dev.cubechat.wire.rest.SessionRequest;
import dev.cubechat.wire.rest.UserCodec;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Sessions and logins (rest.md, section 4). */
final class SessionRoutes {
    private final World world;

    SessionRoutes(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.open("POST", "session", this::create)
                .with("GET", "session", (request, caller) -> show(caller))
                .with("DELETE", "session", (request, caller) -> end(caller))
                .with("DELETE", "session/list", (request, caller) -> endOthers(caller))
                .with("DELETE", "session/*", this::endOne)
                .with("POST", "login", this::logIn)
                .with("DELETE", "login", (request, caller) -> logOut(caller));
    }

    private Response create(Request request) {
        Json json = request.json();
        SessionRequest asked = SessionRequest.read(json);
        if (!asked.appId().equals(world.appId()) || !asked.authKey().equals(world.authKey())) {
            return Errors.unauthorized("No application has this application_id and auth_key");
        }
        User user = person(asked.credentials());
        return Response.created(SessionCodec.write(world.sessions().begin(user)));
    }

    private static Response show(Caller caller) {
        return Response.ok(SessionCodec.write(caller.session()));
    }

    private Response end(Caller caller) {
        world.sessions().end(caller.token());
        return Response.empty();
    }

    private Response endOthers(Caller caller) {
        world.sessions().endOthers(caller.token());
        return Response.empty();
    }

    private Response endOne(Request request, Caller caller) {
        Json.of(request.path().get(1))
                .asLong()
                .ifPresent(id -> world.sessions().end(caller.user(), id));
        return Response.empty();
    }

    private Response logIn(Request request, Caller caller) {
        User user = person(CredentialsCodec.read(request.json()));
        if (user == null) {
            throw Refused.of(Reason.UNKNOWN_LOGIN);
        }
        world.sessions().attach(caller.token(), user);
        return Response.of(Guesses.LOGIN_STATUS, UserCodec.writeWrapped(user));
    }

    private Response logOut(Caller caller) {
        world.sessions().attach(caller.token(), null);
        return Response.empty();
    }

    private @Nullable User person(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Application nobody -> null;
            case Credentials.Guest guest -> world.people().guest(guest.fullName());
            case Credentials.Vouched who ->
                    world.providers()
                            .signIn(who.provider(), who.token(), who.secret(), who.projectId());
            case Credentials.Login who when world.providers().knows(new Secret(who.login())) ->
                    world.providers().signIn(Provider.CUSTOM, new Secret(who.login()), null, null);
            case Credentials.Login who ->
                    checked(world.people().findByLogin(who.login()), who.password());
            case Credentials.Email who ->
                    checked(world.people().findByEmail(who.email()), who.password());
        };
    }

    private User checked(Optional<User> named, Secret password) {
        User user = named.orElseThrow(() -> Refused.of(Reason.UNKNOWN_LOGIN));
        if (!world.people().passwordFits(user.id(), password)) {
            throw Refused.of(Reason.WRONG_PASSWORD);
        }
        return user;
    }
}
