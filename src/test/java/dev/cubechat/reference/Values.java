package dev.cubechat.reference;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Model.ArgSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a shell can offer as a value. */
sealed interface Values {
    /** Nothing: only the person knows. */
    record Free() implements Values {}

    /** A file's name. */
    record Files() implements Values {}

    /** A folder's name. */
    record Folders() implements Values {}

    /** Some of these words, or with targets perhaps others. */
    record Words(List<String> words) implements Values {}

    /** What cubechat has on this machine of a kind, and these words. */
    record Known(String kind, List<String> words) implements Values {}

    Pattern WORDS = Pattern.compile("[a-z]+(\\|[a-z]+)+");

    /** What stands for people, dialogs and messages. */
    Map<Class<?>, Values> TARGETS =
            Map.of(
                    UserTarget.class, new Known("user", List.of("me")),
                    DialogTarget.class, new Known("dialog", List.of("last")),
                    MessageTarget.class, new Words(List.of("last", "last:me")));

    static Values of(ArgSpec arg) {
        Class<?> type =
                arg.typeInfo().isCollection() ? arg.auxiliaryTypes()[0] : arg.typeInfo().getType();
        String label = arg.paramLabel();
        if (label.equals("DIR")) {
            return new Folders();
        }
        if (type == Path.class
                || type == FileSource.class
                || (type == String.class && label.equals("FILE"))) {
            return new Files();
        }
        if (label.equals("PROFILE")) {
            return new Known("profile", List.of());
        }
        return words(arg, type, label)
                .<Values>map(Words::new)
                .orElseGet(() -> TARGETS.getOrDefault(type, new Free()));
    }

    private static Optional<List<String>> words(ArgSpec arg, Class<?> type, String label) {
        if (WORDS.matcher(label).matches()) {
            return Optional.of(List.of(label.split("\\|", -1)));
        }
        if (type.isEnum()) {
            return Optional.of(
                    Stream.of(type.getEnumConstants()).map(each -> word(each.toString())).toList());
        }
        return Optional.ofNullable(arg.completionCandidates())
                .map(words -> StreamSupport.stream(words.spliterator(), false).toList());
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
