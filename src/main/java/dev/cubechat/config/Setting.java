package dev.cubechat.config;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be set: its key in a profile, its variable, and what it must look like. */
public enum Setting {
    PROFILE("profile", "CUBECHAT_PROFILE", SettingKind.NAME, false),
    APP_ID("app_id", "CUBECHAT_APP_ID", SettingKind.NUMBER, true),
    AUTH_KEY("auth_key", "CUBECHAT_AUTH_KEY", SettingKind.SECRET, false),
    /** For old installations, which want requests for a session signed (rest.md, section 4.2). */
    AUTH_SECRET("auth_secret", "CUBECHAT_AUTH_SECRET", SettingKind.SECRET, false),
    LOGIN("login", "CUBECHAT_LOGIN", SettingKind.TEXT, true),
    EMAIL("email", "CUBECHAT_EMAIL", SettingKind.TEXT, true),
    USER_ID("user_id", "CUBECHAT_USER_ID", SettingKind.NUMBER, true),
    TOKEN("token", "CUBECHAT_TOKEN", SettingKind.SECRET, false),
    PASSWORD("password", "CUBECHAT_PASSWORD", SettingKind.SECRET, false),
    PASSWORD_FILE("password_file", "CUBECHAT_PASSWORD_FILE", SettingKind.PATH, true),
    PASSWORD_COMMAND("password_command", null, SettingKind.TEXT, true),
    PASSWORD_KEYRING("password_keyring", null, SettingKind.SWITCH, true),
    PASSWORD_STDIN("password_stdin", null, SettingKind.SWITCH, false),
    API_URL("api_url", "CUBECHAT_API_URL", SettingKind.URL, true),
    CHAT_HOST("chat_host", "CUBECHAT_CHAT_HOST", SettingKind.HOST, true),
    XMPP_PORT("xmpp_port", "CUBECHAT_XMPP_PORT", SettingKind.PORT, true),
    CA_FILE("ca_file", "CUBECHAT_CA_FILE", SettingKind.PATH, true),
    TRANSPORT("transport", null, SettingKind.TRANSPORT, true),
    /** Whether a session may be written to disk; true, except in CI. */
    SAVE_SESSION("save_session", null, SettingKind.SWITCH, true),
    INSECURE("insecure", null, SettingKind.SWITCH, false),
    NO_INPUT("no_input", "CUBECHAT_NO_INPUT", SettingKind.SWITCH, false);

    private final String key;
    private final @Nullable String variable;
    private final SettingKind kind;
    private final boolean inProfile;

    Setting(String key, @Nullable String variable, SettingKind kind, boolean inProfile) {
        this.key = key;
        this.variable = variable;
        this.kind = kind;
        this.inProfile = inProfile;
    }

    /** Its name in the configuration file, and the flag's with dashes for underscores. */
    public String key() {
        return key;
    }

    public String flag() {
        return "--" + key.replace('_', '-');
    }

    /** Its environment variable, where it has one. */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    public SettingKind kind() {
        return kind;
    }

    /**
     * Whether a profile in the configuration file may hold it; secrets and switches of the moment
     * may not.
     */
    public boolean inProfile() {
        return inProfile;
    }

    public boolean secret() {
        return kind == SettingKind.SECRET;
    }

    public static Optional<Setting> ofKey(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /** The settings that a profile may hold. */
    public static Stream<Setting> ofProfiles() {
        return Stream.of(values()).filter(Setting::inProfile);
    }
}
