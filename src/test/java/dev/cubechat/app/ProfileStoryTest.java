package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class ProfileStoryTest {
    @TempDir Path home;

    @Test
    void a_profile_that_no_command_could_use_is_not_written() throws IOException {
        Shell shell = new Shell(home);
        shell.run("profile", "add", "p1", "--app-id", "9999", "--login", "a");
        String before = Files.readString(config());

        Shell.Result both = shell.run("profile", "set", "p1", "--login", "a", "--email", "b");
        Shell.Result after = shell.run("profile", "set", "p1", "--email", "b");
        Shell.Result clear = shell.run("profile", "set", "p1", "--api-url", "http://example.com");
        Shell.Result dry =
                shell.run("profile", "set", "p1", "--api-url", "http://example.com", "--dry-run");
        Shell.Result added =
                shell.run("profile", "add", "p2", "--app-id", "9", "--login", "a", "--email", "b");

        assertThat(List.of(both, after, clear, dry, added))
                .allSatisfy(result -> assertThat(result.code()).as(result.err()).isEqualTo(2));
        assertThat(after.err()).contains("not both", "--unset");
        assertThat(clear.err()).contains("https://");
        assertThat(Files.readString(config())).isEqualTo(before);
        assertThat(shell.run("profile", "set", "p1", "--email", "b", "--unset", "login").code())
                .isZero();
        assertThat(shell.run("profile", "show", "p1").code()).isZero();
    }

    @Test
    void what_contradicts_itself_is_not_written() throws IOException {
        Shell shell = new Shell(home).typing("key\n");
        shell.run("profile", "add", "p", "--app-id", "9", "--login", "a");
        String before = Files.readString(config());

        List<Shell.Result> refused =
                List.of(
                        shell.run("profile", "set", "p", "--transport=rest", "--unset=transport"),
                        shell.typing("key\n")
                                .run(
                                        "profile",
                                        "set",
                                        "p",
                                        "--auth-key-file=-",
                                        "--unset=auth_key"),
                        shell.run(
                                "profile",
                                "set",
                                "p",
                                "--password-file=/f",
                                "--password-command=pass"),
                        shell.run(
                                "profile",
                                "set",
                                "p",
                                "--password-file=/f",
                                "--password-keyring=true"),
                        shell.run(
                                "profile",
                                "add",
                                "q",
                                "--password-command=pass",
                                "--password-keyring=true"));

        assertThat(refused)
                .allSatisfy(result -> assertThat(result.code()).as(result.err()).isEqualTo(2));
        assertThat(refused.get(0).err()).contains("transport can be set or taken out, not both");
        assertThat(refused.get(3).err()).contains("password_file, password_keyring");
        assertThat(Files.readString(config())).isEqualTo(before);
        assertThat(
                        shell.run(
                                        "profile",
                                        "set",
                                        "p",
                                        "--password-file=/f",
                                        "--password-keyring=false")
                                .code())
                .isZero();
    }

    @Test
    void the_authorization_key_can_be_taken_out_again() {
        Shell shell = new Shell(home).typing("the-auth-key\n");
        shell.run("profile", "add", "work", "--app-id", "9999", "--auth-key-file", "-");

        Shell.Result gone = shell.run("profile", "set", "work", "--unset", "auth_key");

        assertThat(gone.code()).as(gone.err()).isZero();
        assertThat(home.resolve(".local/state/cubechat/work/auth-key")).doesNotExist();
        assertThat(shell.run("profile", "show", "--json").out()).doesNotContain("auth_key");
    }

    @Test
    void the_first_profile_is_added_shown_and_used() {
        Shell shell = new Shell(home);

        Shell.Result added =
                shell.run("profile", "add", "work", "--app-id", "9999", "--login", "mira");
        Shell.Result listed = shell.run("profile", "list");

        assertThat(added.code()).isZero();
        assertThat(added.out()).isEqualTo(listed.out());
        assertThat(listed.out()).isEqualTo("work\ttrue\t9999\tmira\t\n");
    }

    @Test
    void every_value_says_where_it_comes_from() {
        Shell shell = new Shell(home).with("CUBECHAT_LOGIN", "jon");
        shell.run("profile", "add", "work", "--app-id", "9999", "--login", "mira");

        Shell.Result shown =
                shell.run("profile", "show", "--origin", "--xmpp-port", "15223", "--jsonl");

        assertThat(shown.out())
                .contains("{\"setting\":\"login\",\"value\":\"jon\",\"origin\":\"environment\"")
                .contains("{\"setting\":\"app_id\",\"value\":\"9999\",\"origin\":\"profile\"")
                .contains("{\"setting\":\"xmpp_port\",\"value\":\"15223\",\"origin\":\"flag\"")
                .contains("\"origin\":\"default\"");
    }

    @Test
    void a_secret_in_the_environment_is_shown_as_dots() {
        Shell shell = new Shell(home).with("CUBECHAT_PASSWORD", "hush-hush");

        Shell.Result shown = shell.run("profile", "show", "--origin", "--json");

        assertThat(shown.out()).contains("\"password\"").doesNotContain("hush-hush");
    }

    @Test
    void the_authorization_key_is_kept_beside_the_configuration_and_only_for_its_owner()
            throws IOException {
        Shell shell = new Shell(home).typing("the-auth-key\n");

        Shell.Result added =
                shell.run("profile", "add", "work", "--app-id", "9999", "--auth-key-file", "-");

        assertThat(added.code()).isZero();
        assertThat(Files.readString(config())).doesNotContain("the-auth-key");
        Path key = home.resolve(".local/state/cubechat/work/auth-key");
        assertThat(Files.readString(key)).isEqualTo("the-auth-key\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_malformed_configuration_names_the_file_and_the_line() throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(config(), "default_profile = \"work\"\n[profiles.work]\napp_id = nine\n");

        Shell.Result result = new Shell(home).run("profile", "list");

        assertThat(result.code()).isEqualTo(14);
        assertThat(result.err()).contains(config() + ", line 3").doesNotContain("\tat ");
    }

    @Test
    void removing_asks_and_without_a_terminal_needs_yes() throws IOException {
        Shell shell = new Shell(home);
        shell.run("profile", "add", "work", "--app-id", "9999");

        Shell.Result refused = shell.run("profile", "remove", "work");
        Shell.Result removed = shell.run("profile", "remove", "work", "--yes");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--yes");
        assertThat(removed.code()).isZero();
        assertThat(Files.readString(config())).doesNotContain("work");
    }

    @Test
    void certificates_are_always_checked_beyond_this_machine() {
        Shell.Result result = new Shell(home).run("profile", "show", "--insecure");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--insecure").contains("--ca-file");
    }

    private Path config() {
        return home.resolve(".config/cubechat/config.toml");
    }
}
