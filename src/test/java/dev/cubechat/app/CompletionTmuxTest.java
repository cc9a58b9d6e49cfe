package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Somebody presses Tab in real shells. The names come from a {@code cubechat} that knows a few:
 * what the program itself knows is {@link SuggestionsTest}'s.
 */
@ExtendWith(WithTmux.class)
@Timeout(120)
class CompletionTmuxTest {
    private static final String NAMES =
            """
            #!/bin/sh
            [ "$1" = __complete ] || exit 2
            case $2 in
            dialog) printf '%s\\n' '#Ops Team' '#Climbers' @jon @kai ;;
            user) printf '%s\\n' @jon @kai ;;
            profile) printf '%s\\n' work sandbox ;;
            esac
            """;

    /** Lines before Tab, and what stands there after it. */
    private static final Map<String, String> LINES =
            Map.of(
                    "cubechat dial", "cubechat dialog",
                    "cubechat msg send @jo", "cubechat msg send @jon",
                    "cubechat msg send '#Op", "cubechat msg send '#Ops Team'",
                    "cubechat msg send \\#Cl", "cubechat msg send \\#Climbers",
                    "cubechat dialog add @jon @k", "cubechat dialog add @jon @kai",
                    "cubechat profile use wo", "cubechat profile use work",
                    "cubechat --profile sa", "cubechat --profile sandbox",
                    "cubechat wait --dialog=@ka", "cubechat wait --dialog=@kai",
                    "cubechat msg send la", "cubechat msg send last");

    /** A shell without anybody's habits, and how it learns what Tab does. */
    enum ShellOfThem {
        BASH("bash --norc --noprofile", "PS1='ready> '", "source %s/cubechat.bash"),
        ZSH(
                "zsh -f",
                "PROMPT='ready> '; unsetopt beep",
                "fpath=(%s $fpath); autoload -Uz compinit; compinit -u -D"),
        FISH(
                "fish --no-config",
                "function fish_prompt; echo 'ready> '; end; set -g fish_autosuggestion_enabled 0",
                "source %s/cubechat.fish");

        private final String command;
        private final String prompt;
        private final String learn;

        ShellOfThem(String command, String prompt, String learn) {
            this.command = command;
            this.prompt = prompt;
            this.learn = learn;
        }

        String program() {
            return command.substring(0, command.indexOf(' '));
        }
    }

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(ShellOfThem.class)
    void tab_completes_words_dialogs_people_and_profiles(ShellOfThem shell) throws Exception {
        Needed.program(shell.program());
        try (Tmux person = Tmux.of(new Shell(folder), folder, 120, 24)) {
            give(folder);
            person.runs("PATH=" + folder + ":$PATH HOME=" + folder + " " + shell.command);
            person.runs(shell.prompt);
            person.awaits("ready>");
            person.runs(shell.learn.formatted(Path.of("completions").toAbsolutePath()));

            for (Map.Entry<String, String> line : LINES.entrySet()) {
                person.awaits("an empty line", screen -> screen.strip().endsWith("ready>"));
                person.types(line.getKey());
                person.awaits(line.getKey());
                person.presses("Tab");
                person.awaits(
                        line.getValue(),
                        screen -> screen.lines().anyMatch(row -> row.endsWith(line.getValue())));
                person.presses("C-u");
            }
        }
    }

    private static void give(Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("names"), NAMES);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.move(program, folder.resolve("cubechat"), StandardCopyOption.REPLACE_EXISTING);
    }
}
