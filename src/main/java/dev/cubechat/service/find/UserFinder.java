package dev.cubechat.service.find;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Portions;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.wire.rest.UserCalls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the person that a {@link UserTarget} means; a number and {@code me} need no look-up. */
public final class UserFinder {
    private final Requests requests;
    private final SessionKeeper keeper;

    public UserFinder(Requests requests, SessionKeeper keeper) {
        this.requests = requests;
        this.keeper = keeper;
    }

    /**
     * The id of that person.
     *
     * @throws Failure NOT_FOUND, or CONFLICT where several fit
     */
    public UserId idOf(UserTarget target) {
        return switch (target) {
            case UserTarget.Id id -> id.id();
            case UserTarget.Me me -> keeper.me();
            case UserTarget.Login login -> one(target).id();
            case UserTarget.Email email -> one(target).id();
            case UserTarget.ExternalId external -> one(target).id();
        };
    }

    public List<UserId> idsOf(List<UserTarget> targets) {
        return targets.stream().map(this::idOf).distinct().toList();
    }

    /** The people meant, in the order asked for; those with numbers in one request. */
    public Shown<User> show(List<UserTarget> targets) {
        Map<UserId, User> byNumber = byNumber(targets);
        Map<UserId, User> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (UserTarget target : targets) {
            Optional<User> user =
                    switch (target) {
                        case UserTarget.Id id -> Optional.ofNullable(byNumber.get(id.id()));
                        case UserTarget.Me me -> Optional.ofNullable(byNumber.get(keeper.me()));
                        default -> maybeOne(target);
                    };
            user.ifPresentOrElse(u -> found.put(u.id(), u), () -> missing.add(typed(target)));
        }
        return new Shown<>(List.copyOf(found.values()), missing);
    }

    private Map<UserId, User> byNumber(List<UserTarget> targets) {
        List<UserId> numbers =
                targets.stream()
                        .filter(t -> t instanceof UserTarget.Id || t instanceof UserTarget.Me)
                        .map(this::idOf)
                        .distinct()
                        .toList();
        Map<UserId, User> users = new LinkedHashMap<>();
        for (List<UserId> some : Portions.of(numbers, UserQuery.MOST)) {
            requests.send(UserCalls.byIds(some))
                    .items()
                    .forEach(user -> users.put(user.id(), user));
        }
        return users;
    }

    private User one(UserTarget target) {
        return maybeOne(target)
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.NOT_FOUND,
                                        "No user " + typed(target) + " in this application."));
    }

    private Optional<User> maybeOne(UserTarget target) {
        Filter filter =
                switch (target) {
                    case UserTarget.Login login -> only("login", login.login());
                    case UserTarget.Email email -> only("email", email.email());
                    case UserTarget.ExternalId ext -> only("external_id", ext.externalId());
                    case UserTarget.Id id -> only("id", id.id().toString());
                    case UserTarget.Me me -> only("id", keeper.me().toString());
                };
        List<User> fitting =
                requests.send(UserCalls.find(new UserQuery(List.of(filter), 10, 0))).items();
        if (fitting.size() > 1) {
            throw ambiguous(target, fitting);
        }
        return fitting.stream().findFirst();
    }

    private static Failure ambiguous(UserTarget target, List<User> fitting) {
        String names =
                String.join(
                        ", ",
                        fitting.stream().map(u -> u.id() + " (" + u.displayName() + ")").toList());
        List<Json> candidates =
                fitting.stream()
                        .<Json>map(
                                user ->
                                        Json.obj()
                                                .with("id", user.id().value())
                                                .with("login", user.login())
                                                .with("full_name", user.fullName())
                                                .build())
                        .toList();
        return new Failure(
                        FailureKind.CONFLICT, typed(target) + " fits several users: " + names + ".")
                .withHint("Use the number of the one you mean.")
                .withDetails(Json.obj().with("candidates", new Json.Arr(candidates)).build());
    }

    /** The target as a person writes it. */
    static String typed(UserTarget target) {
        return switch (target) {
            case UserTarget.Id id -> id.id().toString();
            case UserTarget.Login login -> "@" + login.login();
            case UserTarget.Email email -> "email:" + email.email();
            case UserTarget.ExternalId external -> "ext:" + external.externalId();
            case UserTarget.Me me -> "me";
        };
    }

    private static Filter only(String field, String value) {
        return Filter.of(field, Filter.Operator.EQ, value);
    }
}
