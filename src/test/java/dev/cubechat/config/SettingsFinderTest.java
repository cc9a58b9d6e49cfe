package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class SettingsFinderTest {
    @TempDir Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Path config;

    @BeforeEach
    void findTheFile() throws IOException {
        config = home.resolve(".config/cubechat/config.toml");
        Files.createDirectories(config.getParent());
    }

    @Test
    void without_anything_the_cloud_service_is_meant() {
        Settings settings = find(Flags.NONE);

        assertThat(settings.profile()).isEqualTo("default");
        assertThat(settings.apiUrl()).isEqualTo(URI.create("https://api.connectycube.com"));
        assertThat(settings.chatHost()).isEqualTo("chat.connectycube.com");
        assertThat(settings.xmppPort()).isEqualTo(5223);
        assertThat(settings.caFile()).isEmpty();
        assertThat(settings.insecure()).isFalse();
        assertThat(settings.proxy()).isEmpty();
        assertThat(settings.all()).allMatch(found -> found.origin().equals(Origin.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "APP_ID, 1, 2, 3",
        "LOGIN, f, e, p",
        "EMAIL, f@x.y, e@x.y, p@x.y",
        "USER_ID, 1, 2, 3",
        "API_URL, https://f.example.com, https://e.example.com, https://p.example.com",
        "CHAT_HOST, f.example.com, e.example.com, p.example.com",
        "XMPP_PORT, 1, 2, 3",
        "CA_FILE, /f.pem, /e.pem, /p.pem",
        "PASSWORD_FILE, /f, /e, /p",
    })
    void a_flag_is_stronger_than_the_environment_and_that_than_the_profile(
            Setting setting, String flag, String variable, String inProfile) throws IOException {
        boolean number = setting.kind() == SettingKind.NUMBER || setting.kind() == SettingKind.PORT;
        String toml = number ? inProfile : "'" + inProfile + "'";
        write("[profiles.default]\n" + setting.key() + " = " + toml + "\n");

        Found fromProfile = find(Flags.NONE).get(setting).orElseThrow();
        environment.put(setting.variable().orElseThrow(), variable);
        Found fromEnvironment = find(Flags.NONE).get(setting).orElseThrow();
        Found fromFlag = find(Flags.NONE.with(setting, flag)).get(setting).orElseThrow();

        assertThat(fromProfile.text()).isEqualTo(inProfile);
        assertThat(fromProfile.origin().toString())
                .isEqualTo("profile default in " + config + ", line 2");
        assertThat(fromEnvironment.text()).isEqualTo(variable);
        assertThat(fromEnvironment.origin().toString())
                .isEqualTo("environment CUBECHAT_" + setting.name());
        assertThat(fromFlag.text()).isEqualTo(flag);
        assertThat(fromFlag.origin().toString()).isEqualTo("flag " + setting.flag());
    }

    @ParameterizedTest
    @CsvSource({
        "CUBECHAT_APP_ID, 1476",
        "CUBECHAT_AUTH_KEY, key",
        "CUBECHAT_TOKEN, token",
        "CUBECHAT_PASSWORD, password",
        "CUBECHAT_NO_INPUT, 1",
    })
    void every_variable_is_read(String name, String value) {
        environment.put(name, value);

        Settings settings = find(Flags.NONE);

        assertThat(settings.all())
                .filteredOn(found -> found.origin().equals(Origin.variable(name)))
                .extracting(Found::text)
                .containsExactly(value);
    }

    @Test
    void a_variable_that_is_set_but_empty_counts_as_not_set() {
        environment.put("CUBECHAT_APP_ID", "");
        environment.put("CUBECHAT_PASSWORD", "");

        Settings settings = find(Flags.NONE);

        assertThat(settings.get(Setting.APP_ID)).isEmpty();
        assertThat(settings.passwordSource()).isEmpty();
    }

    @Test
    void the_profile_is_chosen_by_flag_variable_or_the_files_default() throws IOException {
        write(
                """
                default_profile = "a"
                [profiles.a]
                app_id = 1
                [profiles.b]
                app_id = 2
                [profiles.c]
                app_id = 3
                """);

        AppId ofFile = find(Flags.NONE).appId();
        environment.put("CUBECHAT_PROFILE", "b");
        AppId ofVariable = find(Flags.NONE).appId();
        AppId ofFlag = find(Flags.NONE.with(Setting.PROFILE, "c")).appId();

        assertThat(ofFile).isEqualTo(new AppId(1));
        assertThat(ofVariable).isEqualTo(new AppId(2));
        assertThat(ofFlag).isEqualTo(new AppId(3));
    }

    @Test
    void a_profile_that_is_not_there_is_named_with_those_that_are() throws IOException {
        write("[profiles.work]\napp_id = 1\n[profiles.home]\napp_id = 2\n");

        assertThatThrownBy(() -> find(Flags.NONE.with(Setting.PROFILE, "wrok")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure).hasMessageContaining("\"wrok\"");
                            assertThat(failure.hint()).hasValue("There is: work, home");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "..", "a/b", "", " ", "a b", "-x", "a\nb", "über"})
    void a_profile_name_cannot_lead_out_of_our_folders(String name) {
        assertThatThrownBy(() -> find(Flags.NONE.with(Setting.PROFILE, name)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.USAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "CUBECHAT_APP_ID, abc",
        "CUBECHAT_APP_ID, -1",
        "CUBECHAT_APP_ID, 99999999999999999999",
        "CUBECHAT_USER_ID, 0",
        "CUBECHAT_XMPP_PORT, 65536",
        "CUBECHAT_API_URL, api.connectycube.com",
        "CUBECHAT_API_URL, ftp://x.example.com",
        "CUBECHAT_API_URL, https://localhost:99999",
        "CUBECHAT_API_URL, https://localhost:0",
        "CUBECHAT_API_URL, https://user:pw@x.example.com",
        "CUBECHAT_API_URL, http://x.example.com",
        "CUBECHAT_CHAT_HOST, chat/../x",
        "CUBECHAT_CHAT_HOST, 'a b'",
        "HTTPS_PROXY, ://",
    })
    void a_value_that_cannot_be_meant_is_refused_by_name(String variable, String value) {
        environment.put(variable, value);

        assertThatThrownBy(() -> find(Flags.NONE))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure.getMessage())
                                    .containsIgnoringCase(variable.replace("CUBECHAT_", ""));
                        });
    }

    @Test
    void a_refused_secret_is_not_repeated() {
        environment.put("CUBECHAT_TOKEN", "   ");

        assertThatThrownBy(() -> find(Flags.NONE))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "token must be some text, not what was given (environment"
                                + " CUBECHAT_TOKEN).");
    }

    @Test
    void who_to_be_comes_whole_from_one_level() throws IOException {
        write("[profiles.default]\nlogin = 'mira'\nuser_id = 101\n");
        environment.put("CUBECHAT_EMAIL", "jon@example.com");

        Settings settings = find(Flags.NONE);

        Identity identity = settings.identity().orElseThrow();
        assertThat(identity)
                .isEqualTo(new Identity(null, "jon@example.com", null, Origin.Kind.ENVIRONMENT));
        assertThat(settings.get(Setting.LOGIN)).isEmpty();
    }

    @Test
    void a_token_with_its_user_id_is_an_identity_of_its_own() throws IOException {
        write("[profiles.default]\nlogin = 'mira'\n");
        environment.put("CUBECHAT_TOKEN", "t");
        environment.put("CUBECHAT_USER_ID", "102");

        Settings settings = find(Flags.NONE);

        assertThat(settings.token()).hasValue(new Secret("t"));
        assertThat(settings.userId()).hasValue(new UserId(102));
        assertThat(settings.get(Setting.LOGIN)).isEmpty();
    }

    @Test
    void a_login_and_an_email_together_are_refused() {
        Flags flags =
                Flags.NONE.with(Setting.LOGIN, "mira").with(Setting.EMAIL, "mira@example.com");

        assertThatThrownBy(() -> find(flags))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.USAGE));
    }

    @Test
    void the_profiles_password_is_not_tried_for_someone_else() throws IOException {
        write("[profiles.default]\nlogin = 'mira'\npassword_file = '/p'\n");

        Settings herself = find(Flags.NONE);
        Settings someoneElse = find(Flags.NONE.with(Setting.LOGIN, "jon"));

        assertThat(herself.passwordSource()).hasValue(new PasswordSource.InFile(Path.of("/p")));
        assertThat(someoneElse.passwordSource()).isEmpty();
    }

    @Test
    void a_password_option_is_stronger_than_a_password_in_the_environment() {
        environment.put("CUBECHAT_PASSWORD", "from environment");

        Settings settings = find(Flags.NONE.with(Setting.PASSWORD_COMMAND, "pass show x"));

        assertThat(settings.passwordSource())
                .hasValue(new PasswordSource.OfCommand("pass show x", null));
        assertThat(settings.get(Setting.PASSWORD)).isEmpty();
    }

    @Test
    void a_command_of_a_profile_knows_the_file_that_it_stands_in() throws IOException {
        write("[profiles.default]\npassword_command = 'pass show x'\n");

        assertThat(find(Flags.NONE).passwordSource())
                .hasValue(new PasswordSource.OfCommand("pass show x", config));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, chat.example.com",
        "https://chat-api.example.com, chat-api.example.com",
        "https://localhost:18443, localhost",
    })
    void the_chat_host_follows_the_api_so_that_no_password_goes_elsewhere(
            String api, String chatHost) {
        environment.put("CUBECHAT_API_URL", api);

        assertThat(find(Flags.NONE).chatHost()).isEqualTo(chatHost);
    }

    @Test
    void the_chat_server_of_a_profile_is_not_used_with_another_service() throws IOException {
        write(
                """
                [profiles.default]
                api_url = 'https://api.ours.example.com'
                chat_host = 'xmpp.ours.example.com'
                xmpp_port = 5300
                ca_file = '/ours.pem'
                """);
        Flags other = Flags.NONE.with(Setting.API_URL, "https://api.other.example.com");

        Settings ours = find(Flags.NONE);
        Settings theirs = find(other);
        Settings both = find(other.with(Setting.CHAT_HOST, "x.example.com"));
        environment.put("CUBECHAT_API_URL", "https://api.other.example.com");
        environment.put("CUBECHAT_XMPP_PORT", "5301");
        Settings byVariable = find(Flags.NONE);
        Settings byFlag = find(Flags.NONE.with(Setting.API_URL, "https://api.third.example.com"));

        assertThat(chatServer(ours)).isEqualTo("xmpp.ours.example.com:5300");
        assertThat(chatServer(theirs)).isEqualTo("chat.other.example.com:5223");
        assertThat(chatServer(both)).isEqualTo("x.example.com:5223");
        assertThat(chatServer(byVariable)).isEqualTo("chat.other.example.com:5301");
        assertThat(chatServer(byFlag)).isEqualTo("chat.third.example.com:5223");
        assertThat(theirs.caFile()).hasValue(Path.of("/ours.pem"));
    }

    private static String chatServer(Settings settings) {
        return settings.chatHost() + ":" + settings.xmppPort();
    }

    @Test
    void two_ways_to_the_password_on_one_command_line_are_refused() {
        Flags file = Flags.NONE.with(Setting.PASSWORD_FILE, "/f");

        assertThatThrownBy(() -> find(file.withSwitch(Setting.PASSWORD_STDIN, true)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.USAGE))
                .hasMessageContaining("--password-stdin, --password-file");
        assertThatThrownBy(() -> find(file.with(Setting.PASSWORD_COMMAND, "pass")))
                .isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, localhost, example.com",
        "https://example.com, x.example.com, example.com and x.example.com",
        "https://localhost:1, x.example.com, x.example.com",
        "https://example.com, example.com, example.com",
    })
    void only_hosts_beyond_this_machine_are_named_where_insecure_is_refused(
            String api, String chat, String named) {
        Flags flags =
                Flags.NONE
                        .withSwitch(Setting.INSECURE, true)
                        .with(Setting.API_URL, api)
                        .with(Setting.CHAT_HOST, chat);

        assertThatThrownBy(() -> find(flags))
                .hasMessage("--insecure is only for this machine, not for " + named + ".");
    }

    @Test
    void insecure_is_for_this_machine_only() {
        Flags insecure = Flags.NONE.withSwitch(Setting.INSECURE, true);

        assertThat(find(insecure.with(Setting.API_URL, "https://localhost:1")).insecure()).isTrue();
        assertThatThrownBy(() -> find(insecure))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.USAGE));
        assertThatThrownBy(
                        () ->
                                find(
                                        insecure.with(Setting.API_URL, "https://localhost:1")
                                                .with(Setting.CHAT_HOST, "chat.example.com")))
                .isInstanceOf(Failure.class);
    }

    @Test
    void file_names_start_from_where_they_were_written() throws IOException {
        write("[profiles.default]\nca_file = 'ca.pem'\npassword_file = '~/pw'\n");

        Settings ofProfile = find(Flags.NONE);
        Settings ofFlag = find(Flags.NONE.with(Setting.CA_FILE, "ca.pem"));

        assertThat(ofProfile.caFile()).hasValue(config.resolveSibling("ca.pem"));
        assertThat(ofProfile.passwordSource())
                .hasValue(new PasswordSource.InFile(home.resolve("pw")));
        assertThat(ofFlag.caFile()).hasValue(home.resolve("work/ca.pem"));
    }

    @Test
    void ssl_cert_file_replaces_the_systems_certificates_but_not_the_profiles() throws IOException {
        environment.put("SSL_CERT_FILE", "/etc/all.pem");

        Settings without = find(Flags.NONE);
        write("[profiles.default]\nca_file = '/own.pem'\n");
        Settings with = find(Flags.NONE);

        assertThat(without.caFile()).hasValue(Path.of("/etc/all.pem"));
        assertThat(without.get(Setting.CA_FILE).orElseThrow().origin())
                .isEqualTo(Origin.variable("SSL_CERT_FILE"));
        assertThat(with.caFile()).hasValue(Path.of("/own.pem"));
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example.com:3128, '', http://proxy.example.com:3128",
        "http://proxy.example.com:3128, other.example.com, http://proxy.example.com:3128",
        "http://proxy.example.com:3128, 'x, connectycube.com', ",
        "http://proxy.example.com:3128, .connectycube.com, ",
        "http://proxy.example.com:3128, ycube.com, http://proxy.example.com:3128",
        "http://proxy.example.com:3128, *, ",
    })
    void the_proxy_is_left_out_for_excepted_hosts(String proxy, String except, URI used) {
        environment.put("HTTPS_PROXY", proxy);
        environment.put("NO_PROXY", except);

        assertThat(find(Flags.NONE).proxy().orElse(null)).isEqualTo(used);
    }

    @Test
    void no_proxy_stands_between_us_and_this_machine() {
        environment.put("HTTPS_PROXY", "http://proxy.example.com:3128");
        environment.put("CUBECHAT_API_URL", "https://localhost:18443");

        assertThat(find(Flags.NONE).proxy()).isEmpty();
    }

    @Test
    void in_ci_sessions_are_saved_only_when_asked() {
        boolean athome = find(Flags.NONE).saveSession();
        environment.put("CI", "true");
        boolean inCi = find(Flags.NONE).saveSession();
        boolean asked = find(Flags.NONE.with(Setting.SAVE_SESSION, "true")).saveSession();
        environment.put("CI", "false");
        boolean notReallyInCi = find(Flags.NONE).saveSession();

        assertThat(athome).isTrue();
        assertThat(inCi).isFalse();
        assertThat(asked).isTrue();
        assertThat(notReallyInCi).isTrue();
    }

    @Test
    void xdg_folders_are_followed_where_they_are_absolute() {
        environment.put("XDG_CONFIG_HOME", "/x/config");
        environment.put("XDG_STATE_HOME", "relative/state");

        Folders folders = new SettingsFinder(environment, Home.at(home), home).folders();

        assertThat(folders.configFile()).isEqualTo(Path.of("/x/config/cubechat/config.toml"));
        assertThat(folders.state()).isEqualTo(home.resolve(".local/state/cubechat"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "somewhere", "?"})
    void what_is_no_whole_path_is_no_home(String text) {
        environment.put("HOME", text);

        assertThat(Home.of(environment, "/home/mira").folder()).isEqualTo(Path.of("/home/mira"));
        assertThatThrownBy(() -> Home.of(environment, "?").folder())
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure.hint().orElseThrow()).startsWith("Set HOME,");
                        });
    }

    @Test
    void without_a_home_the_xdg_folders_do_as_long_as_nobody_asks_for_it() {
        environment.put("XDG_CONFIG_HOME", "/x/config");
        environment.put("XDG_STATE_HOME", "/x/state");
        SettingsFinder finder = homeless();

        assertThatThrownBy(finder::folders).isInstanceOf(Failure.class);

        environment.put("XDG_CACHE_HOME", "/x/cache");
        assertThat(homeless().find(Flags.NONE).apiUrl())
                .isEqualTo(URI.create("https://api.connectycube.com"));
        assertThatThrownBy(() -> homeless().find(Flags.NONE.with(Setting.CA_FILE, "~/ca.pem")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no home folder");
    }

    private SettingsFinder homeless() {
        return new SettingsFinder(environment, Home.of(Map.of(), "?"), home);
    }

    @Test
    void the_authorization_key_is_found_in_the_state_folder() {
        new StateFolder(home.resolve(".local/state/cubechat"), "default", false)
                .saveAuthKey(new Secret("k-1"));

        Settings settings = find(Flags.NONE);

        assertThat(settings.authKey()).isEqualTo(new Secret("k-1"));
        assertThat(settings.get(Setting.AUTH_KEY).orElseThrow().shown()).isEqualTo("•••");
    }

    @Test
    void what_is_missing_is_complained_about_only_when_needed() {
        Settings settings = find(Flags.NONE);

        assertThatThrownBy(settings::appId)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure.hint().orElseThrow()).contains("CUBECHAT_APP_ID");
                        });
        assertThatThrownBy(settings::authKey).isInstanceOf(Failure.class);
    }

    private Settings find(Flags flags) {
        return new SettingsFinder(environment, Home.at(home), home.resolve("work")).find(flags);
    }

    private void write(String text) throws IOException {
        Files.writeString(config, text);
    }
}
