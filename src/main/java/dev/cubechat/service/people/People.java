package dev.cubechat.service.people;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Page;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;
import dev.cubechat.model.UserChange;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.PageWalk;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.Shown;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.service.session.SignIn;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.Nothing;
import dev.cubechat.wire.rest.UserCalls;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The people of the application. */
public final class People {
    private final Requests requests;
    private final UserFinder finder;
    private final SessionKeeper keeper;
    private final SignIn signIn;

    public People(Requests requests, UserFinder finder, SessionKeeper keeper, SignIn signIn) {
        this.requests = requests;
        this.finder = finder;
        this.keeper = keeper;
        this.signIn = signIn;
    }

    /**
     * Changes the profile of the person who is signed in.
     *
     * @param newPassword the file whose first line is to be the password; null to keep the old one,
     *     which must be at hand for a new one
     * @throws Failure USAGE where there is nothing to change
     */
    public Operation<User> update(UserChange change, @Nullable Path newPassword) {
        UserChange whole = newPassword == null ? change : withPassword(change, newPassword);
        if (whole.isNothing()) {
            throw new Failure(FailureKind.USAGE, "Say what to change.")
                    .withHint("--full-name, --email, --avatar, --tag, --custom-data, …");
        }
        UserId me = keeper.me();
        Call<User> call = UserCalls.update(me, whole);
        return Operation.ofCall(named(me), call, () -> updated(call));
    }

    private User updated(Call<User> call) {
        try {
            return requests.send(call);
        } catch (Failure failure) {
            // Only a new password makes it one that cannot just be sent again.
            throw failure.kind() == FailureKind.OUTCOME_UNKNOWN
                    ? failure.withHint(
                            "See whether the new password signs in (cubechat auth login); if not,"
                                    + " nothing was changed.")
                    : failure;
        }
    }

    /** Deletes the account of the person who is signed in, and forgets the session. */
    public Operation<UserId> deleteMe() {
        UserId me = keeper.me();
        Call<Nothing> call = UserCalls.delete(me);
        return Operation.ofCall(
                named(me),
                call,
                () -> {
                    requests.send(call);
                    keeper.forget();
                    return me;
                });
    }

    private UserChange withPassword(UserChange change, Path file) {
        Secret old =
                signIn.password()
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                        FailureKind.USAGE,
                                                        "A new password needs the old one.")
                                                .withHint(
                                                        "Give it as CUBECHAT_PASSWORD, or set"
                                                                + " password_file."));
        return change.withPasswords(signIn.fetch(file), old);
    }

    private static Json.Obj named(UserId me) {
        return Json.obj().with("user_id", me.value()).build();
    }

    /** The person who is signed in. */
    public User me() {
        Shown<User> shown = show(List.of(new UserTarget.Me()));
        if (shown.items().isEmpty()) {
            throw shown.failure("user");
        }
        return shown.items().getFirst();
    }

    /** The people meant, in the order asked for, each once. */
    public Shown<User> show(List<UserTarget> targets) {
        return finder.show(targets);
    }

    /** The id of the person meant. */
    public UserId idOf(UserTarget target) {
        return finder.idOf(target);
    }

    /** One page of the people who fit. */
    public Page<User> find(UserQuery query) {
        return requests.send(UserCalls.find(query));
    }

    /** All who fit, from the offset on, page by page as they are taken. */
    public Stream<User> all(UserQuery query) {
        return PageWalk.of(
                "people",
                User::id,
                taken ->
                        find(new UserQuery(query.filters(), query.limit(), query.offset() + taken))
                                .items());
    }
}
