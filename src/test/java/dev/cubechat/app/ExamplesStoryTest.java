package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.stream.Stream;

/** The examples in the help, typed by mira into a sandbox's default world: all of them. */
class ExamplesStoryTest {
    @TempDir Path homes;

    static Stream<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_works_as_it_is_written(Example example) {
        try (ExampleStage stage = new ExampleStage(homes, example)) {
            Shell.Result result = stage.run();

            assertThat(result.code())
                    .as(
                            "%s said: %s%nAn example must work in the sandbox's default world (see"
                                    + " DefaultSeed), with what ExampleStage prepares.",
                            example, result.err())
                    .isZero();
            assertThat(result.out()).isNotEmpty();
        }
    }
}
