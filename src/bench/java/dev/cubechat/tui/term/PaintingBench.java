package dev.cubechat.tui.term;

import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is sent to a terminal of 200 columns by 50 rows when a screen becomes another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PaintingBench {
    private static final Size SIZE = new Size(200, 50);

    private final Screen before = screen(0, "> hello");
    private final Screen typed = screen(0, "> hello t");
    private final Screen scrolled = screen(1, "> hello");
    private final Painter painter =
            new Painter(SIZE, new Theme(Colours.MANY, false, false), Glyphs.all());

    private static Screen screen(int first, String line) {
        List<Row> rows = new ArrayList<>();
        for (int y = 0; y < SIZE.rows() - 1; y++) {
            rows.add(row(first + y + " the quick brown fox jumps over the lazy dog ".repeat(3)));
        }
        rows.add(row(line));
        return new Screen(SIZE, rows, new Cursor(line.length(), SIZE.rows() - 1));
    }

    private static Row row(String text) {
        return new Row(List.of(new Piece(text, Style.of(Role.TEXT))));
    }

    /** One row is different, and back. */
    @Benchmark
    public int key() {
        return painter.paint(before).length() + painter.paint(typed).length();
    }

    /** Every row is different, and back. */
    @Benchmark
    public int scroll() {
        return painter.paint(before).length() + painter.paint(scrolled).length();
    }
}
