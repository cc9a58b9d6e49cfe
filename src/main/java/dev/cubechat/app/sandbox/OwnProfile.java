package dev.cubechat.app.sandbox;

import dev.cubechat.config.ConfigFile;
import dev.cubechat.config.Flags;
import dev.cubechat.config.Profile;
import dev.cubechat.config.Setting;
import dev.cubechat.config.Settings;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.config.StateFolder;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profile {@code sandbox}, which leads to this person's own sandbox. */
final class OwnProfile {
    static final String NAME = "sandbox";
    private static final String PASSWORD = "password";

    private final SettingsFinder finder;
    private final SignIn signIn;

    OwnProfile(SettingsFinder finder, SignIn signIn) {
        this.finder = finder;
        this.signIn = signIn;
    }

    /**
     * Lets a profile pass that leads to a sandbox, or is not there yet.
     *
     * @throws Failure CONFLICT where somebody uses the name for something else
     */
    void check() {
        Optional<Profile> there =
                Optional.ofNullable(finder.configFile().read().profiles().get(NAME));
        if (there.isPresent() && there.filter(OwnProfile::leadsHere).isEmpty()) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "Profile " + NAME + " leads elsewhere, and would be overwritten.")
                    .withHint("Keep it under another name, then: cubechat profile remove sandbox");
        }
    }

    private static boolean leadsHere(Profile profile) {
        return profile.get(Setting.API_URL)
                .filter(url -> "localhost".equals(URI.create(url.text()).getHost()))
                .isPresent();
    }

    /** Whether a password was kept. */
    boolean hasPassword() {
        return state().read(PASSWORD).isPresent();
    }

    /**
     * Keeps the password of the one who signs in, so that an expired session can be renewed.
     *
     * @param password what everyone may know: a sandbox keeps no real secret
     */
    void keep(Secret password) {
        state().write(PASSWORD, password.reveal() + "\n");
    }

    /** Writes the way to a sandbox, for one of its people where there is one. */
    void lead(Running to, Optional<Running.Resident> who) {
        StateFolder state = state();
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        values.put(Setting.API_URL, to.text("api_url"));
        values.put(Setting.CHAT_HOST, to.text("chat_host"));
        values.put(Setting.XMPP_PORT, to.text("xmpp_port"));
        values.put(Setting.CA_FILE, to.text("ca_file"));
        values.put(Setting.APP_ID, to.text("app_id"));
        who.flatMap(Running.Resident::login).ifPresent(login -> values.put(Setting.LOGIN, login));
        values.put(Setting.PASSWORD_FILE, state.path().resolve(PASSWORD).toString());
        // Nothing here is secret, so CI may keep it, too.
        values.put(Setting.SAVE_SESSION, "true");
        ConfigFile file = finder.configFile();
        if (!file.read().profiles().containsKey(NAME)) {
            file.add(NAME, values);
        } else if (!same(file.profile(NAME), values)) {
            file.set(NAME, values, List.of());
        }
        state.saveAuthKey(new Secret(to.text("auth_key")));
    }

    /** What must be typed so that the profile is used; nothing where it is the default. */
    String option() {
        boolean isDefault =
                finder.configFile()
                        .read()
                        .defaultProfile()
                        .filter(found -> found.text().equals(NAME))
                        .isPresent();
        return isDefault ? "" : " --profile " + NAME;
    }

    /** Signs in as the profile says. */
    void signIn() {
        Settings settings = finder.find(Flags.NONE.with(Setting.PROFILE, NAME));
        signIn.with(settings, finder.state(settings));
    }

    /** Forgets who was signed in; the way to the sandbox stays. */
    void signOut() {
        StateFolder state = state();
        state.session().delete();
        state.delete(PASSWORD);
    }

    private static boolean same(Profile profile, Map<Setting, String> values) {
        return values.entrySet().stream()
                .allMatch(
                        value ->
                                profile.get(value.getKey())
                                        .filter(found -> found.text().equals(value.getValue()))
                                        .isPresent());
    }

    private StateFolder state() {
        return new StateFolder(finder.folders().state(), NAME, true);
    }
}
