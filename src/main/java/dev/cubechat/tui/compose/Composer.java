package dev.cubechat.tui.compose;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import java.util.Optional;

/**
 * A text that is being written. The cursor stands between characters as a person counts them, never
 * inside one.
 */
public final class Composer {
    private final Undo undo = new Undo();
    private final Remembered remembered;
    private final Pocket pocket;
    private String text = "";
    private int cursor;

    /** How the text lay when somebody asked last: many ask, and few letters are typed. */
    private Rows laid = Rows.NONE;

    /** The column that going up and down keeps to; negative where the cursor went sideways. */
    private int wishedColumn = -1;

    /** What was cut, to be put in elsewhere. */
    private static final class Pocket {
        private String text = "";
    }

    public Composer() {
        this(new Remembered(), new Pocket());
    }

    private Composer(Remembered remembered, Pocket pocket) {
        this.remembered = remembered;
        this.pocket = pocket;
    }

    /** An empty one for another text, which knows what was sent and what was cut here. */
    public Composer beside() {
        return new Composer(remembered.shared(), pocket);
    }

    public String text() {
        return text;
    }

    public int cursor() {
        return cursor;
    }

    /** How the text lies in rows of this width. */
    public Rows rows(int width) {
        laid = laid.with(text, width);
        return laid;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Puts another text there, which can be undone. */
    public void become(String other) {
        change(other, other.length(), Undo.Kind.WHOLE);
    }

    /** Begins anew with this text: nothing to undo. */
    public void begin(String other) {
        text = other;
        cursor = other.length();
        undo.forget();
        remembered.leave();
    }

    /** Takes the text away because it was sent; {@link #older} brings it back. */
    public String take() {
        String sent = text;
        remember(sent);
        begin("");
        return sent;
    }

    /** From now on {@link #older} brings this, too. */
    public void remember(String other) {
        remembered.add(other);
    }

    /**
     * Puts this in at the cursor; made safe, with line ends. A mark or a joiner, which many
     * keyboards send by itself, is judged with the letter that it belongs to.
     */
    public void insert(String raw) {
        String letter = text.substring(Clusters.before(text, cursor), cursor);
        String joined = TerminalText.lines(letter + raw);
        String safe =
                (joined.startsWith(letter)
                                ? joined.substring(letter.length())
                                : TerminalText.lines(raw))
                        .replace("\t", "    ");
        boolean oneLetter = safe.length() == 1 && !safe.isBlank();
        replace(cursor, cursor, safe, oneLetter ? Undo.Kind.LETTER : Undo.Kind.WHOLE);
    }

    /** Puts this in place of the text between; the cursor goes behind it. */
    public void replace(int from, int to, String by) {
        replace(from, to, by, Undo.Kind.WHOLE);
    }

    private void replace(int from, int to, String by, Undo.Kind kind) {
        change(text.substring(0, from) + by + text.substring(to), from + by.length(), kind);
    }

    private void change(String newText, int newCursor, Undo.Kind kind) {
        if (!newText.equals(text)) {
            undo.keep(text, cursor, kind);
            remembered.leave();
        }
        text = newText;
        cursor = newCursor;
        wishedColumn = -1;
    }

    /**
     * Does what the key means for a text.
     *
     * @param rows how the text lies on the screen
     * @return whether it means anything here
     */
    public boolean press(Key key, Rows rows) {
        return switch (key.name()) {
            case TEXT -> pressLetter(key);
            case ENTER -> {
                boolean newLine = key.with(Held.ALT) || key.with(Held.SHIFT);
                if (newLine) {
                    insert("\n");
                }
                yield newLine;
            }
            case BACKSPACE -> {
                int from = key.with() ? Clusters.before(text, cursor) : wordBefore();
                replace(cursor == 0 ? 0 : from, cursor, "", Undo.Kind.ERASE);
                yield true;
            }
            case DELETE -> {
                replace(cursor, Clusters.after(text, cursor), "", Undo.Kind.ERASE);
                yield true;
            }
            case LEFT -> go(key.with() ? Clusters.before(text, cursor) : wordBefore());
            case RIGHT -> go(key.with() ? Clusters.after(text, cursor) : wordAfter());
            case HOME -> key.with() && go(lineStart());
            case END -> key.with() && go(lineEnd());
            case UP -> key.with() && vertical(rows, -1);
            case DOWN -> key.with() && vertical(rows, 1);
            default -> false;
        };
    }

    private boolean pressLetter(Key key) {
        if (key.held().isEmpty() || key.with(Held.SHIFT)) {
            insert(key.text());
            return true;
        }
        if (key.with(Held.CTRL)) {
            return control(key.text());
        }
        return key.with(Held.ALT) && alternate(key.text());
    }

    private boolean control(String letter) {
        switch (letter) {
            case "a" -> go(lineStart());
            case "e" -> go(lineEnd());
            case "b" -> go(Clusters.before(text, cursor));
            case "j" -> insert("\n");
            case "d" -> replace(cursor, Clusters.after(text, cursor), "", Undo.Kind.ERASE);
            case "h" -> press(Key.of(Name.BACKSPACE), Rows.NONE);
            case "w" -> cutFrom(wordBefore());
            case "u" -> cutFrom(lineStart() == cursor ? 0 : lineStart());
            case "y" -> insert(pocket.text);
            case "_", "/", "7" -> undo.back(text, cursor).ifPresent(this::restore);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean alternate(String letter) {
        switch (letter) {
            case "b" -> go(wordBefore());
            case "f" -> go(wordAfter());
            case "d" -> replace(cursor, wordAfter(), "", Undo.Kind.ERASE);
            case "_", "/" -> undo.forth(text, cursor).ifPresent(this::restore);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void restore(Undo.State state) {
        remembered.leave();
        text = state.text();
        cursor = state.cursor();
        wishedColumn = -1;
    }

    private void cutFrom(int from) {
        if (from < cursor) {
            pocket.text = text.substring(from, cursor);
            replace(from, cursor, "", Undo.Kind.WHOLE);
        }
    }

    private boolean go(int where) {
        cursor = where;
        wishedColumn = -1;
        undo.pause();
        return true;
    }

    /** Sets the cursor where a person pointed. */
    public void point(int where) {
        go(Math.clamp(where, 0, text.length()));
    }

    private boolean vertical(Rows rows, int by) {
        int row = rows.rowOf(cursor);
        if (row + by < 0 || row + by >= rows.count()) {
            return false;
        }
        int column = wishedColumn < 0 ? rows.columnOf(cursor) : wishedColumn;
        go(rows.at(row + by, column));
        wishedColumn = column;
        return true;
    }

    /**
     * Shows what was sent before; false where there is nothing older. What was being written can be
     * had again by {@link #newer} until something is changed, and can be undone to.
     */
    public boolean older() {
        boolean entered = remembered.isEntered();
        Optional<String> older = remembered.older(text);
        if (older.isPresent() && !entered) {
            undo.keep(text, cursor, Undo.Kind.WHOLE);
        }
        return older.map(this::show).isPresent();
    }

    /** Shows what was sent after that, at last what was being written. */
    public boolean newer() {
        return remembered.newer().map(this::show).isPresent();
    }

    private String show(String other) {
        text = other;
        cursor = other.length();
        wishedColumn = -1;
        return other;
    }

    private int lineStart() {
        return cursor == 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', cursor);
        return end < 0 ? text.length() : end;
    }

    private int wordBefore() {
        int at = cursor;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at = Clusters.before(text, at);
        }
        return at;
    }

    private int wordAfter() {
        int at = cursor;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at = Clusters.after(text, at);
        }
        return at;
    }
}
