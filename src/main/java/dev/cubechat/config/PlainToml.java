package dev.cubechat.config;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Reads the plain form of TOML that nearly every configuration file has: one key and one string,
 * whole number, true or false a line, below heads such as {@code [profiles.work]}. {@link FullToml}
 * takes longer to load than many a command needs for its work.
 *
 * <p>A text is understood wholly or not at all. Not understood is not wrong: the rest of TOML, and
 * what is wrong with a text, is known by {@link FullToml}, which says exactly the same as this
 * class of all that is understood.
 */
final class PlainToml {
    private static final char END = '\0';

    /** All numbers of so many digits fit. */
    private static final int LONGEST_NUMBER = 18;

    private final Table top = new Table();
    private Table table = top;
    private String line = "";
    private int number;
    private int at;

    private PlainToml() {}

    /** What the text says, or nothing where it is not plain or not certain. */
    static Optional<Table> read(String text) {
        PlainToml reader = new PlainToml();
        for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
            if (!reader.understands(line)) {
                return Optional.empty();
            }
        }
        return Optional.of(reader.top);
    }

    private boolean understands(String next) {
        line = next;
        number++;
        at = 0;
        skipBlanks();
        boolean understood =
                isText()
                        && switch (here()) {
                            case END, '#' -> true;
                            case '[' -> head();
                            default -> setting();
                        };
        skipBlanks();
        return understood && (here() == END || here() == '#');
    }

    /** Whether the line has only characters that a string or a comment may have. */
    private boolean isText() {
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            int c = line.codePointAt(i);
            boolean control = (c < ' ' && c != '\t') || c == 0x7F;
            boolean halfOfOne = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (control || halfOfOne) {
                return false;
            }
        }
        return true;
    }

    /** {@code [outer]} or {@code [outer.inner]}, the inner name perhaps in quotes. */
    private boolean head() {
        int column = at + 1;
        skip('[');
        Table around = top;
        String name = word();
        if (name != null && skip('.')) {
            top.add(new Table.Entry(name, new Table(), number, column));
            around = top.find(name).orElseThrow().value() instanceof Table outer ? outer : null;
            name = here() == '"' ? quoted() : word();
        }
        table = new Table();
        return name != null
                && around != null
                && around.add(new Table.Entry(name, table, number, column))
                && skip(']');
    }

    private boolean setting() {
        int column = at + 1;
        String key = word();
        skipBlanks();
        if (key == null || !skip('=')) {
            return false;
        }
        skipBlanks();
        Object value = value();
        return value != null && table.add(new Table.Entry(key, value, number, column));
    }

    private @Nullable Object value() {
        if (here() == '"' || here() == '\'') {
            return quoted();
        }
        String word = word();
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> isNumber(word) ? Long.valueOf(word) : null;
        };
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return word.length() == 1 || (word.length() <= LONGEST_NUMBER && word.charAt(0) != '0');
    }

    /** What stands in quotes here, where nothing is escaped in it. */
    private @Nullable String quoted() {
        char quote = here();
        int end = line.indexOf(quote, at + 1);
        if (end < 0) {
            return null;
        }
        String text = line.substring(at + 1, end);
        at = end + 1;
        return quote == '"' && text.indexOf('\\') >= 0 ? null : text;
    }

    /** The letters, digits, dashes and underscores from here on, if any. */
    private @Nullable String word() {
        int from = at;
        while (isOfWord(here())) {
            at++;
        }
        return at == from ? null : line.substring(from, at);
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }

    private void skipBlanks() {
        while (here() == ' ' || here() == '\t') {
            at++;
        }
    }

    private boolean skip(char c) {
        if (here() != c) {
            return false;
        }
        at++;
        return true;
    }

    private char here() {
        return at < line.length() ? line.charAt(at) : END;
    }
}
