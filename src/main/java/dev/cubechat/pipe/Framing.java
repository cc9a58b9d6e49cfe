package dev.cubechat.pipe;

/**
 * Where a record of the input ends. It is only ever said, never guessed from the input.
 *
 * @param separator the line that separates blocks; empty for all other forms
 */
public record Framing(Form form, String separator) {
    /** The forms. */
    public enum Form {
        /** A line is a record. */
        LINES,
        /** A zero byte ends a record. */
        NUL,
        /** A line is a record, which is a JSON object. */
        JSONL,
        /** Lines up to one that is the separator are a record. */
        BLOCK
    }

    public static final Framing LINES = new Framing(Form.LINES, "");

    /**
     * Reads what was typed: {@code lines}, {@code nul}, {@code jsonl} or {@code block:SEP}.
     *
     * @throws IllegalArgumentException where it is none of them
     */
    public static Framing parse(String text) {
        if (text.startsWith("block:")) {
            String separator = text.substring("block:".length());
            if (separator.contains("\n")) {
                throw new IllegalArgumentException("the separator of blocks is one line");
            }
            return new Framing(Form.BLOCK, separator);
        }
        return switch (text) {
            case "lines" -> LINES;
            case "nul" -> new Framing(Form.NUL, "");
            case "jsonl" -> new Framing(Form.JSONL, "");
            default ->
                    throw new IllegalArgumentException(
                            "expected lines, nul, jsonl or block:SEP, not \"" + text + "\"");
        };
    }

    /** Whether several records can be put together to one message. */
    public boolean joins() {
        return form == Form.LINES || form == Form.NUL;
    }

    /** What stands between a record and the next one. */
    String end() {
        return switch (form) {
            case LINES, JSONL -> "\n";
            case NUL -> "\0";
            case BLOCK -> "\n" + separator + "\n";
        };
    }

    @Override
    public String toString() {
        return switch (form) {
            case LINES -> "lines";
            case NUL -> "nul";
            case JSONL -> "jsonl";
            case BLOCK -> "block:" + separator;
        };
    }
}
