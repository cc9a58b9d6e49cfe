package dev.cubechat.reference;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion script for bash, which needs nothing but bash. */
public record BashCompletion(Command program, List<Argument> shared) {
    private static final String HEAD =
            """
            # bash completion for cubechat. Made from its commands: do not edit.

            """;

    /** Reads the words before the cursor, then offers what fits. */
    private static final String BODY =
            """
            # Takes the line apart as cubechat will: bash does so at every @ and : as well.
            _cubechat_typed() {
                local rest=$COMP_LINE bare word i last=-1
                for ((i = 0; i <= COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    bare=${rest#"${rest%%[![:space:]]*}"}
                    if [[ $last -lt 0 || $bare != "$rest" ]]; then
                        typed+=("$word")
                    elif [[ $word == '='* ]]; then
                        typed+=('=')
                        [[ $word == '=' ]] || typed+=("${word#=}")
                    elif [[ ${typed[last]} == '=' ]]; then
                        typed+=("$word")
                    else
                        typed[last]+=$word
                    fi
                    last=$((${#typed[@]} - 1))
                    rest=${bare#"$word"}
                done
            }

            # Takes the quotes off the word at the cursor. Fails where a quote is closed again or opened
            # in the middle: bash would put a name behind it, not in the place of the word.
            _cubechat_bare() {
                local i=0 char
                open= bare=
                [[ $cur == [\\'\\"]* ]] && open=${cur:0:1} i=1
                for (( ; i < ${#cur}; i++)); do
                    char=${cur:i:1}
                    case $open$char in
                    '\\' | '"\\')
                        i=$((i + 1))
                        char=${cur:i:1}
                        [[ -z $open || $char == [\\"\\\\\\$\\`] ]] || bare+=\\\\
                        ;;
                    [\\'\\"] | "''" | '""') return 1 ;;
                    esac
                    bare+=$char
                done
            }

            # Quotes a name so that it stays one word, whatever somebody has put into it.
            _cubechat_quoted() {
                local i char
                if [[ -z $open ]]; then
                    printf -v quoted %q "$1"
                    return
                fi
                quoted=
                for ((i = 0; i < ${#1}; i++)); do
                    char=${1:i:1}
                    case $open$char in
                    "''") quoted+="'\\\\''" ;;
                    '"!') quoted+='"\\!"' ;; # within quotes its backslash would stay
                    '"'[\\"\\\\\\$\\`]) quoted+=\\\\$char ;;
                    *) quoted+=$char ;;
                    esac
                done
                # What ends so is closed to bash, which adds no quote of its own.
                [[ $quoted == *"$open" ]] && quoted+=$open
            }

            # Offers what cubechat has on this machine, quoted as the line needs it.
            _cubechat_known() {
                local open bare quoted name
                [[ $cur == '#'* ]] && return # what follows is a comment to bash; '#name' is not
                _cubechat_bare || return
                while IFS= read -r name; do
                    [[ $name == "$bare"* ]] || continue
                    _cubechat_quoted "$name"
                    COMPREPLY+=("$quoted")
                done < <(cubechat __complete "$1" "${typed[@]}" 2>/dev/null)
            }

            _cubechat() {
                local cur path= option= waiting= place=0 word i last
                local words options valued kind= choices= prefix=
                local -a typed=()
                _cubechat_typed
                last=$((${#typed[@]} - 1))
                cur=${typed[last]}
                _cubechat_at ''
                for ((i = 1; i < last; i++)); do
                    word=${typed[i]}
                    if [[ $word == '=' ]]; then
                        waiting=$option
                    elif [[ -n $waiting ]]; then
                        waiting=
                    elif [[ $word == -* ]]; then
                        option=$word
                        [[ " $valued " == *" $word "* ]] && waiting=$word
                    elif [[ " $words " == *" $word "* ]]; then
                        path=${path:+$path }$word
                        _cubechat_at "$path"
                    else
                        place=$((place + 1))
                    fi
                done
                if [[ $cur == '=' ]]; then
                    waiting=$option
                    cur=
                fi
                COMPREPLY=()
                if [[ -z $waiting && $cur == -* ]]; then
                    choices=$options
                elif [[ -z $waiting && -n $words ]]; then
                    choices=$words
                else
                    _cubechat_value "$path ${waiting:-$place}"
                fi
                case $kind in
                file | folder)
                    compopt -o filenames
                    local flag=-f line
                    [[ $kind == folder ]] && flag=-d
                    while IFS= read -r line; do
                        COMPREPLY+=("$line")
                    done < <(compgen "$flag" -- "$cur")
                    return
                    ;;
                dialog | user | profile)
                    _cubechat_known "$kind"
                    ;;
                list)
                    [[ $cur == *,* ]] && prefix=${cur%,*},
                    ;;
                esac
                # shellcheck disable=SC2207 # none of our words has a space in it
                COMPREPLY+=($(compgen -P "$prefix" -W "$choices" -- "${cur##*,}"))
            }

            complete -F _cubechat cubechat
            """;

    public String text() {
        return HEAD + at() + value() + BODY;
    }

    /** The words, options and options with a value that may follow some words. */
    private String at() {
        String cases =
                program.all()
                        .map(
                                command ->
                                        """
                                            '%s')
                                                words='%s'
                                                options='%s'
                                                valued='%s'
                                                ;;
                                        """
                                                .formatted(
                                                        command.path(),
                                                        words(command),
                                                        names(command, argument -> true),
                                                        names(command, BashCompletion::waits)))
                        .collect(Collectors.joining());
        return "_cubechat_at() {\n    case $1 in\n" + cases + "    esac\n}\n\n";
    }

    /** What may stand for a value: {@code PATH OPTION} or {@code PATH PLACE}. */
    private String value() {
        String cases =
                Stream.concat(
                                program.all().flatMap(this::values),
                                shared.stream().map(argument -> one("*", argument)))
                        .collect(Collectors.joining());
        return "_cubechat_value() {\n    case $1 in\n" + cases + "    esac\n}\n\n";
    }

    private Stream<String> values(Command command) {
        Stream<String> own =
                Stream.concat(command.options().stream(), command.arguments().stream())
                        .map(argument -> one("'" + command.path() + "'", argument));
        return command.fields().isEmpty()
                ? own
                : Stream.concat(
                        own,
                        Stream.of(
                                line(
                                        "'" + command.path() + "'' --json'",
                                        "kind=list choices='"
                                                + String.join(" ", command.fields())
                                                + "'")));
    }

    private static String one(String path, Argument argument) {
        String what =
                switch (argument.values()) {
                    case Values.Free() -> "";
                    case Values.Files() -> "kind=file";
                    case Values.Folders() -> "kind=folder";
                    case Values.Known(String kind, List<String> words) ->
                            "kind=" + kind + " choices='" + String.join(" ", words) + "'";
                    case Values.Words(List<String> words) ->
                            (argument.listed() ? "kind=list " : "")
                                    + "choices='"
                                    + String.join(" ", words)
                                    + "'";
                };
        return what.isEmpty() || !argument.takesValue()
                ? ""
                : keys(argument)
                        .map(key -> path + key)
                        .collect(
                                Collectors.collectingAndThen(
                                        Collectors.joining(" | "), keys -> line(keys, what)));
    }

    private static Stream<String> keys(Argument argument) {
        if (argument.isOption()) {
            return argument.names().stream().map(name -> "' " + name + "'");
        }
        return Stream.of(argument.repeatable() ? "' '[0-9]*" : "' " + argument.index() + "'");
    }

    private static String line(String pattern, String what) {
        return "    " + pattern.replace("''", "") + ") " + what + " ;;\n";
    }

    private static boolean waits(Argument argument) {
        return argument.takesValue() && !argument.attached();
    }

    private static String words(Command command) {
        return command.below().stream().map(Command::word).collect(Collectors.joining(" "));
    }

    private String names(Command command, Predicate<Argument> which) {
        return Stream.concat(command.options().stream(), shared.stream())
                .filter(which)
                .flatMap(argument -> argument.names().stream())
                .collect(Collectors.joining(" "));
    }
}
