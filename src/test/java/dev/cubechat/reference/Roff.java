package dev.cubechat.reference;

import java.util.List;
import java.util.Locale;

/**
 * Writes a page in the language of man: plain text in, every character that means something out.
 */
final class Roff {
    private static final int WIDTH = 76;

    private final StringBuilder page = new StringBuilder();
    private boolean belowHeading;

    /**
     * Starts a page.
     *
     * @param date of the release, as {@code 2026-01-01}
     */
    Roff(String name, int section, String date, String version, String summary) {
        page.append(".\\\" Made from the commands of cubechat: do not edit.\n");
        page.append(
                ".TH \"%s\" %d \"%s\" \"cubechat %s\" \"%s\"\n"
                        .formatted(
                                escaped(name.toUpperCase(Locale.ROOT)),
                                section,
                                date,
                                version,
                                section == 1 ? "User Commands" : "Miscellaneous Information"));
        section("NAME");
        page.append(escaped(name)).append(" \\- ").append(escaped(summary)).append('\n');
    }

    Roff section(String title) {
        return heading(".SH", title);
    }

    Roff subsection(String title) {
        return heading(".SS", title);
    }

    /** Text in a paragraph of its own. */
    Roff paragraph(String text) {
        start();
        return text(text);
    }

    /** Text that goes on where we are. */
    Roff text(String text) {
        belowHeading = false;
        int used = 0;
        boolean sentenceEnded = false;
        for (String word : text.strip().split("\\s+", -1)) {
            String safe = escaped(word);
            if (used > 0 && (sentenceEnded || used + 1 + safe.length() > WIDTH)) {
                page.append('\n');
                used = 0;
            } else if (used > 0) {
                page.append(' ');
                used++;
            }
            String atStart =
                    used == 0 && (safe.startsWith(".") || safe.startsWith("\\(aq")) ? "\\&" : "";
            page.append(atStart).append(safe);
            used += atStart.length() + safe.length();
            sentenceEnded = word.matches(".*[a-z0-9)\"][.;]");
        }
        page.append('\n');
        return this;
    }

    /** A paragraph that hangs below its label. */
    Roff entry(String label, String text) {
        belowHeading = false;
        page.append(".TP\n").append(label).append('\n');
        return text(text);
    }

    /** One line of marked text in a paragraph of its own. */
    Roff line(String marked) {
        start();
        page.append(marked).append('\n');
        return this;
    }

    /** Lines to be kept as they are. */
    Roff example(List<String> lines) {
        start();
        page.append(".RS 4\n.EX\n");
        lines.forEach(line -> page.append("\\&").append(escaped(line)).append('\n'));
        page.append(".EE\n.RE\n");
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    String text() {
        return page.toString();
    }

    private Roff heading(String request, String title) {
        page.append(request).append(" \"").append(escaped(title)).append("\"\n");
        belowHeading = true;
        return this;
    }

    /** Starts a paragraph; a heading has started one itself. */
    private void start() {
        if (!belowHeading) {
            page.append(".PP\n");
        }
        belowHeading = false;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .forEach(
                        code ->
                                safe.append(
                                        switch (code) {
                                            case '\\' -> "\\e";
                                            case '-' -> "\\-";
                                            case '\'' -> "\\(aq";
                                            case '"' -> "\\(dq";
                                            case '`' -> "\\(ga";
                                            case '^' -> "\\(ha";
                                            case '~' -> "\\(ti";
                                            default ->
                                                    code < 128
                                                            ? Character.toString(code)
                                                            : "\\[u%04X]".formatted(code);
                                        }));
        return safe.toString();
    }
}
