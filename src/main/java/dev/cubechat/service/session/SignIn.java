package dev.cubechat.service.session;

import dev.cubechat.config.Identity;
import dev.cubechat.config.PasswordSource;
import dev.cubechat.config.Passwords;
import dev.cubechat.config.SavedSession;
import dev.cubechat.config.Settings;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts together who to be and the password. A password is fetched at most once in a run, for
 * standard input has it only once. Safe for several threads.
 */
public final class SignIn {
    private final Settings settings;
    private final Passwords passwords;
    private @Nullable Secret fetched;
    private boolean looked;

    public SignIn(Settings settings, Passwords passwords) {
        this.settings = settings;
        this.passwords = passwords;
    }

    /** The password, where it can be had without asking anyone. */
    public synchronized Optional<Secret> password() {
        if (!looked) {
            fetched = settings.passwordSource().flatMap(passwords::find).orElse(null);
            looked = true;
        }
        return Optional.ofNullable(fetched);
    }

    /**
     * Lets pass who wants the keyring to keep the password.
     *
     * @throws Failure USAGE where the profile does not want that; CONFIGURATION where the keyring
     *     cannot be used
     */
    synchronized void checkKeeping() {
        passwords.checkKeeping(keyring());
        if (settings.passwordSource().orElse(null) instanceof PasswordSource.InKeyring) {
            // The one that is there may be wrong by now; the new one is asked for.
            looked = true;
        }
    }

    /** Keeps the password of these credentials in the keyring. */
    void keep(Credentials credentials) {
        switch (credentials) {
            case Credentials.Login login -> passwords.keep(keyring(), login.password());
            case Credentials.Email email -> passwords.keep(keyring(), email.password());
            default -> throw new IllegalStateException("no password to keep");
        }
    }

    /** Removes the profile's password from the keyring, where it may be there. */
    void forget() {
        settings.keyring().ifPresent(passwords::forget);
    }

    private PasswordSource.InKeyring keyring() {
        return settings.keyring()
                .orElseThrow(
                        () ->
                                new Failure(
                                                FailureKind.USAGE,
                                                "Profile "
                                                        + settings.profile()
                                                        + " does not keep this person's password"
                                                        + " in the keyring.")
                                        .withHint(
                                                "cubechat profile set "
                                                        + settings.profile()
                                                        + " --login NAME --password-keyring"
                                                        + " true"));
    }

    /** A secret that is the first line of a file. */
    public Secret fetch(Path file) {
        return passwords.fetch(new PasswordSource.InFile(file));
    }

    /**
     * What signs this person in without asking anyone; nothing where a part is missing.
     *
     * @param last the session to renew, whose person is meant where the settings name nobody
     */
    Optional<Credentials> withoutAsking(@Nullable SavedSession last) {
        Optional<Named> who = who(last);
        return who.isEmpty() ? Optional.empty() : password().map(who.get()::with);
    }

    /**
     * The same, asking for the password where it is not to be had otherwise.
     *
     * @throws Failure USAGE where nobody is named
     */
    Credentials asking(@Nullable SavedSession last) {
        return asking(last, passwords::ask);
    }

    /**
     * The same for somebody new, whose password nobody knows yet.
     *
     * @throws Failure USAGE where nobody is named, or two different passwords are typed
     */
    Credentials choosing() {
        return asking(null, passwords::askTwice);
    }

    private Credentials asking(@Nullable SavedSession last, Function<String, Secret> ask) {
        Named who =
                who(last)
                        .orElseThrow(
                                () ->
                                        new Failure(FailureKind.USAGE, "Who is to sign in?")
                                                .withHint(
                                                        "Give --login or --email, or set"
                                                                + " CUBECHAT_LOGIN."));
        Secret password =
                password().orElseGet(() -> ask.apply("Password for " + who.name() + ": "));
        return who.with(password);
    }

    /**
     * Whether it is known by which name to sign in.
     *
     * @param last the session to renew, whose person is meant where the settings name nobody
     */
    boolean isNamed(@Nullable SavedSession last) {
        return who(last).isPresent();
    }

    private Optional<Named> who(@Nullable SavedSession last) {
        Optional<Identity> identity = settings.identity();
        if (identity.isPresent()) {
            return Named.of(identity.get().login(), identity.get().email())
                    .or(
                            () ->
                                    last != null && identity.get().matches(last)
                                            ? Named.of(last.login(), last.email())
                                            : Optional.empty());
        }
        return last == null ? Optional.empty() : Named.of(last.login(), last.email());
    }

    /** A name to sign in with. */
    private record Named(String name, boolean email) {
        static Optional<Named> of(@Nullable String login, @Nullable String email) {
            if (login != null) {
                return Optional.of(new Named(login, false));
            }
            return email == null ? Optional.empty() : Optional.of(new Named(email, true));
        }

        Credentials with(Secret password) {
            return email
                    ? new Credentials.Email(name, password)
                    : new Credentials.Login(name, password);
        }
    }
}
