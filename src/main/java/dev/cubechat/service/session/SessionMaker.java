package dev.cubechat.service.session;

import dev.cubechat.config.Settings;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Session;
import dev.cubechat.rest.RestClient;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.LegacySignature;
import dev.cubechat.wire.rest.SessionCalls;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes sessions, signed where an old installation wants that. Safe for several threads. */
public final class SessionMaker {
    private final Settings settings;
    private final Supplier<RestClient> client;
    private final InstantSource clock;
    private final RandomGenerator random;

    public SessionMaker(
            Settings settings,
            Supplier<RestClient> client,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.random = random;
    }

    /** The request for a session. */
    Call<Session> call(Credentials credentials) {
        LegacySignature signature =
                settings.authSecret()
                        .map(
                                secret ->
                                        new LegacySignature(
                                                secret,
                                                clock.instant().getEpochSecond(),
                                                random.nextInt(10_000)))
                        .orElse(null);
        return SessionCalls.create(settings.appId(), settings.authKey(), credentials, signature);
    }

    Session make(Call<Session> call) {
        return client.get().sendOpen(call);
    }
}
