package dev.cubechat.cli.auth;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Out;
import dev.cubechat.model.Session;
import dev.cubechat.model.User;
import dev.cubechat.service.session.Accounts;

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

    /** Shows the session, and says where other commands will not find it. */
    static void tell(Session session, Accounts accounts, Out out) {
        out.show(SESSION, session);
        if (!accounts.remembers()) {
            out.note("The session is not kept (CI); --save-session keeps it.");
        }
        accounts.namedInstead()
                .ifPresent(
                        who ->
                                out.note(
                                        "Other commands will not use this session: "
                                                + who
                                                + " names someone else. Unset it, or take a"
                                                + " profile that names nobody."));
    }

    private static @Nullable String login(@Nullable User user) {
        return user == null ? null : user.login();
    }
}
