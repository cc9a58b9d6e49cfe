package dev.cubechat.app.sandbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * How this program is started once more, in a process of its own.
 *
 * @param words the launcher, or Java with everything it needs
 */
public record Program(List<String> words) {
    public Program {
        words = List.copyOf(words);
    }

    /** The whole command line with these arguments. */
    List<String> with(List<String> arguments) {
        return Stream.concat(words.stream(), arguments.stream()).toList();
    }
}
