package dev.cubechat.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.model.Secret;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.ErrorBody;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.Reply;
import dev.cubechat.wire.rest.UploadForm;
import dev.cubechat.wire.rest.Veil;
import dev.cubechat.wire.rest.WireTime;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Sends requests to the REST service and gives back what they bring.
 *
 * <p>A session that has ended is renewed once and silently (rest.md, section 4.7). What may be
 * repeated is repeated after failures that pass, with growing waits. Used from any thread.
 */
public final class RestClient implements AutoCloseable {
    /** How long a session lives after each request, where the service does not say (section 4). */
    private static final Duration SESSION_LIFE = Duration.ofHours(2);

    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

    private final RestSettings settings;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Attempts attempts;
    private final Exchange exchange;
    private final Transfers transfers;
    private final Log log;

    /**
     * Opens no connection yet.
     *
     * @throws Failure CONFIGURATION where the settings cannot be used
     */
    public RestClient(RestSettings settings, InstantSource clock, RandomGenerator random) {
        this(settings, clock, random, Thread::sleep);
    }

    RestClient(RestSettings settings, InstantSource clock, RandomGenerator random, Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.backoff = new Backoff(clock, random);
        this.attempts = new Attempts(settings.attempts(), backoff, pause);
        this.exchange = new Exchange(settings);
        this.log = new Log(clock, settings.trace());
        this.transfers = new Transfers(settings, exchange, attempts, log, random);
    }

    /**
     * Sends a call in the keeper's session.
     *
     * @throws Failure by {@link ErrorBody#toFailure} where the server refuses; UNREACHABLE where it
     *     cannot be reached; OUTCOME_UNKNOWN where a call that must not be repeated got no answer
     */
    public <T> T send(Call<T> call, TokenKeeper keeper) {
        return answer(call, keeper).value();
    }

    /** The same, for those who want to know how often it was sent, or when it was answered. */
    public <T> Answered<T> answer(Call<T> call, TokenKeeper keeper) {
        RawReply reply = deliver(request(call), call.safeToRepeat(), keeper);
        Instant at = reply.header("Date").flatMap(WireTime::readDate).orElse(null);
        return new Answered<>(decode(call, reply), reply.attempts(), at);
    }

    /** Sends a call that needs no session, such as the one that creates it. */
    public <T> T sendOpen(Call<T> call) {
        return decode(call, deliver(request(call), call.safeToRepeat(), null));
    }

    /** Sends a call with the application's key instead of a session, such as sign-up. */
    public <T> T sendWithKey(Call<T> call, Secret authKey) {
        List<Param> headers = headers(null);
        headers.add(new Param("CB-AuthKey", authKey.reveal()));
        return decode(call, insist(request(call), headers, call.safeToRepeat()));
    }

    /**
     * Sends any request and gives the reply, whatever its status; renewed and repeated like calls.
     *
     * @param keeper null to send it without a session
     */
    public RawReply raw(RawRequest request, @Nullable TokenKeeper keeper) {
        boolean safe = REPEATABLE.contains(request.method());
        return deliver(request, safe, keeper);
    }

    /**
     * Puts a file where the service said (rest.md, section 10.2). It is read from the disk as it
     * goes, and sent again from its beginning after failures that pass.
     *
     * @throws Failure UNREACHABLE where the storage cannot be reached; INVALID or NOT_ALLOWED where
     *     it refuses; USAGE where the file cannot be read
     */
    public void upload(UploadForm form, UploadFile file, Progress progress) {
        transfers.upload(form, file, progress);
    }

    /**
     * Gets the bytes that this path leads to. Redirects are followed, and the session's token goes
     * to no other server. After failures that pass it goes on where it broke off.
     *
     * @param target path and query below the address of the API
     * @throws Failure as for {@link #send}; and by what the landing throws
     */
    public void download(String target, TokenKeeper keeper, Landing landing, Progress progress) {
        Secret token = keeper.token();
        RawReply reply = transfers.download(target, headers(token), landing, progress);
        if (ErrorBody.isExpiredSession(reply.status(), reply.body())) {
            Secret fresh = keeper.renew(token);
            reply = transfers.download(target, headers(fresh), landing, progress);
        }
        if (!Transfers.brought(reply)) {
            throw Transfers.refusal(reply);
        }
    }

    /** Breaks off the requests that are under way, of threads that were told to stop. */
    public void hangUp() {
        exchange.hangUp();
    }

    @Override
    public void close() {
        transfers.close();
        exchange.close();
    }

    private <T> T decode(Call<T> call, RawReply raw) {
        Reply reply = raw.toReply();
        Optional<T> before = raw.afterLoss() ? call.again().decode(reply) : Optional.empty();
        if (before.isPresent()) {
            return before.get();
        }
        if (!reply.isSuccess()) {
            throw refusal(call, raw);
        }
        try {
            return call.decoder().decode(reply);
        } catch (Failure unreadable) {
            throw call.safeToRepeat() ? unreadable : unknown(unreadable);
        }
    }

    private Failure refusal(Call<?> call, RawReply reply) {
        Failure failure = ErrorBody.toFailure(reply.status(), reply.body());
        if (!call.safeToRepeat() && Attempts.isLoss(reply)) {
            return unknown(failure);
        }
        return reply.header("Retry-After")
                .flatMap(backoff::readRetryAfter)
                .map(wait -> failure.withHint("Run it again in " + wait.toSeconds() + " s."))
                .orElse(failure);
    }

    /** Something answered, but not so that anyone could tell whether it was done. */
    private static Failure unknown(Failure answer) {
        Failure unknown =
                new Failure(
                                FailureKind.OUTCOME_UNKNOWN,
                                answer.sentence() + " The request may or may not have been done.",
                                answer)
                        .withHint(NoReply.LOOK_FIRST);
        return answer.http().isPresent() ? unknown.withHttp(answer.http().getAsInt()) : unknown;
    }

    private static RawRequest request(Call<?> call) {
        Json body = call.body();
        byte[] bytes = body == null ? null : JsonText.write(body).getBytes(StandardCharsets.UTF_8);
        return new RawRequest(call.method().name(), call.target(), bytes);
    }

    private RawReply deliver(RawRequest request, boolean safe, @Nullable TokenKeeper keeper) {
        if (keeper == null) {
            return insist(request, headers(null), safe);
        }
        Secret token = keeper.token();
        RawReply reply = insist(request, headers(token), safe);
        if (isRenewable(request) && ErrorBody.isExpiredSession(reply.status(), reply.body())) {
            RawReply renewed = insist(request, headers(keeper.renew(token)), safe);
            reply =
                    renewed.after(
                            reply.attempts() + renewed.attempts(),
                            reply.afterLoss() || renewed.afterLoss());
        }
        if (reply.toReply().isSuccess()) {
            keeper.extended(expiration(reply));
        }
        return reply;
    }

    /**
     * A session is not renewed in order to look at it or to end it. Nor to delete the person whose
     * it is: they may be gone with it, and the service would make them anew (rest.md, section 4.1).
     */
    private static boolean isRenewable(RawRequest request) {
        String target = request.target().toLowerCase(Locale.ROOT);
        boolean deletesPerson = request.method().equals("DELETE") && target.startsWith("/users/");
        return !target.startsWith("/session") && !deletesPerson;
    }

    private Instant expiration(RawReply reply) {
        return reply.header("CB-Token-ExpirationDate")
                .flatMap(WireTime::readExpiration)
                .orElseGet(() -> clock.instant().plus(SESSION_LIFE));
    }

    private List<Param> headers(@Nullable Secret token) {
        List<Param> headers = new ArrayList<>();
        headers.add(new Param("Accept", "application/json"));
        headers.add(new Param("CB-SDK", settings.product()));
        if (token != null) {
            headers.add(new Param("CB-Token", token.reveal()));
        }
        return headers;
    }

    private RawReply insist(RawRequest request, List<Param> headers, boolean safe) {
        return attempts.insist(
                safe,
                () ->
                        log.of(
                                request.method() + " " + Veil.overTarget(request.target()),
                                () -> exchange.send(request, headers)));
    }
}
