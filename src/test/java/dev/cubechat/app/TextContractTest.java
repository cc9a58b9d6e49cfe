package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Documented;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.reference.JsonSchemas;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text shows nothing that JSON lacks: every command's example is run as it is and with {@code
 * --json}, and each tab-separated cell is held against the field of its column. A new command is
 * here as soon as it is in the tree.
 */
class TextContractTest {
    /** May differ from one run to the next, but not be there in one and missing in the other. */
    private static final Set<String> PASSING =
            Set.of(
                    "added",
                    "api_url",
                    "auth_key",
                    "ca_file",
                    "data",
                    "found",
                    "id",
                    "log",
                    "login",
                    "messages",
                    "note",
                    "path",
                    "pid",
                    "place",
                    "rtt_ms",
                    "seconds",
                    "sha256",
                    "text",
                    "token",
                    "took_ms",
                    "uid",
                    "url",
                    "value",
                    "ws_url",
                    "xmpp_port");

    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z";

    @TempDir Path text;
    @TempDir Path json;

    static Stream<Example> commands() {
        return Example.all()
                .filter(each -> !JsonSchemas.WITHOUT.contains(each.command()))
                .filter(each -> !JsonSchemas.isStream(each.command()))
                .filter(each -> !List.of("msg pipe", "sandbox run").contains(each.command()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("commands")
    void every_cell_of_the_text_is_a_field_of_the_json(Example example) throws Exception {
        List<String> columns = columns(example);
        List<String> lines = lines(example);
        List<Json.Obj> things = things(example);

        assertThat(lines).as("%s and with --json", example).hasSameSizeAs(things);
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = List.of(lines.get(i).split("\t", -1));
            assertThat(cells).as("%s: the columns %s", example, columns).hasSameSizeAs(columns);
            for (int j = 0; j < cells.size(); j++) {
                String name = columns.get(j);
                Json field = things.get(i).get(name);
                assertThat(told(name, cells.get(j)))
                        .as("%s: %s in text, %s in JSON", example, name, JsonText.write(field))
                        .isEqualTo(told(name, plain(field)));
            }
        }
    }

    private List<String> lines(Example example) {
        try (ExampleStage stage = new ExampleStage(text, example)) {
            Shell.Result result = stage.run(new String[0]);
            assertThat(result.code()).as(result.err()).isZero();
            return result.out().lines().toList();
        }
    }

    private List<Json.Obj> things(Example example) throws MalformedJson {
        try (ExampleStage stage = new ExampleStage(json, example)) {
            Shell.Result result = stage.run("--json");
            Json all = JsonText.parse(result.out());
            return all instanceof Json.Arr several
                    ? several.items().stream().map(Json::asObject).toList()
                    : List.of(all.asObject());
        }
    }

    private static List<String> columns(Example example) {
        return HelpTest.commands()
                .map(line -> line.getCommandSpec())
                .filter(spec -> spec.qualifiedName().equals("cubechat " + example.command()))
                .map(spec -> ((Documented) spec.userObject()).columns().listedNames())
                .findFirst()
                .orElseThrow();
    }

    /** The words of a value; of those that differ only whether there is one. */
    private static String told(String name, String cell) {
        boolean passing = PASSING.contains(name) || cell.matches(TIME);
        return passing && !cell.isEmpty() ? "something" : cell;
    }

    private static String plain(Json value) {
        return switch (value) {
            case Json.Nil nil -> "";
            case Json.Arr several ->
                    several.items().stream()
                            .map(TextContractTest::plain)
                            .collect(Collectors.joining(","));
            case Json.Obj object -> JsonText.write(object);
            default -> value.asText().orElse("");
        };
    }
}
