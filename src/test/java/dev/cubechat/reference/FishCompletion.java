package dev.cubechat.reference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completions for fish. */
public record FishCompletion(Command program, List<Argument> shared) {
    private static final String HEAD =
            """
            # fish completion for cubechat. Made from its commands: do not edit.

            """;

    private static final String BODY =
            """
            # Prints the words of the command that stands before the cursor.
            function __cubechat_path
                set -l typed (commandline -opc)
                set -e typed[1]
                set -l path
                set -l waiting no
                for word in $typed
                    if test $waiting = yes
                        set waiting no
                        continue
                    end
                    switch $word
                        case '-*'
                            if contains -- $word (__cubechat_valued "$path")
                                set waiting yes
                            end
                        case '*'
                            contains -- "$path $word" $__cubechat_paths; or break
                            set path "$path $word"
                    end
                end
                string trim -- "$path"
            end

            # Whether the cursor stands behind exactly these words.
            function __cubechat_at
                set -l path (__cubechat_path)
                test "$argv" = "$path"
            end

            # Prints what cubechat has on this machine of a kind, and some more words.
            function __cubechat_known
                cubechat __complete $argv[1] (commandline -opc) 2>/dev/null
                set -e argv[1]
                string join \\n -- $argv
            end

            # Prints words, each behind those that stand before it with commas between them.
            function __cubechat_list
                set -l value (commandline -ct | string replace -r '^--[^=]*=' '')
                set -l before (string match -r '.*,' -- "$value")
                string join \\n -- "$before"$argv
            end

            complete -c cubechat -f
            """;

    public String text() {
        return HEAD
                + paths()
                + valued()
                + BODY
                + shared.stream()
                        .flatMap(option -> option(program, option))
                        .collect(Collectors.joining())
                + program.all().map(this::command).collect(Collectors.joining());
    }

    /** Each with a space before it, as they grow word by word. */
    private String paths() {
        return program.all()
                .filter(command -> !command.path().isEmpty())
                .map(command -> " \\\n    " + quoted(" " + command.path()))
                .collect(Collectors.joining("", "set -g __cubechat_paths", "\n\n"));
    }

    private String valued() {
        String own =
                program.all()
                        .filter(command -> !valued(command.options()).isEmpty())
                        .map(
                                command ->
                                        "        case "
                                                + quoted(" " + command.path())
                                                + "\n            printf '%s\\n' "
                                                + valued(command.options())
                                                + "\n")
                        .collect(Collectors.joining());
        return "# Prints the options of a command that take the next word as their value.\n"
                + "function __cubechat_valued\n    printf '%s\\n' "
                + valued(shared)
                + "\n    switch $argv[1]\n"
                + own
                + "    end\nend\n\n";
    }

    private static String valued(List<Argument> options) {
        return options.stream()
                .filter(option -> option.takesValue() && !option.attached())
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
    }

    private String command(Command command) {
        String at =
                "complete -c cubechat -n " + quoted(("__cubechat_at " + command.path()).strip());
        return Stream.of(
                        command.below().stream()
                                .map(
                                        each ->
                                                at
                                                        + " -a "
                                                        + each.word()
                                                        + " -d "
                                                        + quoted(each.summary())
                                                        + "\n"),
                        command.options().stream().flatMap(option -> option(command, option)),
                        fields(at, command),
                        command.arguments().stream()
                                .filter(place -> !(place.values() instanceof Values.Free))
                                .map(place -> at + values(place) + "\n"))
                .flatMap(each -> each)
                .collect(Collectors.joining("", "\n", ""));
    }

    /** What {@code --json} picks from. */
    private static Stream<String> fields(String at, Command command) {
        return command.fields().isEmpty()
                ? Stream.of()
                : Stream.of(at + " -l json -a " + list(command.fields()) + "\n");
    }

    private Stream<String> option(Command command, Argument option) {
        String at =
                command.path().isEmpty()
                        ? "complete -c cubechat"
                        : "complete -c cubechat -n " + quoted("__cubechat_at " + command.path());
        String names =
                option.names().stream()
                        .map(
                                name ->
                                        name.startsWith("--")
                                                ? " -l " + name.substring(2)
                                                : " -s " + name.substring(1))
                        .collect(Collectors.joining());
        String value = option.takesValue() && !option.attached() ? required(option) : "";
        return Stream.of(at + names + value + " -d " + quoted(option.description()) + "\n");
    }

    private static String required(Argument option) {
        return (option.values() instanceof Values.Files ? " -r" : " -x") + values(option);
    }

    private static List<String> words(String kind, List<String> more) {
        return Stream.concat(Stream.of(kind), more.stream()).toList();
    }

    private static String values(Argument argument) {
        return switch (argument.values()) {
            case Values.Free() -> "";
            case Values.Files() -> " -F";
            case Values.Folders() -> " -a '(__fish_complete_directories)'";
            case Values.Known(String kind, List<String> words) ->
                    " -a '(__cubechat_known " + String.join(" ", words(kind, words)) + ")'";
            case Values.Words(List<String> words) ->
                    " -a " + (argument.listed() ? list(words) : quoted(String.join(" ", words)));
        };
    }

    private static String list(List<String> words) {
        return quoted("(__cubechat_list " + String.join(" ", words) + ")");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
