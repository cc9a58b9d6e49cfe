package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;
import dev.cubechat.sandbox.world.People;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Refused.Reason;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.ErrorBody;
import dev.cubechat.wire.rest.PageCodec;
import dev.cubechat.wire.rest.QueryCodec;
import dev.cubechat.wire.rest.UserCodec;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The people (rest.md, section 5). */
final class UserRoutes {
    private final World world;
    private final People people;
    private final Supplier<List<UserId>> online;

    /**
     * @param online tells who is in the chat
     */
    UserRoutes(World world, Supplier<List<UserId>> online) {
        this.online = online;
        this.world = world;
        this.people = world.people();
    }

    void addTo(Routes routes) {
        routes.open("POST", "users", this::signUp)
                .with("GET", "users/v2", (request, caller) -> search(request))
                .with("GET", "users/online", (request, caller) -> online(request))
                .with("GET", "users", (request, caller) -> retrievingIsOff())
                .with("GET", "users/by_login", (r, caller) -> one(byLogin(r)))
                .with("GET", "users/by_email", (r, caller) -> one(byEmail(r)))
                .with("GET", "users/by_facebook_id", (r, caller) -> one(byFacebookId(r)))
                .with("GET", "users/by_twitter_id", (r, caller) -> one(byTwitterId(r)))
                .with("GET", "users/phone", (r, caller) -> one(byPhone(r)))
                .with("GET", "users/external/*", (r, caller) -> one(byExternalId(r)))
                .with("GET", "users/by_full_name", (request, caller) -> byFullName(request))
                .with("GET", "users/by_tags", (request, caller) -> byTags(request))
                .open("GET", "users/password/reset", this::resetPassword)
                .open("POST", "users/password/reset", this::resetPassword)
                .with("GET", "users/*", (request, caller) -> one(people.find(id(request))))
                .with("PUT", "users/*", this::update)
                .with("DELETE", "users/external/*", this::deleteExternal)
                .with("DELETE", "users/*", this::delete);
    }

    /** With the application's key, or with a session. */
    private Response signUp(Request request) {
        Optional<Secret> key = request.authKey();
        if (key.isPresent()) {
            if (!key.get().equals(world.authKey())) {
                return Errors.unauthorized("No application has this auth_key");
            }
        } else if (request.token().isPresent()) {
            world.sessions().get(request.token().get());
        } else {
            return Errors.tokenRequired();
        }
        User user = people.signUp(Profile.read(request.json()));
        return Response.created(UserCodec.writeWrapped(user));
    }

    private Response search(Request request) {
        UserQuery query = QueryCodec.readUsers(request.query());
        return Response.ok(
                PageCodec.write(
                        people.search(
                                query.filters(),
                                query.limit(),
                                query.offset(),
                                Sorting.read(request.query())),
                        UserCodec::write));
    }

    /** Newest SDKs ask; no document tells of it (section 5.7). */
    private Response online(Request request) {
        List<User> all = online.get().stream().map(people::find).flatMap(Optional::stream).toList();
        if (request.query().flag("count")) {
            return Response.ok(Json.obj().with("count", all.size()).build());
        }
        UserQuery page = QueryCodec.readUsers(request.query());
        List<Json> shown =
                all.stream()
                        .skip(page.offset())
                        .limit(page.limit())
                        .<Json>map(UserCodec::write)
                        .toList();
        return Response.ok(Json.obj().with("users", new Json.Arr(shown)).build());
    }

    /** The old way to look for people is off in new applications (section 5.3). */
    private static Response retrievingIsOff() {
        return Response.of(
                403, ErrorBody.base("Users retrieving forbidden in admin panel, use users/v2"));
    }

    private Response update(Request request, Caller caller) {
        if (!id(request).equals(caller.user())) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
        User user = people.update(caller.user(), Profile.read(request.json()));
        return Response.ok(UserCodec.writeWrapped(user));
    }

    private Response delete(Request request, Caller caller) {
        if (!id(request).equals(caller.user())) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
        people.delete(caller.user());
        return Response.empty();
    }

    private Response deleteExternal(Request request, Caller caller) {
        User named = byExternalId(request).orElseThrow(() -> Refused.of(Reason.NO_SUCH_USER));
        if (!named.id().equals(caller.user())) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
        people.delete(caller.user());
        return Response.empty();
    }

    /** Nothing is really sent: the sandbox has no mail. */
    private Response resetPassword(Request request) {
        String email =
                request.query()
                        .first("email")
                        .or(() -> request.json().asObject().get("email").asText())
                        .orElseThrow(() -> Refused.invalid("email", "can't be blank"));
        if (people.findByEmail(email).isEmpty()) {
            throw Refused.of(Reason.NO_SUCH_USER);
        }
        return Response.empty();
    }

    private Optional<User> byLogin(Request request) {
        return people.findByLogin(request.query().first("login").orElse(""));
    }

    private Optional<User> byEmail(Request request) {
        return people.findByEmail(request.query().first("email").orElse(""));
    }

    private Optional<User> byFacebookId(Request request) {
        return people.findByFacebookId(request.query().first("facebook_id").orElse(""));
    }

    private Optional<User> byTwitterId(Request request) {
        return people.findByTwitterId(request.query().first("twitter_id").orElse(""));
    }

    private Optional<User> byPhone(Request request) {
        return people.findByPhone(request.query().first("phone").orElse(""));
    }

    private Optional<User> byExternalId(Request request) {
        return people.findByExternalId(request.path().get(2));
    }

    private Response byFullName(Request request) {
        String text =
                request.query()
                        .first("full_name")
                        .filter(name -> !name.isBlank())
                        .orElseThrow(() -> Refused.invalid("full_name", "can't be blank"));
        OldPage page = OldPage.asked(request.query());
        return Response.ok(page.write(people.named(text, page.size(), page.skip())));
    }

    private Response byTags(Request request) {
        List<String> tags = request.query().list("tags");
        if (tags.isEmpty()) {
            throw Refused.invalid("tags", "can't be blank");
        }
        OldPage page = OldPage.asked(request.query());
        return Response.ok(page.write(people.tagged(tags, page.size(), page.skip())));
    }

    private static Response one(Optional<User> user) {
        return Response.ok(
                UserCodec.writeWrapped(user.orElseThrow(() -> Refused.of(Reason.NO_SUCH_USER))));
    }

    private static UserId id(Request request) {
        return Json.of(request.path().get(1))
                .asLong()
                .filter(id -> id > 0)
                .map(UserId::new)
                .orElseThrow(() -> Refused.of(Reason.NO_SUCH_USER));
    }
}
