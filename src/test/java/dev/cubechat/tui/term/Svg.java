package dev.cubechat.tui.term;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A screen as a picture, in the colours that a dark terminal gets. */
public final class Svg {
    private static final double WIDE = 8.4;
    private static final int HIGH = 18;
    private static final int MARGIN = 12;

    private final Theme theme = new Theme(Colours.TRUE, false, false);
    private final StringBuilder text = new StringBuilder();

    private Svg() {}

    public static String of(Screen screen) {
        return new Svg().draw(screen);
    }

    private String draw(Screen screen) {
        double width = 2 * MARGIN + screen.size().columns() * WIDE;
        int height = 2 * MARGIN + screen.size().rows() * HIGH;
        text.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %d" font-size="14"
                 font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace">
                <rect width="100%%" height="100%%" rx="8" fill="#161616"/>
                """
                        .formatted(number(width), height));
        for (int y = 0; y < screen.rows().size(); y++) {
            draw(screen.rows().get(y), MARGIN + y * HIGH);
        }
        Screen.Cursor cursor = screen.cursor();
        if (cursor != null) {
            double x = MARGIN + cursor.column() * WIDE;
            box(x, MARGIN + cursor.row() * HIGH, WIDE, "#c8c8c8");
        }
        return text.append("</svg>\n").toString();
    }

    private void draw(Row row, int y) {
        int column = 0;
        for (Piece piece : row.pieces()) {
            int columns = DisplayWidth.of(piece.text());
            draw(piece, MARGIN + column * WIDE, y, columns * WIDE);
            column += columns;
        }
    }

    private void draw(Piece piece, double x, int y, double width) {
        String sgr = theme.look(piece.style()).sgr();
        List<String> codes = Arrays.asList(sgr.replaceAll("[^0-9;]", "").split(";", -1));
        String ink = colour(codes, "38", "#d8d8d8");
        String ground = colour(codes, "48", "");
        boolean reverse = codes.contains("7") && !sgr.contains(";2;7;");
        if (reverse) {
            box(x, y, width, ink);
            ink = "#161616";
        } else if (!ground.isEmpty()) {
            box(x, y, width, ground);
        }
        if (!piece.text().isBlank()) {
            text.append(
                    "<text x=\"%s\" y=\"%d\" textLength=\"%s\" fill=\"%s\"%s xml:space=\"preserve\">%s</text>\n"
                            .formatted(
                                    number(x),
                                    y + 13,
                                    number(width),
                                    ink,
                                    sgr.contains("[0;1") ? " font-weight=\"bold\"" : "",
                                    escaped(piece.text())));
        }
    }

    private void box(double x, int y, double width, String fill) {
        text.append(
                "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>\n"
                        .formatted(number(x), y, number(width), HIGH, fill));
    }

    /** The colour behind {@code 38;2;…} or {@code 48;2;…}. */
    private static String colour(List<String> codes, String which, String usual) {
        int at = codes.indexOf(which);
        return at < 0
                ? usual
                : "#%02x%02x%02x"
                        .formatted(
                                Integer.parseInt(codes.get(at + 2)),
                                Integer.parseInt(codes.get(at + 3)),
                                Integer.parseInt(codes.get(at + 4)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String some) {
        return some.replace("&", "&amp;").replace("<", "&lt;");
    }
}
