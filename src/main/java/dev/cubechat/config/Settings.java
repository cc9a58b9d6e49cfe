package dev.cubechat.config;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Trust;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of one run, checked, each with its origin. Made by {@link SettingsFinder}.
 *
 * <p>What is needed only by some commands (the application id, its key) is complained about only
 * when it is asked for.
 */
public final class Settings {
    private final Map<Setting, Found> found;
    private final Optional<Identity> identity;
    private final Optional<URI> proxy;
    private final Folders folders;
    private final boolean ci;

    Settings(
            Map<Setting, Found> found,
            Optional<Identity> identity,
            Optional<URI> proxy,
            Folders folders,
            boolean ci) {
        Map<Setting, Found> copy = new EnumMap<>(Setting.class);
        copy.putAll(found);
        this.found = Collections.unmodifiableMap(copy);
        this.identity = identity;
        this.proxy = proxy;
        this.folders = folders;
        this.ci = ci;
    }

    /**
     * Every setting that has a value, with its origin: what {@code profile show --origin} lists.
     */
    public List<Found> all() {
        return List.copyOf(found.values());
    }

    public Optional<Found> get(Setting setting) {
        return Optional.ofNullable(found.get(setting));
    }

    /** The name of the profile in use. */
    public String profile() {
        return text(Setting.PROFILE);
    }

    public AppId appId() {
        return get(Setting.APP_ID)
                .map(value -> new AppId(Long.parseLong(value.text())))
                .orElseThrow(
                        () ->
                                missing(
                                        "No application is chosen.",
                                        "Set CUBECHAT_APP_ID, or app_id in profile "
                                                + profile()
                                                + ". To try without an account: cubechat demo"));
    }

    /** The application's authorization key, which only signing in needs. */
    public Secret authKey() {
        return secret(Setting.AUTH_KEY)
                .orElseThrow(
                        () ->
                                missing(
                                        "The application's authorization key is not known.",
                                        "Set CUBECHAT_AUTH_KEY. The key is in the overview page"
                                                + " of the application's dashboard."));
    }

    /** The application's authorization secret, where requests for a session are to be signed. */
    public Optional<Secret> authSecret() {
        return secret(Setting.AUTH_SECRET);
    }

    /** Who to be, where the settings say so. */
    public Optional<Identity> identity() {
        return identity;
    }

    /** A session token to use as it is, instead of signing in. */
    public Optional<Secret> token() {
        return secret(Setting.TOKEN);
    }

    public Optional<UserId> userId() {
        return identity.flatMap(who -> Optional.ofNullable(who.userId()));
    }

    /** Where the password can be had without asking. */
    public Optional<PasswordSource> passwordSource() {
        return get(Setting.PASSWORD_STDIN)
                .<PasswordSource>map(value -> new PasswordSource.StandardInput())
                .or(() -> secret(Setting.PASSWORD).map(PasswordSource.Given::new))
                .or(() -> path(Setting.PASSWORD_FILE).map(PasswordSource.InFile::new))
                .or(
                        () ->
                                get(Setting.PASSWORD_COMMAND)
                                        .map(
                                                command ->
                                                        new PasswordSource.OfCommand(
                                                                command.text(),
                                                                writtenIn(command))))
                .or(this::keyring);
    }

    private @Nullable Path writtenIn(Found value) {
        return value.origin().kind() == Origin.Kind.PROFILE ? folders.configFile() : null;
    }

    /**
     * Where the keyring keeps the password of the profile's own person, if the profile wants that;
     * also where another way to the password is taken in this run.
     */
    public Optional<PasswordSource.InKeyring> keyring() {
        return isOn(Setting.PASSWORD_KEYRING)
                ? identity.map(who -> new PasswordSource.InKeyring(profile(), who.name()))
                : Optional.empty();
    }

    /** Whether the password comes with the profile, and was not given for this run. */
    public boolean passwordIsStored() {
        return Stream.of(
                        Setting.PASSWORD_STDIN,
                        Setting.PASSWORD,
                        Setting.PASSWORD_FILE,
                        Setting.PASSWORD_COMMAND,
                        Setting.PASSWORD_KEYRING)
                .flatMap(setting -> get(setting).stream())
                .findFirst()
                .filter(password -> password.origin().kind() == Origin.Kind.PROFILE)
                .isPresent();
    }

    public URI apiUrl() {
        return URI.create(text(Setting.API_URL));
    }

    public String chatHost() {
        return text(Setting.CHAT_HOST);
    }

    public int xmppPort() {
        return Integer.parseInt(text(Setting.XMPP_PORT));
    }

    /** Certificates to trust instead of the system's. */
    public Optional<Path> caFile() {
        return path(Setting.CA_FILE);
    }

    /** Trust any certificate; only ever true for this machine. */
    public boolean insecure() {
        return isOn(Setting.INSECURE);
    }

    /** Whom to believe that they are the server; what has passed is remembered. */
    public Trust trust() {
        return Trust.of(caFile(), insecure()).remembering(folders.passed());
    }

    /** The HTTP proxy on the way to {@link #apiUrl}. */
    public Optional<URI> proxy() {
        return proxy;
    }

    public Optional<Transport> transport() {
        return get(Setting.TRANSPORT)
                .map(value -> value.text().equals("rest") ? Transport.REST : Transport.XMPP);
    }

    /** Whether a session may be kept on disk: yes, except in CI unless it was asked for. */
    public boolean saveSession() {
        return get(Setting.SAVE_SESSION).isPresent() ? isOn(Setting.SAVE_SESSION) : !ci;
    }

    private boolean isOn(Setting setting) {
        return get(setting).flatMap(value -> SettingKind.truth(value.text())).orElse(false);
    }

    private Optional<Secret> secret(Setting setting) {
        return get(setting).map(Found::text).map(Secret::new);
    }

    private Optional<Path> path(Setting setting) {
        return get(setting).map(Found::text).map(Path::of);
    }

    /** A setting that the finder always gives. */
    private String text(Setting setting) {
        return get(setting).map(Found::text).orElseThrow();
    }

    private static Failure missing(String sentence, String hint) {
        return new Failure(FailureKind.CONFIGURATION, sentence).withHint(hint);
    }
}
