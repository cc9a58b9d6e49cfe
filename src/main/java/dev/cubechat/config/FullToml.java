package dev.cubechat.config;

import dev.cubechat.model.Failure;

import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A text in the hands of the library for all of TOML, which knows where an error is and edits
 * without touching comments and layout. Only this class knows the library: it is big, and is not
 * even loaded where {@link PlainToml} understands the text.
 */
final class FullToml {
    /** Tables are no deeper: {@code [profiles.NAME]}. A deeper one is only known to be no value. */
    private static final int DEEPEST = 2;

    private final TomlParseResult toml;

    /**
     * Parses the text.
     *
     * @throws Failure CONFIGURATION where it is no TOML
     */
    FullToml(Path file, String text) {
        this.toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().getFirst();
            TomlPosition position = first.position();
            throw ConfigText.malformed(
                    file,
                    position.line(),
                    position.column(),
                    String.valueOf(first.getMessage()),
                    "Mend that line.",
                    first);
        }
    }

    Table table() {
        return table(toml, List.of());
    }

    private Table table(TomlTable from, List<String> path) {
        Table table = new Table();
        for (String key : from.keySet()) {
            List<String> at = new ArrayList<>(path);
            at.add(key);
            table.add(entry(at));
        }
        return table;
    }

    private Table.Entry entry(List<String> path) {
        Object value = Objects.requireNonNull(toml.get(path));
        TomlPosition position = Objects.requireNonNull(toml.inputPositionOf(path));
        return new Table.Entry(
                path.getLast(),
                value instanceof TomlTable inner && path.size() <= DEEPEST
                        ? table(inner, path)
                        : value,
                position.line(),
                position.column());
    }

    void addTable(List<String> path) {
        toml.getOrCreateTable(path);
    }

    void set(List<String> path, Object value) {
        toml.set(path, value);
    }

    void remove(List<String> path) {
        toml.remove(path);
    }

    /** The text with the edits. */
    String text() {
        return toml.toToml();
    }
}
