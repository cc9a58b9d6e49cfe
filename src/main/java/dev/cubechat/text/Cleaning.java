package dev.cubechat.text;

/**
 * Makes one text fit for a terminal. What a terminal might obey becomes a visible {@code �}; what
 * nobody would see (zero-width spaces, fillers, controls of direction) is left out, and so is what
 * grows without end: more than a few marks on a letter, and endless clusters.
 */
final class Cleaning {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int MARKS = 4;
    private static final int POINTS_IN_CLUSTER = 16;

    private final String text;
    private final String lineEnd;
    private final String tab;
    private final StringBuilder safe;

    /** What a mark would be put on; 0 where there is nothing. */
    private int base;

    private int marks;

    Cleaning(String text, String lineEnd, String tab) {
        this.text = text;
        this.lineEnd = lineEnd;
        this.tab = tab;
        this.safe = new StringBuilder(text.length() + 8);
    }

    String clean() {
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point != '\r' || at == text.length() || text.charAt(at) != '\n') {
                add(point);
            }
        }
        return withoutEndlessClusters(safe.toString());
    }

    private void add(int point) {
        switch (point) {
            case '\n', '\r', 0x85, 0x2028, 0x2029 -> between(lineEnd);
            case '\t' -> between(tab);
            // Invisible, but neither format characters nor marks: Hangul fillers.
            case 0x115F, 0x1160, 0x3164, 0xFFA0 -> {}
            // A mark that joins nothing and shows nothing.
            case 0x34F -> {}
            case ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER -> {
                if (base >= 0x300) {
                    safe.appendCodePoint(point);
                }
            }
            default -> addByType(point);
        }
    }

    private void addByType(int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE ->
                    letter(REPLACEMENT);
            case Character.UNASSIGNED -> letter(isNoCharacter(point) ? REPLACEMENT : point);
            case Character.FORMAT -> {
                if (isVisible(point)) {
                    letter(point);
                } else if (base == BLACK_FLAG && point >= 0xE0020 && point <= 0xE007F) {
                    safe.appendCodePoint(point); // the flags of England, Scotland and Wales
                }
            }
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
                if (base != 0 && marks++ < MARKS) {
                    safe.appendCodePoint(point);
                }
            }
            default -> letter(point);
        }
    }

    private void letter(int point) {
        safe.appendCodePoint(point);
        base = point;
        marks = 0;
    }

    private void between(String what) {
        safe.append(what);
        base = 0;
        marks = 0;
    }

    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    /** The format characters that are signs: they stand above Arabic and Syriac numbers. */
    private static boolean isVisible(int point) {
        return (point >= 0x600 && point <= 0x605)
                || point == 0x6DD
                || point == 0x70F
                || point == 0x890
                || point == 0x891
                || point == 0x8E2;
    }

    private static String withoutEndlessClusters(String text) {
        StringBuilder shorter = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = Clusters.after(text, at);
            if (end - at <= POINTS_IN_CLUSTER
                    || text.codePointCount(at, end) <= POINTS_IN_CLUSTER) {
                shorter.append(text, at, end);
            } else {
                int cut = text.offsetByCodePoints(at, POINTS_IN_CLUSTER);
                shorter.append(text, at, text.charAt(cut - 1) == ZERO_WIDTH_JOINER ? cut - 1 : cut);
            }
            at = end;
        }
        return shorter.toString();
    }
}
