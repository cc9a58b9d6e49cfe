package dev.cubechat.wire.rest;

import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;

import java.util.List;

/** The requests about users (rest.md, section 5). */
public final class UserCalls {
    private UserCalls() {}

    /** Users by any of their fields. */
    public static Call<Page<User>> find(UserQuery query) {
        return Call.get(
                "/users/v2",
                QueryCodec.write(query),
                reply -> PageCodec.read(reply.json(), UserCodec::read));
    }

    /**
     * The users with these ids; those that do not exist are left out of the answer.
     *
     * @throws IllegalArgumentException where there are none or more than 100 ids
     */
    public static Call<Page<User>> byIds(List<UserId> ids) {
        if (ids.isEmpty() || ids.size() > UserQuery.MOST) {
            throw new IllegalArgumentException("1 to 100 user ids, not " + ids.size());
        }
        List<String> texts = ids.stream().map(UserId::toString).toList();
        Filter filter = new Filter("id", Filter.Operator.IN, texts);
        return find(new UserQuery(List.of(filter), UserQuery.MOST, 0));
    }
}
