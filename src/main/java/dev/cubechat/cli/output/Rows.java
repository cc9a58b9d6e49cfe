package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.text.TerminalText;

import java.util.List;
import java.util.stream.Collectors;

/** Writes many things of one kind, one by one, so that any number fits into little memory. */
sealed interface Rows<T> permits Rows.JsonLines, Rows.JsonArray, Rows.Tsv, Table {

    void row(T thing);

    /** The last row was written. */
    void end();

    /** One object per line, each flushed. */
    record JsonLines<T>(List<Columns.Column<T>> columns, Sink sink) implements Rows<T> {
        @Override
        public void row(T thing) {
            sink.print(object(columns, thing)).print("\n").flush();
        }

        @Override
        public void end() {}
    }

    /** One array, a line for each object. */
    final class JsonArray<T> implements Rows<T> {
        private final List<Columns.Column<T>> columns;
        private final Sink sink;
        private boolean first = true;

        JsonArray(List<Columns.Column<T>> columns, Sink sink) {
            this.columns = columns;
            this.sink = sink;
        }

        @Override
        public void row(T thing) {
            sink.print(first ? "[" : ",\n").print(object(columns, thing));
            first = false;
        }

        @Override
        public void end() {
            sink.print(first ? "[]\n" : "]\n");
        }
    }

    /** Fields separated by tabs. */
    record Tsv<T>(List<Columns.Column<T>> columns, Sink sink) implements Rows<T> {
        @Override
        public void row(T thing) {
            sink.print(
                    columns.stream()
                            .map(column -> Cell.plain(column.value().of(thing)))
                            .map(TerminalText::tsv)
                            .collect(Collectors.joining("\t", "", "\n")));
        }

        @Override
        public void end() {}
    }

    /** One thing as JSON, harmless on a terminal. */
    static <T> String object(List<Columns.Column<T>> columns, T thing) {
        var object = Json.obj();
        for (Columns.Column<T> column : columns) {
            object.with(column.name(), column.json(thing));
        }
        return TerminalText.json(JsonText.write(object.build()));
    }
}
