package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.reference.JsonSchemas;
import dev.cubechat.reference.SchemaCheck;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What scripts read: every command's example is run with {@code --json}, and what it writes is held
 * against the schema that is made from its columns. A new command is here as soon as it is in the
 * tree.
 */
class JsonContractTest {
    @TempDir Path homes;

    static Stream<Example> commands() {
        return Example.all().filter(each -> !JsonSchemas.WITHOUT.contains(each.command()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("commands")
    void every_command_writes_the_json_of_its_schema(Example example) throws IOException {
        try (ExampleStage stage = new ExampleStage(homes, example)) {
            Shell.Result result = stage.run("--json");

            assertThat(result.code()).as(result.err()).isZero();
            for (String text : values(example, result.out())) {
                Json json = JsonText.parse(text);
                assertThat(SchemaCheck.complaints(JsonSchemas.file(example.command()), json))
                        .as(
                                "%s --json wrote %s%n(a command that shows a list is named in"
                                        + " JsonSchemas.LISTS)",
                                example, text)
                        .isEmpty();
                assertThat(json).as("a list with something in it").isNotEqualTo(Json.Arr.EMPTY);
            }
        }
    }

    private static List<String> values(Example example, String out) {
        assertThat(out).as("%s --json writes nothing", example).isNotEmpty();
        return JsonSchemas.isStream(example.command()) ? out.lines().toList() : List.of(out);
    }
}
