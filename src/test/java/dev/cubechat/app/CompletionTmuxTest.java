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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
            Map.ofEntries(
                    Map.entry("cubechat dial", "cubechat dialog"),
                    Map.entry("cubechat msg send @jo", "cubechat msg send @jon"),
                    Map.entry("cubechat msg send '#Op", "cubechat msg send '#Ops Team'"),
                    Map.entry("cubechat msg send \\#Cl", "cubechat msg send \\#Climbers"),
                    Map.entry("cubechat dialog add @jon @k", "cubechat dialog add @jon @kai"),
                    Map.entry("cubechat profile use wo", "cubechat profile use work"),
                    Map.entry("cubechat --profile sa", "cubechat --profile sandbox"),
                    Map.entry("cubechat wait --dialog=@ka", "cubechat wait --dialog=@kai"),
                    Map.entry("cubechat msg send la", "cubechat msg send last"),
                    Map.entry(
                            "cubechat listen --only message,edi",
                            "cubechat listen --only message,edited"),
                    Map.entry(
                            "cubechat dialog list --json=id,nam",
                            "cubechat dialog list --json=id,name"),
                    Map.entry("cubechat msg pipe --frame nu", "cubechat msg pipe --frame nul"));

    /** A program that knows the names in one file, and writes what it is asked for in another. */
    private static final String TRAPS =
            """
            #!/bin/sh
            cd "$(dirname "$0")" || exit
            [ "$1" = __complete ] && exec cat traps
            printf '%s\\n' "$3" >>shown
            echo done
            """;

    /** What people may call a dialog to do harm to those who complete it. */
    private static final List<String> NAMES_OF_TRAPS =
            List.of(
                    "#ta$(touch caught)",
                    "#tb`touch caught`",
                    "#tc'; touch caught; '",
                    "#td\"; touch caught; \"",
                    "#te!! it's!",
                    "#tf\\a b\\",
                    "#tg😀 $HOME ~ *",
                    "#th;&|<>(){}[]\"'\"'$(touch caught)");

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
            give(folder, NAMES);
            opens(person, shell);

            for (Map.Entry<String, String> line : LINES.entrySet()) {
                person.awaits("an empty line", screen -> screen.strip().endsWith("ready>"));
                person.types(line.getKey());
                person.awaits(line.getKey());
                person.presses("Tab");
                person.awaits(
                        line.getValue(),
                        screen ->
                                screen.lines()
                                        .map(row -> row.replaceFirst(",$", "")) // zsh goes on.
                                        .anyMatch(row -> row.endsWith(line.getValue())));
                person.presses("C-u");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ShellOfThem.class)
    void a_name_stays_one_word_whatever_is_in_it_and_however_it_is_quoted(ShellOfThem shell)
            throws Exception {
        Needed.program(shell.program());
        try (Tmux person = Tmux.of(new Shell(folder), folder, 120, 24)) {
            give(folder, TRAPS);
            Files.write(folder.resolve("traps"), NAMES_OF_TRAPS);
            opens(person, shell);

            for (String name : NAMES_OF_TRAPS) {
                for (String quote : List.of("\"", "'", "\\")) {
                    String line = "cubechat dialog show " + quote + name.substring(0, 3);
                    person.types(line);
                    person.awaits(line);
                    person.presses("Tab");
                    person.awaits(
                            "more than " + line,
                            screen -> screen.lines().noneMatch(row -> row.endsWith(line)));
                    person.presses("Enter");
                    person.awaits("done", screen -> screen.strip().endsWith("done\nready>"));
                    person.runs("clear");
                    person.awaits("an empty screen", screen -> screen.strip().equals("ready>"));
                }
            }
        }

        assertThat(folder.resolve("shown"))
                .hasContent(
                        NAMES_OF_TRAPS.stream()
                                .map(name -> (name + "\n").repeat(3))
                                .collect(Collectors.joining()));
        assertThat(folder.resolve("caught")).doesNotExist();
    }

    private void opens(Tmux person, ShellOfThem shell) throws IOException {
        person.runs("PATH=" + folder + ":$PATH HOME=" + folder + " " + shell.command);
        person.runs(shell.prompt);
        person.awaits("ready>");
        person.runs(shell.learn.formatted(Path.of("completions").toAbsolutePath()));
        person.awaits("an empty line", screen -> screen.strip().endsWith("ready>"));
        person.runs("cd " + folder + " && clear");
        person.awaits("an empty screen", screen -> screen.strip().equals("ready>"));
    }

    private static void give(Path folder, String text) throws IOException {
        Path program = Files.writeString(folder.resolve("names"), text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.move(program, folder.resolve("cubechat"), StandardCopyOption.REPLACE_EXISTING);
    }
}
