package dev.cubechat.service.session;

import dev.cubechat.config.Found;
import dev.cubechat.config.SavedSession;
import dev.cubechat.config.Setting;
import dev.cubechat.config.Settings;
import dev.cubechat.json.Json;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.User;
import dev.cubechat.model.UserChange;
import dev.cubechat.model.UserId;
import dev.cubechat.rest.RestClient;
import dev.cubechat.service.call.Operation;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.SessionCalls;
import dev.cubechat.wire.rest.UserCalls;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Signing in and out. */
public final class Accounts {
    private static final Duration JUST_NOW = Duration.ofSeconds(15);

    private final Settings settings;
    private final SessionKeeper keeper;
    private final SignIn signIn;
    private final SessionMaker maker;
    private final Supplier<RestClient> client;
    private final InstantSource clock;

    public Accounts(
            Settings settings,
            SessionKeeper keeper,
            SignIn signIn,
            SessionMaker maker,
            Supplier<RestClient> client,
            InstantSource clock) {
        this.settings = settings;
        this.keeper = keeper;
        this.signIn = signIn;
        this.maker = maker;
        this.client = client;
        this.clock = clock;
    }

    /**
     * What the settings say to sign in with; a password that is not stored is asked for.
     *
     * @throws Failure USAGE where nobody is named
     */
    public Credentials credentials() {
        return signIn.asking(null);
    }

    /**
     * What another service's token signs in with.
     *
     * @param token the file whose first line is the token
     * @param secret the same for the secret that Twitter has; null for none
     */
    public Credentials vouched(
            Provider provider, Path token, @Nullable Path secret, @Nullable String projectId) {
        return new Credentials.Vouched(
                provider,
                signIn.fetch(token),
                secret == null ? null : signIn.fetch(secret),
                projectId);
    }

    /**
     * Makes an account for who the settings name, with the password that goes with them; a password
     * that is not stored is asked for, twice. Nobody is signed in by that.
     *
     * @param profile what else to say; its login, e-mail address and password do not matter
     * @throws Failure USAGE where nobody is named, or two different passwords are typed; INVALID
     *     where the name is taken
     */
    public Operation<User> signUp(UserChange profile) {
        Credentials who = signIn.choosing();
        UserChange person =
                switch (who) {
                    case Credentials.Login login ->
                            named(profile, login.login(), null, login.password());
                    case Credentials.Email email ->
                            named(profile, null, email.email(), email.password());
                    default -> throw new IllegalStateException("nobody is named");
                };
        Call<User> call = UserCalls.signUp(person);
        return Operation.ofCall(
                Json.Obj.EMPTY, call, () -> client.get().sendWithKey(call, settings.authKey()));
    }

    private static UserChange named(
            UserChange profile, @Nullable String login, @Nullable String email, Secret password) {
        return new UserChange(
                login,
                email,
                password,
                null,
                profile.fullName(),
                profile.phone(),
                profile.website(),
                profile.avatar(),
                profile.customData(),
                profile.externalId(),
                profile.tags());
    }

    /**
     * Lets pass who wants the keyring to keep the password.
     *
     * @throws Failure USAGE where the profile does not want that; CONFIGURATION where the keyring
     *     cannot be used
     */
    public void checkKeeping() {
        signIn.checkKeeping();
    }

    /**
     * Keeps the password that someone has just signed in with in the keyring.
     *
     * @throws Failure CONFIGURATION where that is not possible; then it is kept nowhere
     */
    public void keepPassword(Credentials credentials) {
        signIn.keep(credentials);
    }

    /** Signs in, and keeps the session as the profile's own where {@link #remembers}. */
    public Operation<Session> login(Credentials credentials) {
        Call<Session> creating = maker.call(credentials);
        return Operation.ofCall(
                inProfile(),
                creating,
                () -> {
                    Session session = maker.make(creating);
                    keeper.keep(session, credentials);
                    return session;
                });
    }

    /**
     * The setting that names someone although someone else has just signed in: it is stronger than
     * a session, so that no script ever speaks as somebody whom it did not name. Empty where other
     * commands will use the session.
     */
    public Optional<String> namedInstead() {
        return keeper.isOverruled()
                ? Stream.of(Setting.TOKEN, Setting.LOGIN, Setting.EMAIL, Setting.USER_ID)
                        .flatMap(part -> settings.get(part).stream())
                        .map(Found::toString)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a session outlives this run; not in CI, unless it was asked for. */
    public boolean remembers() {
        return settings.saveSession();
    }

    /**
     * Whether the session's person is new. The service makes one where the login is unknown, so a
     * mistyped login looks like success (protocol page rest.md, section 18, point 25). The session
     * does not tell whether it was made by that, or had just signed up.
     */
    public boolean isNewPerson(Session session) {
        Instant made = session.user() == null ? null : session.user().createdAt();
        return made != null
                && Duration.between(made, clock.instant()).abs().compareTo(JUST_NOW) < 0;
    }

    /**
     * How one stands.
     *
     * @param check ask the service, which also makes the session live longer
     * @throws Failure NOT_SIGNED_IN where the service was asked and knows no such session
     */
    public SessionStatus status(boolean check) {
        if (check) {
            Session session = client.get().send(SessionCalls.current(), keeper);
            return status(session.userId(), true, true);
        }
        Optional<SavedSession> saved = keeper.saved();
        boolean alive = saved.filter(s -> !s.expiredAt(clock.instant())).isPresent();
        if (settings.token().isPresent()) {
            return status(settings.userId().orElse(null), true, false);
        }
        return status(saved.map(SavedSession::userId).orElse(null), alive, false);
    }

    /**
     * Makes a new session in place of the present one, asking for the password where it is not
     * stored. The old one is ended.
     *
     * @throws Failure NOT_SIGNED_IN where there is none, or none that a password could make anew
     */
    public Operation<Session> refresh() {
        if (settings.token().isPresent()) {
            throw new Failure(
                            FailureKind.NOT_SIGNED_IN,
                            "A session given as CUBECHAT_TOKEN cannot be made anew.")
                    .withHint("Unset it and run: cubechat auth login");
        }
        Optional<SavedSession> old = keeper.saved();
        boolean application = old.filter(session -> session.userId() == null).isPresent();
        if (!application && !signIn.isNamed(old.orElse(null))) {
            throw old.isPresent()
                    ? cannotRefresh()
                    : new Failure(FailureKind.NOT_SIGNED_IN, "Nobody is signed in.")
                            .withHint("cubechat auth login");
        }
        Credentials credentials =
                application ? new Credentials.Application() : signIn.asking(old.orElse(null));
        Call<Session> creating = maker.call(credentials);
        List<Call<?>> calls = new ArrayList<>(List.of(creating));
        old.ifPresent(session -> calls.add(SessionCalls.destroy()));
        return Operation.ofCalls(
                inProfile(),
                calls,
                () -> {
                    Session fresh = maker.make(creating);
                    keeper.replace(fresh, credentials);
                    old.ifPresent(session -> end(session.token()));
                    return fresh;
                });
    }

    private static Failure cannotRefresh() {
        return new Failure(
                        FailureKind.NOT_SIGNED_IN,
                        "This session was not made with a login and a password, so it cannot be"
                                + " made anew with them.")
                .withHint(
                        "Sign in again the same way: cubechat auth login --provider NAME"
                            + " --token-file FILE. A guest's session has no second one: cubechat"
                            + " auth guest makes a new guest.");
    }

    /**
     * Ends the session and forgets it, and the password in the keyring; a session that has ended
     * already is forgotten all the same. A session given by its token is ended and nothing else:
     * what is saved is another one.
     *
     * @param all also end the person's sessions on other devices
     * @throws Failure NOT_SIGNED_IN where there is none; from {@code run} where the given one has
     *     ended
     */
    public Operation<SignedOut> logout(boolean all) {
        Optional<Secret> given = settings.token();
        if (given.isEmpty() && keeper.saved().isEmpty()) {
            throw new Failure(FailureKind.NOT_SIGNED_IN, "Nobody is signed in.");
        }
        List<Call<?>> calls = new ArrayList<>();
        if (given.isPresent()) {
            // Only the service knows whose it is.
            calls.add(SessionCalls.current());
        }
        if (all) {
            calls.add(SessionCalls.destroyOthers());
        }
        calls.add(SessionCalls.destroy());
        return Operation.ofCalls(
                inProfile(),
                calls,
                () -> {
                    UserId who =
                            given.isPresent()
                                    ? client.get().send(SessionCalls.current(), keeper).userId()
                                    : keeper.saved().map(SavedSession::userId).orElse(null);
                    if (all) {
                        client.get().send(SessionCalls.destroyOthers(), keeper);
                    }
                    end(keeper.token());
                    keeper.forget();
                    if (given.isEmpty()) {
                        signIn.forget();
                    }
                    return new SignedOut(settings.profile(), who, all);
                });
    }

    /** The session's token, signing in first where the password is stored. */
    public Secret token() {
        return keeper.token();
    }

    /**
     * Whether there is something to sign in with, as far as this machine can tell: a session that
     * has not ended, or a password that need not be asked for.
     */
    public boolean canSignIn() {
        return settings.token().isPresent()
                || keeper.saved().filter(s -> !s.expiredAt(clock.instant())).isPresent()
                || (settings.identity().isPresent() && settings.passwordSource().isPresent());
    }

    /** Who is signed in. */
    public UserId me() {
        return keeper.me();
    }

    private Json.Obj inProfile() {
        return Json.obj().with("profile", settings.profile()).build();
    }

    private void end(Secret token) {
        try {
            client.get().send(SessionCalls.destroy(), new OneToken(token));
        } catch (Failure failure) {
            if (failure.kind() != FailureKind.NOT_SIGNED_IN) {
                throw failure;
            }
            // It had ended before we came.
        }
    }

    private SessionStatus status(@Nullable UserId user, boolean signedIn, boolean checked) {
        Optional<SavedSession> saved =
                settings.token().isPresent() ? Optional.empty() : keeper.saved();
        return new SessionStatus(
                settings.profile(),
                settings.apiUrl(),
                settings.appId(),
                signedIn,
                user,
                saved.map(SavedSession::login).orElse(null),
                saved.map(SavedSession::email).orElse(null),
                saved.map(SavedSession::expires).orElse(null),
                checked);
    }
}
