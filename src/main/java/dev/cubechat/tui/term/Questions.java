package dev.cubechat.tui.term;

import dev.cubechat.tui.term.Decoder.Reply;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a terminal what it can, after the first picture is there: how wide it draws each kind of
 * emoji, and what colour is behind the text. Nobody waits for the answers; without them all stays
 * as it is.
 */
final class Questions {
    private static final int COLUMNS = 2;

    /** A Shift-F3 looks like an answer from the first row. */
    private static final String SECOND_ROW = "\u001b[2;1H";

    private static final String WHERE_IS_THE_CURSOR = "\u001b[6n";
    private static final String WHAT_IS_BEHIND = "\u001b]11;?\u001b\\";
    private static final Pattern POSITION = Pattern.compile("2;(\\d{1,4})");
    private static final Pattern COLOUR =
            Pattern.compile(
                    "11;rgba?:([0-9a-fA-F]{2})[^/]*/([0-9a-fA-F]{2})[^/]*/([0-9a-fA-F]{2}).*");

    /** Rows that asking scribbles on: they must be drawn again in the same breath. */
    static final int ROWS = 2;

    private final Deque<Glyphs.Kind> asked = new ArrayDeque<>();
    private final Set<Glyphs.Kind> known = EnumSet.noneOf(Glyphs.Kind.class);
    private Optional<Boolean> light = Optional.empty();
    private boolean groundOpen;
    private boolean groundAsked;
    private boolean emojiAsked;

    /** What to send to ask, each once. */
    String ask(boolean emoji, boolean ground) {
        StringBuilder text = new StringBuilder();
        if (ground && !groundAsked) {
            groundAsked = true;
            groundOpen = true;
            text.append(WHAT_IS_BEHIND);
        }
        if (emoji && !emojiAsked) {
            emojiAsked = true;
            text.append("\u001b[0;8m"); // concealed, where that is known
            for (Glyphs.Kind kind : Glyphs.Kind.values()) {
                asked.add(kind);
                text.append(SECOND_ROW).append(kind.sample).append(WHERE_IS_THE_CURSOR);
            }
            text.append("\u001b[0m");
        }
        return text.toString();
    }

    /** Takes an answer; whether now is known what was not before. */
    boolean answered(Reply reply) {
        Matcher position = POSITION.matcher(reply.body());
        if (reply.kind() == '[' && reply.end() == 'R' && !asked.isEmpty() && position.matches()) {
            Glyphs.Kind kind = asked.remove();
            if (Integer.parseInt(position.group(1)) == 1 + COLUMNS) {
                known.add(kind);
            }
            return asked.isEmpty();
        }
        Matcher colour = COLOUR.matcher(reply.body());
        if (reply.kind() == ']' && groundOpen && colour.matches()) {
            groundOpen = false;
            light = Optional.of(isLight(colour));
            return light.get();
        }
        return false;
    }

    /** Whether answers are still on their way; who leaves waits a moment for them. */
    boolean open() {
        return groundOpen || !asked.isEmpty();
    }

    /** The kinds that it draws as wide as we count them; empty until all are known. */
    Optional<Set<Glyphs.Kind>> known() {
        return asked.isEmpty() && !known.isEmpty() ? Optional.of(known) : Optional.empty();
    }

    Optional<Boolean> light() {
        return light;
    }

    private static boolean isLight(Matcher colour) {
        int red = Integer.parseInt(colour.group(1), 16);
        int green = Integer.parseInt(colour.group(2), 16);
        int blue = Integer.parseInt(colour.group(3), 16);
        return 2 * red + 5 * green + blue > 8 * 128;
    }
}
