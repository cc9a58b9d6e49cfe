package dev.cubechat.cli.output;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.TerminalText;

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
                boolean elastic =
                        columns.get(i).place() == Columns.Place.ELASTIC && wanted[i] > NARROWEST;
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

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            boolean elastic = columns.get(i).place() == Columns.Place.ELASTIC;
            String cell = elastic ? DisplayWidth.cut(cells.get(i), widths[i]) : cells.get(i);
            line.append(i == 0 ? "" : GAP).append(DisplayWidth.pad(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
