package dev.cubechat.tui.term;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Size;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A little terminal for tests, with an opinion about emoji of its own. Knows what the painter sends
 * and nothing else: whatever else comes is an error.
 */
final class Picture {
    private static final Pattern LINK =
            Pattern.compile("\u001b]8;(?:id=[0-9a-f]{8})?;([!-~]*)\u001b\\\\");
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");

    private final Size size;
    private final int opinion;
    private final String[][] cells;
    private final String[][] links;
    private String link = "";
    private int column;
    private int row;

    /**
     * @param opinion 0: emoji have the columns we think; 1: one; 2: each part of a cluster two
     */
    Picture(Size size, int opinion) {
        this.size = size;
        this.opinion = opinion;
        this.cells = new String[size.rows()][size.columns()];
        Arrays.stream(cells).forEach(cellsOfRow -> Arrays.fill(cellsOfRow, " "));
        this.links = new String[size.rows()][size.columns()];
        Arrays.stream(links).forEach(linksOfRow -> Arrays.fill(linksOfRow, ""));
    }

    void take(String sent) {
        Matcher sequence = SEQUENCE.matcher(sent);
        Matcher address = LINK.matcher(sent);
        for (int at = 0; at < sent.length(); ) {
            if (address.region(at, sent.length()).lookingAt()) {
                link = address.group(1);
                at = address.end();
            } else if (sequence.region(at, sent.length()).lookingAt()) {
                obey(sequence.group(1), sequence.group(2).charAt(0));
                at = sequence.end();
            } else {
                int end = Clusters.after(sent, at);
                draw(sent.substring(at, end));
                at = end;
            }
        }
    }

    private void obey(String parameters, char what) {
        switch (what) {
            case 'H' -> {
                if (!link.isEmpty() && row != Integer.parseInt(parameters.split(";", -1)[0]) - 1) {
                    throw new IllegalArgumentException("a link leaves its row: " + link);
                }
                String[] place = parameters.split(";", -1);
                row = Integer.parseInt(place[0]) - 1;
                column = Integer.parseInt(place[1]) - 1;
            }
            case 'K' -> {
                Arrays.fill(cells[row], column, size.columns(), " ");
                Arrays.fill(links[row], column, size.columns(), link);
            }
            case 'm', 'h', 'l' -> {}
            default -> throw new IllegalArgumentException("ESC[" + parameters + what);
        }
    }

    private void draw(String cluster) {
        if (cluster.charAt(0) < ' ') {
            throw new IllegalArgumentException("a control: " + (int) cluster.charAt(0));
        }
        int columns = columns(cluster);
        breakUp(column);
        for (int i = 0; i < columns && column + i < size.columns(); i++) {
            breakUp(column + i);
            cells[row][column + i] = i == 0 ? cluster : "";
            links[row][column + i] = link;
        }
        // Without wrapping the cursor stays at the edge.
        column = Math.min(size.columns() - 1, column + columns);
    }

    private int columns(String cluster) {
        boolean disputed = cluster.codePointAt(0) >= 0x1F000 || cluster.indexOf(0xFE0F) > 0;
        int points = (int) cluster.codePoints().filter(p -> p != 0x200D).count();
        return !disputed || opinion == 0 ? DisplayWidth.of(cluster) : opinion == 1 ? 1 : 2 * points;
    }

    /** Half a wide character is none. */
    private void breakUp(int at) {
        if (cells[row][at].isEmpty()) {
            int first = at;
            while (first > 0 && cells[row][first].isEmpty()) {
                first--;
            }
            cells[row][first] = " ";
            cells[row][at] = " ";
        }
        if (at + 1 < size.columns() && cells[row][at + 1].isEmpty()) {
            cells[row][at + 1] = " ";
        }
    }

    String at(int x, int y) {
        return cells[y][x];
    }

    /** Where a click there leads; empty for nowhere. */
    String linkAt(int x, int y) {
        return links[y][x];
    }

    /** Whether what is written next would belong to a link. */
    boolean isLinkOpen() {
        return !link.isEmpty();
    }

    long count(String what, int y) {
        return Arrays.stream(cells[y]).filter(what::equals).count();
    }

    /** What is to be seen, without what is blank at the right and at the bottom. */
    String text() {
        return Arrays.stream(cells)
                .map(cellsOfRow -> String.join("", cellsOfRow).stripTrailing())
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }
}
