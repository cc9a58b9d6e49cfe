package dev.cubechat.service;

import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;
import dev.cubechat.model.UserTarget;
import dev.cubechat.wire.rest.UserCalls;

import java.util.List;

/** The people of the application. */
public final class People {
    private final Requests requests;
    private final UserFinder finder;

    People(Requests requests, UserFinder finder) {
        this.requests = requests;
        this.finder = finder;
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
}
