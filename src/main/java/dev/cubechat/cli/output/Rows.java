package dev.cubechat.cli.output;

import dev.cubechat.text.TerminalText;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes many things of one kind, one by one, so that any number fits into little memory. */
sealed interface Rows<T> permits Rows.JsonLines, Rows.JsonArray, Rows.Tsv, Table {

    void row(T thing);

    /** What was written so far is to be seen, for it may be a while until the next row. */
    default void pause() {}

    /** Whether rows wait for others before they are written. */
    default boolean isHolding() {
        return false;
    }

    /** The last row was written. */
    void end();

    /** One object per line, seen before anything is waited for. */
    record JsonLines<T>(Objects<T> objects, Sink sink) implements Rows<T> {
        @Override
        public void row(T thing) {
            objects.write(thing);
            sink.print('\n');
        }

        @Override
        public void pause() {
            sink.flush();
        }

        @Override
        public void end() {}
    }

    /** One array, a line for each object. */
    final class JsonArray<T> implements Rows<T> {
        private final Objects<T> objects;
        private final Sink sink;
        private boolean first = true;

        JsonArray(Objects<T> objects, Sink sink) {
            this.objects = objects;
            this.sink = sink;
        }

        @Override
        public void row(T thing) {
            sink.print(first ? "[" : ",\n");
            objects.write(thing);
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

    /** Things as JSON objects, harmless on a terminal. */
    final class Objects<T> {
        private final List<JsonField<T>> fields = new ArrayList<>();
        private final JsonPen pen;

        Objects(List<Columns.Column<T>> columns, Sink sink) {
            for (Columns.Column<T> column : columns) {
                fields.add(new JsonField<>(fields.isEmpty() ? '{' : ',', column));
            }
            this.pen = new JsonPen(sink);
        }

        private void write(T thing) {
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).write(thing, pen);
            }
            pen.write('}');
        }
    }
}
