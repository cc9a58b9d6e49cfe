package dev.cubechat.reference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion function for zsh. */
public record ZshCompletion(Command program, List<Argument> shared) {
    private static final String HEAD =
            """
            #compdef cubechat
            # zsh completion for cubechat. Made from its commands: do not edit.

            # Completes what cubechat has on this machine of a kind, and some more words.
            _cubechat_known() {
                local -a names=(${(f)"$(cubechat __complete $1 $typed 2>/dev/null)"})
                shift
                names+=("$@")
                compadd -a names
            }

            # Completes one of the caller's verbs, or what follows it by the verb's own function.
            _cubechat_below() {
                local curcontext=$curcontext state line next=$1
                typeset -A opt_args
                _arguments -C -s $shared ': :->word' '*:: :->rest'
                case $state in
                word) _describe command verbs ;;
                rest) (( $+functions[${next}_$line[1]] )) && ${next}_$line[1] ;;
                esac
            }

            """;

    private static final String START =
            """
            _cubechat() {
                local -a typed=("${words[@]}")
                local -a shared=(
            """;

    public String text() {
        return HEAD
                + program.below().stream()
                        .flatMap(Command::all)
                        .map(this::function)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + start();
    }

    private String function(Command command) {
        String name = "_cubechat_" + command.path().replace(' ', '_');
        if (!command.runs()) {
            return name + "() {\n" + below(name, command) + "}\n";
        }
        String specs =
                Stream.of(
                                command.options().stream().flatMap(ZshCompletion::option),
                                command.arguments().stream().map(ZshCompletion::place),
                                fields(command))
                        .flatMap(each -> each)
                        .map(spec -> " \\\n        " + quoted(spec))
                        .collect(Collectors.joining());
        return name + "() {\n    _arguments -s $shared" + specs + "\n}\n";
    }

    private static String below(String name, Command command) {
        return command.below().stream()
                .map(each -> "        " + quoted(each.word() + ":" + colons(each.summary())) + "\n")
                .collect(
                        Collectors.joining(
                                "",
                                "    local -a verbs=(\n",
                                "    )\n    _cubechat_below " + name + "\n"));
    }

    /** The function that zsh calls, with the options that every command has. */
    private String start() {
        return shared.stream()
                .filter(option -> !option.attached())
                .flatMap(ZshCompletion::option)
                .map(spec -> "        " + quoted(spec) + "\n")
                .collect(
                        Collectors.joining(
                                "",
                                START,
                                "    )\n"
                                        + below("_cubechat", program)
                                        + "}\n\n_cubechat \"$@\"\n"));
    }

    /** The one option whose values differ from command to command. */
    private Stream<String> fields(Command command) {
        return shared.stream()
                .filter(Argument::attached)
                .map(
                        option ->
                                "--json=-["
                                        + brackets(option.description())
                                        + "]::"
                                        + option.label()
                                        + ":"
                                        + (command.fields().isEmpty()
                                                ? ""
                                                : list(option.label(), command.fields())));
    }

    private static Stream<String> option(Argument option) {
        String others =
                option.names().size() > 1 && !option.repeatable()
                        ? "(" + String.join(" ", option.names()) + ")"
                        : option.repeatable() ? "*" : "";
        return option.names().stream()
                .map(
                        name ->
                                others
                                        + name
                                        + (!option.takesValue()
                                                ? ""
                                                : name.startsWith("--") ? "=" : "+")
                                        + "["
                                        + brackets(option.description())
                                        + "]"
                                        + (option.takesValue() ? value(option) : ""));
    }

    private static String place(Argument place) {
        return (place.repeatable() ? "*" : "") + value(place);
    }

    private static String value(Argument argument) {
        String label = colons(argument.label());
        return ":" + label + ":" + action(argument);
    }

    private static String action(Argument argument) {
        return switch (argument.values()) {
            case Values.Free() -> "";
            case Values.Files() -> "_files";
            case Values.Folders() -> "_files -/";
            case Values.Known(String kind, List<String> words) ->
                    (" _cubechat_known " + kind + " " + String.join(" ", words)).stripTrailing();
            case Values.Words(List<String> words) ->
                    argument.listed()
                            ? list(argument.label(), words)
                            : "(" + colons(String.join(" ", words)) + ")";
        };
    }

    private static String list(String label, List<String> words) {
        return "_values -s , " + label + " " + String.join(" ", words);
    }

    private static String brackets(String text) {
        return text.replace("[", "\\[").replace("]", "\\]");
    }

    private static String colons(String text) {
        return text.replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
