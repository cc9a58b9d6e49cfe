package dev.cubechat.service.session;

import dev.cubechat.config.Identity;
import dev.cubechat.config.Origin;
import dev.cubechat.config.SavedSession;
import dev.cubechat.config.SessionFile;
import dev.cubechat.config.Settings;
import dev.cubechat.config.StateFolder;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.Trace;
import dev.cubechat.model.UserId;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.TokenKeeper;
import dev.cubechat.wire.rest.SessionCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the session between requests and between runs, so that a one-shot costs one request, and
 * makes a new one, once and silently, when the old one has ended (protocol page rest.md, section
 * 4.7). Safe for any number of threads; several processes that find the same session ended make one
 * new one between them.
 */
public final class SessionKeeper implements TokenKeeper {
    /** How long a session lives after its last request (rest.md, section 4). */
    static final Duration LIFE = Duration.ofHours(2);

    /** Writing the expiry after each request would cost more than it gains. */
    private static final Duration WORTH_WRITING = Duration.ofMinutes(5);

    private final Settings settings;
    private final StateFolder state;
    private final SignIn signIn;
    private final Supplier<RestClient> client;
    private final InstantSource clock;
    private final SessionMaker maker;
    private final Trace trace;

    private @Nullable SessionFile file;
    private @Nullable SavedSession current;
    private @Nullable UserId owner;

    public SessionKeeper(
            Settings settings,
            StateFolder state,
            SignIn signIn,
            Supplier<RestClient> client,
            InstantSource clock,
            SessionMaker maker,
            Trace trace) {
        this.settings = settings;
        this.state = state;
        this.signIn = signIn;
        this.client = client;
        this.clock = clock;
        this.maker = maker;
        this.trace = trace;
    }

    @Override
    public synchronized Secret token() {
        Optional<Secret> given = settings.token();
        if (given.isPresent()) {
            return given.get();
        }
        Optional<SavedSession> saved = saved();
        if (saved.isPresent() && !saved.get().expiredAt(clock.instant())) {
            return saved.get().token();
        }
        // Where a new session cannot be had, the server may still know the old one: our clock may
        // be wrong.
        return renewed(saved.map(SavedSession::token).orElse(null))
                .or(() -> saved)
                .map(SavedSession::token)
                .orElseThrow(this::nobodySignedIn);
    }

    @Override
    public synchronized Secret renew(Secret stale) {
        if (settings.token().isPresent()) {
            throw new Failure(FailureKind.NOT_SIGNED_IN, "The session of CUBECHAT_TOKEN has ended.")
                    .withHint("Get a new token, or unset it and run: cubechat auth login");
        }
        Optional<SavedSession> saved = saved();
        if (saved.isPresent() && !saved.get().token().equals(stale)) {
            return saved.get().token();
        }
        return renewed(stale)
                .map(SavedSession::token)
                .orElseThrow(
                        () ->
                                notSignedIn(
                                        "The session has ended, and there is no stored password"
                                                + " to make a new one."));
    }

    @Override
    public synchronized void extended(Instant expires) {
        SavedSession session = current;
        if (session == null || !expires.isAfter(session.expires().plus(WORTH_WRITING))) {
            return;
        }
        SavedSession longer = session.withExpiry(expires);
        current = longer;
        keepIfPossible(() -> sessionFile().extend(longer));
    }

    /** The work goes on where a session cannot be kept; the next run makes one of its own. */
    private void keepIfPossible(Runnable keeping) {
        try {
            keeping.run();
        } catch (Failure unwritable) {
            if (unwritable.kind() != FailureKind.CONFIGURATION) {
                throw unwritable;
            }
            trace.accept("the session could not be kept: " + unwritable.getMessage());
        }
    }

    /**
     * Who is signed in.
     *
     * @throws Failure NOT_SIGNED_IN where nobody is
     */
    public synchronized UserId me() {
        if (owner == null) {
            owner = findOwner();
        }
        return owner;
    }

    /** Whether the session is one that was given, so that no password goes with it. */
    boolean isGiven() {
        return settings.token().isPresent();
    }

    /** The session as it is kept, where there is one for these settings. */
    synchronized Optional<SavedSession> saved() {
        if (current == null) {
            current = sessionFile().read().filter(this::isOurs).orElse(null);
        }
        return Optional.ofNullable(current);
    }

    /** Keeps a session that someone signed in to as the profile's own. */
    synchronized void keep(Session session, Credentials credentials) {
        file = state.session();
        remember(session, credentials);
    }

    /** Whether the settings name someone else than whose session this is. */
    synchronized boolean isOverruled() {
        return current != null && (isGiven() || !isOurs(current));
    }

    /** Keeps a session in place of the present one, wherever that is kept. */
    synchronized void replace(Session session, Credentials credentials) {
        remember(session, credentials);
    }

    /**
     * Forgets the session, because the person has ended it. What is saved stays where the session
     * was a given one, for then it is another.
     */
    public synchronized void forget() {
        owner = null;
        if (isGiven()) {
            return;
        }
        sessionFile().signOut();
        state.names().forget();
        current = null;
    }

    /**
     * Makes a new session with what is stored; nothing where that is not enough.
     *
     * @throws Failure NOT_SIGNED_IN where somebody else has signed in meanwhile
     */
    synchronized Optional<SavedSession> renewed(@Nullable Secret stale) {
        return sessionFile().alone(() -> renewedAlone(stale));
    }

    private Optional<SavedSession> renewedAlone(@Nullable Secret stale) {
        Optional<SavedSession> kept = keptNow();
        SavedSession last = current;
        if (last != null && kept.filter(now -> isAnother(now, last)).isPresent()) {
            throw notSignedIn(
                    "The session has ended, and somebody else has signed in (profile "
                            + settings.profile()
                            + ").");
        }
        Optional<SavedSession> byAnother =
                kept.filter(session -> !session.token().equals(stale))
                        .filter(session -> !session.expiredAt(clock.instant()));
        if (byAnother.isPresent()) {
            current = byAnother.get();
            return byAnother;
        }
        if (settings.passwordIsStored() && sessionFile().isSignedOut()) {
            return Optional.empty();
        }
        Optional<Credentials> credentials =
                last != null && last.userId() == null
                        ? Optional.of(new Credentials.Application())
                        : signIn.withoutAsking(last);
        return credentials.map(this::create);
    }

    /**
     * The session that is kept where ours belongs. Whoever has signed in as the profile's person
     * meanwhile keeps that place; someone named for this run has one apart.
     */
    private Optional<SavedSession> keptNow() {
        Optional<SavedSession> kept = sessionFile().read();
        Optional<Identity> named = named();
        if (named.isEmpty() || kept.filter(session -> !isOurs(session)).isEmpty()) {
            return kept.filter(this::isOurs);
        }
        SessionFile apart = state.session(named.get());
        file = apart;
        return apart.read().filter(this::isOurs);
    }

    /** Whether it is the session of somebody else. */
    private static boolean isAnother(SavedSession one, SavedSession other) {
        return !Objects.equals(one.userId(), other.userId());
    }

    private SavedSession create(Credentials credentials) {
        SavedSession fresh = become(maker.make(maker.call(credentials)), credentials);
        keepIfPossible(() -> sessionFile().save(fresh));
        return fresh;
    }

    private void remember(Session session, Credentials credentials) {
        sessionFile().signIn(become(session, credentials));
    }

    private SavedSession become(Session session, Credentials credentials) {
        SavedSession fresh =
                new SavedSession(
                        settings.apiUrl(),
                        settings.appId(),
                        session.userId(),
                        credentials instanceof Credentials.Login login ? login.login() : null,
                        credentials instanceof Credentials.Email email ? email.email() : null,
                        session.token(),
                        clock.instant().plus(LIFE));
        current = fresh;
        owner = session.userId();
        return fresh;
    }

    private UserId findOwner() {
        if (settings.token().isPresent()) {
            Optional<UserId> given = settings.userId();
            return given.isPresent()
                    ? given.get()
                    : person(client.get().send(SessionCalls.current(), this).userId());
        }
        if (saved().isEmpty() && settings.userId().isPresent()) {
            return settings.userId().get();
        }
        token();
        return person(saved().map(SavedSession::userId).orElse(null));
    }

    private UserId person(@Nullable UserId user) {
        if (user == null) {
            throw notSignedIn("This needs a person, and the session is the application's own.");
        }
        return user;
    }

    /**
     * The profile's own file, or one apart for someone named for this run alone. The profile's own
     * serves too where it is that very person's.
     */
    private SessionFile sessionFile() {
        if (file == null) {
            SessionFile own = state.session();
            Optional<Identity> named = named();
            boolean apart = named.isPresent() && own.read().filter(this::isOurs).isEmpty();
            file = apart ? state.session(named.get()) : own;
        }
        return file;
    }

    /** Who is meant by this run and not by its profile. */
    private Optional<Identity> named() {
        return settings.identity().filter(who -> who.level() != Origin.Kind.PROFILE);
    }

    /** A token is shown only to the service that gave it, and only for the person who is meant. */
    private boolean isOurs(SavedSession session) {
        return session.apiUrl().equals(settings.apiUrl())
                && session.appId().value() == settings.appId().value()
                && settings.identity().map(who -> who.matches(session)).orElse(true);
    }

    private Failure nobodySignedIn() {
        return notSignedIn(
                settings.userId()
                        .map(
                                user ->
                                        "There is no session with the REST service for user "
                                                + user
                                                + "; the number and the password alone open only"
                                                + " the chat.")
                        .orElse("Nobody is signed in (profile " + settings.profile() + ")."));
    }

    private static Failure notSignedIn(String sentence) {
        return new Failure(FailureKind.NOT_SIGNED_IN, sentence)
                .withHint("Sign in with: cubechat auth login");
    }
}
