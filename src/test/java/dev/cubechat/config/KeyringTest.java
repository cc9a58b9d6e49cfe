package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class KeyringTest {
    private static final Secret PASSWORD = new Secret("grüße \"$HOME\" 'x' \\ end ");
    private static final PasswordSource.InKeyring WORK =
            new PasswordSource.InKeyring("work", "mira o'neill");
    private static final PasswordSource.InKeyring HOME =
            new PasswordSource.InKeyring("home", "mira o'neill");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void what_was_kept_is_found_until_it_is_removed(String system) throws IOException {
        Keyring keyring = keyring(system);

        keyring.keep(WORK, PASSWORD);

        assertThat(keyring.find(WORK)).contains(PASSWORD);
        assertThat(keyring.find(HOME)).isEmpty();
        keyring.remove(WORK);
        keyring.remove(WORK);
        assertThat(keyring.find(WORK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void the_arguments_of_the_tool_tell_no_secret(String system) throws IOException {
        keyring(system).keep(WORK, new Secret("opensesame"));

        String asked = Files.readString(folder.resolve("asked"));

        assertThat(asked).isNotEmpty().doesNotContain("opensesame").doesNotContain("6f70656e");
    }

    @Test
    void without_a_tool_there_is_no_keyring_and_the_sentence_says_so() {
        Keyring none = Keyring.of(Map.of("PATH", folder.toString()), "Linux");

        assertUnusable(none, "there is no secret-tool on the PATH");
    }

    @Test
    void a_tool_that_waits_for_somebody_is_not_waited_for() throws IOException {
        FakeKeyring.secretTool(folder, "sleep 60");

        assertUnusable(linux(), "it did not answer within 3 s");
    }

    @Test
    void a_tool_that_leaves_another_program_behind_does_not_hold_us_up() throws IOException {
        FakeKeyring.secretTool(folder, "sleep 60 & printf secret");

        assertThat(linux().find(WORK)).contains(new Secret("secret"));
    }

    @Test
    void why_a_tool_fails_is_told_in_its_words() throws IOException {
        FakeKeyring.secretTool(folder, "echo 'Cannot autolaunch D-Bus' >&2; exit 1");

        assertUnusable(linux(), "Cannot autolaunch D-Bus");
    }

    @Test
    void a_keyring_that_only_says_that_it_kept_something_is_not_believed() throws IOException {
        FakeKeyring.secretTool(folder, "cat > /dev/null; [ $1 = store ]");

        assertThatThrownBy(() -> linux().keep(WORK, PASSWORD))
                .hasMessage("The keyring cannot be used: it did not keep the password.");
    }

    private static void assertUnusable(Keyring keyring, String reason) {
        assertThatThrownBy(() -> keyring.find(WORK))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
                            assertThat(failure.sentence())
                                    .isEqualTo("The keyring cannot be used: " + reason + ".");
                            assertThat(failure.hint()).isPresent();
                        });
    }

    private Keyring keyring(String system) throws IOException {
        FakeKeyring.secretTool(folder);
        FakeKeyring.security(folder);
        return Keyring.of(Map.of("PATH", FakeKeyring.path(folder)), system);
    }

    private Keyring linux() {
        return Keyring.of(Map.of("PATH", FakeKeyring.path(folder)), "Linux");
    }
}
