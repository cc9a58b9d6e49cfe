package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class CompletionStoryTest {
    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({
        "bash, complete -F _cubechat cubechat",
        "zsh, '#compdef cubechat'",
        "fish, complete -c cubechat -f",
    })
    void each_shell_gets_its_own_script(String shell, String line) {
        Shell.Result result = new Shell(home).run("completion", shell);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).contains(line);
        assertThat(result.err()).isEmpty();
    }
}
