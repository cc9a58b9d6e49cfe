package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserChange;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;

import java.util.List;

/** The requests about users (rest.md, section 5). */
public final class UserCalls {
    private UserCalls() {}

    /** Makes an account; it travels with the application's key instead of a token. */
    public static Call<User> signUp(UserChange person) {
        return Call.post(
                "/users", UserChangeCodec.write(person), reply -> UserCodec.read(reply.json()));
    }

    /** Changes one's own profile; where the password changed, the old one is refused from then. */
    public static Call<User> update(UserId me, UserChange change) {
        return Call.of(
                Method.PUT,
                "/users/" + me,
                List.of(),
                UserChangeCodec.write(change),
                change.password() == null,
                reply -> UserCodec.read(reply.json()));
    }

    /** Deletes one's own account, and with it the session that it is done in. */
    public static Call<Nothing> delete(UserId me) {
        return Call.delete("/users/" + me, List.of(), Call::nothing)
                .again(Call.doneIf(reply -> reply.status() == 401 || Call.isGone(reply)));
    }

    /** Lets the service mail a way to a new password, as the newest clients ask (section 5.6). */
    public static Call<Nothing> resetPassword(String email) {
        return Call.<Nothing>post(
                        "/users/password/reset",
                        Json.obj().with("email", email).build(),
                        Call::nothing)
                .repeatable();
    }

    /** The same, as the documents have it. */
    public static Call<Nothing> resetPasswordByGet(String email) {
        return Call.get("/users/password/reset", List.of(new Param("email", email)), Call::nothing);
    }

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
