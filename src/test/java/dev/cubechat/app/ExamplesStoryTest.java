package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples in the help, typed by mira into a sandbox's default world. */
class ExamplesStoryTest {
    private static final Set<String> TALKING_TO_THE_SERVICE =
            Set.of("user", "dialog", "msg", "system", "search", "report", "api");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir Path homes;

    static Stream<String> examples() {
        return HelpTest.commands()
                .map(line -> line.getCommandSpec().usageMessage().footer()[0])
                .filter(example -> TALKING_TO_THE_SERVICE.contains(words(example)[0]));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_works_as_it_is_written(String example) {
        try (StoryWorld world = new StoryWorld(homes)) {
            Shell.Result result = world.mira().run(words(example));

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).isNotEmpty();
        }
    }

    /** The words behind the name of the program, as a shell would take them apart. */
    private static String[] words(String example) {
        return WORD.matcher(example)
                .results()
                .skip(1)
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }
}
