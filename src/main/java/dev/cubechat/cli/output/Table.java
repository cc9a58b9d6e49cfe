package dev.cubechat.cli.output;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.TerminalText;
import dev.cubechat.text.Wrap;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for people. The first rows decide how wide the columns are, later rows follow them, so
 * that a long list needs no memory.
 */
final class Table<T> implements Rows<T> {
    private static final int MEASURED = 500;
    private static final int NARROWEST = 12;
    private static final String GAP = "  ";

    private List<Columns.Column<T>> columns;
    private final Terminal terminal;
    private final Sink sink;
    private final List<List<String>> waiting = new ArrayList<>();
    private int[] widths = {};

    Table(List<Columns.Column<T>> columns, Terminal terminal, Sink sink) {
        this.columns = columns;
        this.terminal = terminal;
        this.sink = sink;
    }

    @Override
    public void row(T thing) {
        List<String> cells = cells(thing);
        if (widths.length > 0) {
            print(cells);
            return;
        }
        waiting.add(cells);
        if (waiting.size() == MEASURED) {
            start();
        }
    }

    @Override
    public boolean isHolding() {
        return !waiting.isEmpty();
    }

    @Override
    public void end() {
        if (widths.length == 0 && !waiting.isEmpty()) {
            leaveOutEmpty();
            start();
        }
    }

    /** Where all rows are known, columns of which none has a value only take room. */
    private void leaveOutEmpty() {
        List<Columns.Column<T>> some = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        waiting.forEach(cells -> rows.add(new ArrayList<>()));
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (waiting.stream().anyMatch(cells -> !cells.get(column).isEmpty())) {
                some.add(columns.get(i));
                for (int row = 0; row < rows.size(); row++) {
                    rows.get(row).add(waiting.get(row).get(i));
                }
            }
        }
        columns = some;
        waiting.clear();
        waiting.addAll(rows);
    }

    private List<String> cells(T thing) {
        return columns.stream()
                .map(column -> Cell.human(column.value().of(thing), terminal.local()))
                .map(TerminalText::line)
                .toList();
    }

    private void start() {
        widths = measure();
        List<String> names = columns.stream().map(Columns.Column::name).toList();
        sink.print(terminal.heading(line(names))).print("\n");
        waiting.forEach(this::print);
        waiting.clear();
    }

    private int[] measure() {
        int[] wanted = new int[columns.size()];
        for (int i = 0; i < wanted.length; i++) {
            int column = i;
            wanted[i] =
                    Math.max(
                            DisplayWidth.of(columns.get(i).name()),
                            waiting.stream()
                                    .mapToInt(cells -> DisplayWidth.of(cells.get(column)))
                                    .max()
                                    .orElse(0));
        }
        shrink(wanted, terminal.width().getAsInt());
        return wanted;
    }

    /** Takes what does not fit from the widest elastic columns. */
    private void shrink(int[] wanted, int room) {
        int tooMuch = -room + GAP.length() * (wanted.length - 1);
        for (int width : wanted) {
            tooMuch += width;
        }
        for (; tooMuch > 0; tooMuch--) {
            int widest = -1;
            for (int i = 0; i < wanted.length; i++) {
                Columns.Place place = columns.get(i).place();
                boolean yields = place == Columns.Place.ELASTIC || place == Columns.Place.PROSE;
                boolean elastic = yields && wanted[i] > NARROWEST;
                if (elastic && (widest < 0 || wanted[i] > wanted[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            wanted[widest]--;
        }
    }

    private void print(List<String> cells) {
        sink.print(line(cells)).print("\n");
    }

    /** A row; where there is prose in it that is broken, more lines than one. */
    private String line(List<String> cells) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            parts.add(parts(cells.get(i), columns.get(i).place(), widths[i]));
        }
        int high = parts.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < high; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                String part = row < parts.get(i).size() ? parts.get(i).get(row) : "";
                line.append(i == 0 ? "" : GAP).append(DisplayWidth.pad(part, widths[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static List<String> parts(String cell, Columns.Place place, int width) {
        return switch (place) {
            case PROSE -> Wrap.lines(cell, width);
            case ELASTIC -> List.of(DisplayWidth.cut(cell, width));
            case WHOLE, HIDDEN -> List.of(cell);
        };
    }
}
