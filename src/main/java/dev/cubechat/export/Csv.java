package dev.cubechat.export;

import dev.cubechat.json.Json;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of comma-separated values (RFC 4180). Lists and objects stand there as JSON.
 *
 * <p>A spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab
 * or a line end for a formula, and other people write our cells. So such a text begins with an
 * apostrophe here; the forms with JSON have it as it was written.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    static String line(List<String> names) {
        return names.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String line(Collection<Json> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Json value) {
        return switch (value) {
            case Json.Str text -> quoted(harmless(text.value()));
            case Json.Arr array -> quoted(JsonLine.of(array));
            case Json.Obj object -> quoted(JsonLine.of(object));
            default -> value.asText().orElse("");
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
