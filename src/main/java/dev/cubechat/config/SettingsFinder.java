package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Loopback;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the value of every setting: from a flag, else the environment, else the profile, else a
 * default.
 *
 * <p>Three groups are taken whole from one level, because their parts belong together: who to be
 * (login, e-mail, user id, token); how to get the password; and where the chat server is, which
 * follows {@code api_url} so that no password is ever shown to a service it was not meant for: a
 * host or port of a weaker level than that of the address counts for nothing. A variable that is
 * set but empty counts as not set.
 */
public final class SettingsFinder {
    private static final String API = "https://api.connectycube.com";
    private static final String PORT = "5223";
    private static final String PROFILE = "default";
    private static final Set<Setting> WHO =
            Set.of(Setting.LOGIN, Setting.EMAIL, Setting.USER_ID, Setting.TOKEN);
    private static final Set<Setting> CHAT_SERVER = Set.of(Setting.CHAT_HOST, Setting.XMPP_PORT);
    private static final List<Setting> PASSWORDS =
            List.of(
                    Setting.PASSWORD_STDIN,
                    Setting.PASSWORD,
                    Setting.PASSWORD_FILE,
                    Setting.PASSWORD_COMMAND);

    private final Map<String, String> environment;
    private final Home home;
    private final Path working;

    /** Found once, when they are first asked for. */
    private @Nullable Folders folders;

    /**
     * @param home the person's home folder, for {@code ~}
     * @param working the folder that relative file names of flags and variables start from
     */
    public SettingsFinder(Map<String, String> environment, Home home, Path working) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.working = working;
    }

    /**
     * Where our files are.
     *
     * @throws Failure CONFIGURATION where they need a home folder and there is none
     */
    public Folders folders() {
        Folders known = folders;
        if (known == null) {
            known = Folders.of(environment, home);
            folders = known;
        }
        return known;
    }

    public ConfigFile configFile() {
        return new ConfigFile(folders().configFile());
    }

    /** The state folder that goes with some settings. */
    public StateFolder state(Settings settings) {
        return new StateFolder(folders().state(), settings.profile(), settings.saveSession());
    }

    public Settings find(Flags flags) {
        ConfigFile file = configFile();
        ConfigFile.Content content = file.read();
        Found chosen = chosen(flags, content);
        Profile profile = content.profiles().get(chosen.text());
        if (profile == null) {
            if (chosen.origin().kind() != Origin.Kind.DEFAULT) {
                throw file.noSuchProfile(chosen.text(), content.profiles());
            }
            profile = new Profile(chosen.text(), Map.of());
        }
        return settings(flags, chosen, profile);
    }

    /**
     * Lets a profile pass that can be used as it is, without flags and variables.
     *
     * @throws Failure USAGE where it names a person twice, or several ways to the password, or
     *     would not be safe
     */
    public void check(Profile profile) {
        Map<Setting, Found> found = new EnumMap<>(Setting.class);
        found.putAll(profile.entries());
        try {
            Optional<Identity> identity = identity(found);
            onlyOneOf(found, waysOf(profile), Origin.Kind.PROFILE);
            places(found);
            resolvePaths(found);
            checkSafety(new Settings(found, identity, Optional.empty(), folders(), false));
        } catch (Failure unusable) {
            throw new Failure(
                            FailureKind.USAGE,
                            "Profile "
                                    + profile.name()
                                    + " could not be used then. "
                                    + unusable.sentence(),
                            unusable)
                    .withHint("Nothing was changed. --unset takes a setting out.");
        }
    }

    /** The ways to the password that a profile takes; a keyring only where that is switched on. */
    private static List<Setting> waysOf(Profile profile) {
        boolean keyring =
                profile.get(Setting.PASSWORD_KEYRING)
                        .flatMap(value -> SettingKind.truth(value.text()))
                        .orElse(false);
        return Stream.concat(
                        PASSWORDS.stream(),
                        keyring ? Stream.of(Setting.PASSWORD_KEYRING) : Stream.empty())
                .toList();
    }

    /**
     * Where the keyring keeps the password of a profile's own person, if the profile wants that.
     */
    public Optional<PasswordSource.InKeyring> keyring(Profile profile) {
        Map<Setting, Found> found = new EnumMap<>(Setting.class);
        found.putAll(profile.entries());
        found.put(Setting.PROFILE, new Found(Setting.PROFILE, profile.name(), Origin.DEFAULT));
        Optional<Identity> identity = identity(found);
        return new Settings(found, identity, Optional.empty(), folders(), false).keyring();
    }

    private Settings settings(Flags flags, Found chosen, Profile profile) {
        Map<Setting, Found> found = new EnumMap<>(Setting.class);
        found.put(Setting.PROFILE, chosen);
        for (Setting setting : Setting.values()) {
            if (setting != Setting.PROFILE) {
                level(flags, profile, setting).ifPresent(value -> found.put(setting, value));
            }
        }
        Optional<Identity> identity = identity(found);
        oneWayToThePassword(found, identity);
        oneService(found);
        defaults(found);
        resolvePaths(found);
        Settings settings = new Settings(found, identity, proxy(found), folders(), isSet("CI"));
        checkSafety(settings);
        return settings;
    }

    private Found chosen(Flags flags, ConfigFile.Content content) {
        return flagOrVariable(flags, Setting.PROFILE)
                .or(content::defaultProfile)
                .orElse(new Found(Setting.PROFILE, PROFILE, Origin.DEFAULT));
    }

    private Optional<Found> level(Flags flags, Profile profile, Setting setting) {
        return flagOrVariable(flags, setting).or(() -> profile.get(setting));
    }

    private Optional<Found> flagOrVariable(Flags flags, Setting setting) {
        return flags.get(setting)
                .map(text -> new Found(setting, text, Origin.flag(setting)))
                .or(() -> setting.variable().flatMap(name -> ofVariable(setting, name)));
    }

    private Optional<Found> ofVariable(Setting setting, String name) {
        return variable(name).map(text -> new Found(setting, text, Origin.variable(name)));
    }

    /** Keeps only the strongest level that says who to be. */
    private static Optional<Identity> identity(Map<Setting, Found> found) {
        Optional<Origin.Kind> strongest = strongest(found, WHO.stream());
        if (strongest.isEmpty()) {
            return Optional.empty();
        }
        Origin.Kind level = strongest.get();
        WHO.forEach(setting -> keepOnly(found, setting, level));
        Found login = found.get(Setting.LOGIN);
        Found email = found.get(Setting.EMAIL);
        if (login != null && email != null) {
            throw new Failure(
                    level == Origin.Kind.FLAG ? FailureKind.USAGE : FailureKind.CONFIGURATION,
                    "Give a login or an e-mail address, not both ("
                            + login.origin()
                            + ", "
                            + email.origin()
                            + ").");
        }
        Found id = found.get(Setting.USER_ID);
        return Optional.of(
                new Identity(
                        text(login),
                        text(email),
                        id == null ? null : new UserId(Long.parseLong(id.text())),
                        level));
    }

    /**
     * Keeps one source of the password: the strongest level's, and there the first in order. The
     * profile's belongs to the profile's person, so it goes when someone else is named.
     */
    private static void oneWayToThePassword(
            Map<Setting, Found> found, Optional<Identity> identity) {
        onlyOneOf(found, PASSWORDS, Origin.Kind.FLAG);
        boolean someoneElse =
                identity.map(Identity::level)
                        .filter(level -> level != Origin.Kind.PROFILE)
                        .isPresent();
        if (someoneElse) {
            found.remove(Setting.PASSWORD_KEYRING);
            found.keySet()
                    .removeIf(
                            setting ->
                                    PASSWORDS.contains(setting)
                                            && kind(found, setting) == Origin.Kind.PROFILE);
        }
        strongest(found, PASSWORDS.stream())
                .ifPresent(
                        level -> {
                            PASSWORDS.forEach(setting -> keepOnly(found, setting, level));
                            PASSWORDS.stream()
                                    .filter(found::containsKey)
                                    .skip(1)
                                    .toList()
                                    .forEach(found::remove);
                        });
    }

    private static void onlyOneOf(
            Map<Setting, Found> found, List<Setting> ways, Origin.Kind level) {
        List<Found> given =
                ways.stream()
                        .filter(setting -> kind(found, setting) == level)
                        .flatMap(setting -> Stream.ofNullable(found.get(setting)))
                        .toList();
        if (given.size() > 1) {
            String names =
                    given.stream().map(SettingsFinder::typed).collect(Collectors.joining(", "));
            throw new Failure(
                    FailureKind.USAGE, "The password comes one way, not several: " + names + ".");
        }
    }

    private static String typed(Found value) {
        return value.origin().kind() == Origin.Kind.FLAG
                ? value.setting().flag()
                : value.setting().key();
    }

    /** Drops the way to a chat server that goes with a weaker level's address. */
    private static void oneService(Map<Setting, Found> found) {
        Origin.Kind level = kind(found, Setting.API_URL);
        CHAT_SERVER.stream()
                .filter(setting -> kind(found, setting).compareTo(level) > 0)
                .forEach(found::remove);
    }

    /** Where the service is, as far as that was not said. */
    private static void places(Map<Setting, Found> found) {
        found.computeIfAbsent(Setting.API_URL, s -> new Found(s, API, Origin.DEFAULT));
        found.computeIfAbsent(
                Setting.CHAT_HOST, s -> new Found(s, chatHost(found), Origin.DEFAULT));
        found.computeIfAbsent(Setting.XMPP_PORT, s -> new Found(s, PORT, Origin.DEFAULT));
    }

    private void defaults(Map<Setting, Found> found) {
        places(found);
        if (!found.containsKey(Setting.CA_FILE)) {
            // It stands for the system's certificates, so a profile's own file is stronger.
            ofVariable(Setting.CA_FILE, "SSL_CERT_FILE")
                    .ifPresent(value -> found.put(Setting.CA_FILE, value));
        }
        if (!found.containsKey(Setting.AUTH_KEY)) {
            savedKey(text(found, Setting.PROFILE))
                    .ifPresent(value -> found.put(Setting.AUTH_KEY, value));
        }
    }

    private Optional<Found> savedKey(String profile) {
        StateFolder state = new StateFolder(folders().state(), profile, false);
        Origin origin = Origin.profile(state.authKeyFile().toString());
        return state.authKey().map(key -> new Found(Setting.AUTH_KEY, key.reveal(), origin));
    }

    /** The chat host that goes with an API address: {@code chat.} where that has {@code api.}. */
    private static String chatHost(Map<Setting, Found> found) {
        String api = URI.create(text(found, Setting.API_URL)).getHost();
        return api.startsWith("api.") ? "chat." + api.substring("api.".length()) : api;
    }

    /** Makes file names absolute: a profile's start from its file's folder, others from ours. */
    private void resolvePaths(Map<Setting, Found> found) {
        found.replaceAll(
                (setting, value) ->
                        setting.kind() == SettingKind.PATH
                                ? new Found(setting, absolute(value).toString(), value.origin())
                                : value);
    }

    private Path absolute(Found value) {
        boolean ofProfile = value.origin().kind() == Origin.Kind.PROFILE;
        String text = value.text();
        try {
            if (text.equals("~") || text.startsWith("~/")) {
                return home.folder().resolve(text.substring(Math.min(2, text.length())));
            }
            return (ofProfile ? folders().config() : working).resolve(text).normalize();
        } catch (InvalidPathException notAPath) {
            throw new Failure(
                    ofProfile ? FailureKind.CONFIGURATION : FailureKind.USAGE,
                    value.setting().key() + " is no file name: \"" + text + "\".",
                    notAPath);
        }
    }

    private Optional<URI> proxy(Map<Setting, Found> found) {
        return new ProxyChoice(environment).proxyFor(URI.create(text(found, Setting.API_URL)));
    }

    /** Neither passwords in clear nor unchecked certificates beyond this machine. */
    private static void checkSafety(Settings settings) {
        URI api = settings.apiUrl();
        // Whoever names only a chat server does without the REST service; should a command ask it
        // all the same, the TLS towards it refuses to go unchecked beyond this machine.
        boolean onlyChat =
                settings.get(Setting.API_URL)
                        .filter(value -> value.origin().kind() == Origin.Kind.DEFAULT)
                        .isPresent();
        boolean local =
                Loopback.names(settings.chatHost()) && (onlyChat || Loopback.names(api.getHost()));
        if (settings.insecure() && !local) {
            String elsewhere =
                    Stream.of(api.getHost(), settings.chatHost())
                            .filter(host -> !Loopback.names(host))
                            .distinct()
                            .collect(Collectors.joining(" and "));
            throw new Failure(
                            FailureKind.USAGE,
                            "--insecure is only for this machine, not for " + elsewhere + ".")
                    .withHint("Trust a private certificate authority with --ca-file.");
        }
        if (!"https".equals(api.getScheme()) && !Loopback.names(api.getHost())) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "api_url must begin with https:// beyond this machine, not " + api + ".");
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    private boolean isSet(String name) {
        return variable(name)
                .filter(text -> !text.equals("false") && !text.equals("0"))
                .isPresent();
    }

    private static Optional<Origin.Kind> strongest(
            Map<Setting, Found> found, Stream<Setting> group) {
        return group.filter(found::containsKey)
                .map(setting -> kind(found, setting))
                .min(Comparator.naturalOrder());
    }

    private static void keepOnly(Map<Setting, Found> found, Setting setting, Origin.Kind level) {
        if (found.containsKey(setting) && kind(found, setting) != level) {
            found.remove(setting);
        }
    }

    private static Origin.Kind kind(Map<Setting, Found> found, Setting setting) {
        Found value = found.get(setting);
        return value == null ? Origin.Kind.DEFAULT : value.origin().kind();
    }

    private static String text(Map<Setting, Found> found, Setting setting) {
        Found value = found.get(setting);
        if (value == null) {
            throw new IllegalStateException(setting.key() + " has no value yet");
        }
        return value.text();
    }

    private static @Nullable String text(@Nullable Found found) {
        return found == null ? null : found.text();
    }
}
