package dev.cubechat.cli.auth;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Session;
import dev.cubechat.model.User;

import org.jspecify.annotations.Nullable;

/** How a new session is shown: everything but its token. */
final class SignedIn {
    static final Columns<Session> SESSION =
            Columns.<Session>of()
                    .and("user_id", Session::userId)
                    .and("login", session -> login(session.user()))
                    .and("app_id", Session::appId)
                    .also("session_id", Session::id)
                    .also("created_at", Session::createdAt);

    private SignedIn() {}

    private static @Nullable String login(@Nullable User user) {
        return user == null ? null : user.login();
    }
}
