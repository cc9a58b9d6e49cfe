package dev.cubechat.tui.term;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What is drawn for a cluster: the cluster itself, or something simpler in as many columns where
 * the terminal does not know it. Never changes how much room a text takes.
 */
final class Glyphs {
    /** Kinds of emoji that a terminal may draw in other columns than two. */
    enum Kind {
        /** A text sign made an emoji by U+FE0F. */
        STYLED("❤\ufe0f"),
        SKIN("👍🏽"),
        JOINED("👩‍💻"),
        FLAG("🇩🇪"),
        /** From the last few years. */
        NEW("\ud83e\udee8");

        /** One to try. */
        final String sample;

        Kind(String sample) {
            this.sample = sample;
        }
    }

    private static final int EMOJI = 0x1F000;
    private static final int STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final int FIRST_NEW = 0x1FA70;
    private static final int FIRST_REGION = 0x1F1E6;

    private static final Map<Integer, String> ASCII =
            Map.ofEntries(
                    Map.entry((int) '│', "|"),
                    Map.entry((int) '┃', "|"),
                    Map.entry((int) '▌', "|"),
                    Map.entry((int) '▏', "|"),
                    Map.entry((int) '─', "-"),
                    Map.entry((int) '━', "-"),
                    Map.entry((int) '…', "."),
                    Map.entry((int) '✓', "v"),
                    Map.entry((int) '✗', "x"),
                    Map.entry((int) '×', "x"),
                    Map.entry((int) '·', "."),
                    Map.entry((int) '•', "*"),
                    Map.entry((int) '●', "*"),
                    Map.entry((int) '○', "o"),
                    Map.entry((int) '◌', "o"),
                    Map.entry((int) '↑', "^"),
                    Map.entry((int) '↓', "v"),
                    Map.entry((int) '←', "<"),
                    Map.entry((int) '→', ">"),
                    Map.entry((int) '↳', ">"),
                    Map.entry((int) '↵', "/"),
                    Map.entry((int) '‹', "<"),
                    Map.entry((int) '›', ">"),
                    Map.entry((int) '«', "<"),
                    Map.entry((int) '»', ">"),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "-"),
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) '“', "\""),
                    Map.entry((int) '”', "\""),
                    Map.entry(0x1F44D, "+1"),
                    Map.entry(0x1F44E, "-1"),
                    Map.entry(0x2764, "<3"),
                    Map.entry(0x1F600, ":D"),
                    Map.entry(0x1F602, "XD"),
                    Map.entry(0x1F642, ":)"),
                    Map.entry(0x1F60A, ":)"),
                    Map.entry(0x1F609, ";)"),
                    Map.entry(0x1F622, ":("),
                    Map.entry(0x1F641, ":("),
                    Map.entry(0x1F62E, ":o"),
                    Map.entry(0x1F61B, ":P"));

    private final Set<Kind> known;
    private final boolean ascii;

    private Glyphs(Set<Kind> known, boolean ascii) {
        this.known = known;
        this.ascii = ascii;
    }

    static Glyphs all() {
        return new Glyphs(EnumSet.allOf(Kind.class), false);
    }

    /** For a terminal that knows these kinds only. */
    static Glyphs only(Set<Kind> known) {
        return new Glyphs(known, false);
    }

    static Glyphs ascii() {
        return new Glyphs(EnumSet.noneOf(Kind.class), true);
    }

    /** What to draw in this many columns. */
    String shown(String cluster, int columns) {
        return ascii ? inAscii(cluster, columns) : simpler(cluster);
    }

    /** Whether terminals are known to disagree about the columns of such a cluster. */
    static boolean isFragile(String cluster, int columns) {
        int first = cluster.codePointAt(0);
        return first >= EMOJI || (columns == 2 && cluster.length() > Character.charCount(first));
    }

    private String simpler(String cluster) {
        int first = cluster.codePointAt(0);
        int length = Character.charCount(first);
        if (length == cluster.length()) {
            return first >= FIRST_NEW && first < 0x20000 && !known.contains(Kind.NEW)
                    ? "▯"
                    : cluster;
        }
        int joiner = cluster.indexOf(JOINER);
        if (joiner > 0 && first >= 0x2190 && !known.contains(Kind.JOINED)) {
            return simpler(cluster.substring(0, joiner));
        }
        int second = cluster.codePointAt(length);
        if (isRegion(first) && isRegion(second) && !known.contains(Kind.FLAG)) {
            return "" + (char) ('A' + first - FIRST_REGION) + (char) ('A' + second - FIRST_REGION);
        }
        if (isSkin(second) && !known.contains(Kind.SKIN)) {
            return simpler(
                    cluster.substring(0, length)
                            + cluster.substring(length + Character.charCount(second)));
        }
        if (second == STYLE && !known.contains(Kind.STYLED)) {
            return cluster.substring(0, length);
        }
        return cluster;
    }

    private static boolean isRegion(int point) {
        return point >= FIRST_REGION && point <= 0x1F1FF;
    }

    private static boolean isSkin(int point) {
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    private static String inAscii(String cluster, int columns) {
        int first = cluster.codePointAt(0);
        String known = ASCII.getOrDefault(first, "");
        if (!known.isEmpty() && known.length() <= columns) {
            return known;
        }
        if (first >= 0x2500 && first < 0x2580) {
            return "+";
        }
        if (isRegion(first)) {
            return Glyphs.only(Set.of()).simpler(cluster).codePointAt(0) < 0x80
                    ? Glyphs.only(Set.of()).simpler(cluster)
                    : "?";
        }
        char base = Normalizer.normalize(cluster, Normalizer.Form.NFD).charAt(0);
        return base < 0x7F ? String.valueOf(base) : "?".repeat(columns);
    }
}
