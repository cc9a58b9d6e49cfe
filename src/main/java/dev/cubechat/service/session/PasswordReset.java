package dev.cubechat.service.session;

import dev.cubechat.config.Setting;
import dev.cubechat.config.Settings;
import dev.cubechat.json.Json;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Session;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.TokenKeeper;
import dev.cubechat.service.call.Operation;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.Nothing;
import dev.cubechat.wire.rest.UserCalls;

import java.util.List;
import java.util.function.Supplier;

/**
 * Helps those who have forgotten their password, and so cannot sign in: any session will do, so the
 * application's own is made for it (protocol page rest.md, sections 1.1 and 4.1). Nobody keeps that
 * one, and it ends by itself.
 */
public final class PasswordReset {
    private final Settings settings;
    private final SessionKeeper keeper;
    private final SessionMaker maker;
    private final Supplier<RestClient> client;

    public PasswordReset(
            Settings settings,
            SessionKeeper keeper,
            SessionMaker maker,
            Supplier<RestClient> client) {
        this.settings = settings;
        this.keeper = keeper;
        this.maker = maker;
        this.client = client;
    }

    /**
     * Lets the service mail a way to a new password.
     *
     * @throws Failure from {@code run}: NOT_FOUND where nobody has that address
     */
    public Operation<String> mail(String email) {
        Json.Obj named = Json.obj().with("email", email).build();
        Call<Nothing> call = UserCalls.resetPassword(email);
        if (settings.token().isPresent() || settings.get(Setting.AUTH_KEY).isEmpty()) {
            // No session can be made, so the one that is there must do.
            return Operation.ofCall(named, call, () -> ask(call, email, keeper));
        }
        Call<Session> creating = maker.call(new Credentials.Application());
        return Operation.ofCalls(
                named,
                List.of(creating, call),
                () -> ask(call, email, new OneToken(maker.make(creating).token())));
    }

    /** Old services know only the other way (section 5.6). */
    private String ask(Call<Nothing> call, String email, TokenKeeper session) {
        try {
            client.get().send(call, session);
        } catch (Failure failure) {
            int status = failure.http().orElse(0);
            if (status != 404 && status != 405) {
                throw failure;
            }
            client.get().send(UserCalls.resetPasswordByGet(email), session);
        }
        return email;
    }
}
