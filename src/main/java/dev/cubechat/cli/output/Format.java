package dev.cubechat.cli.output;

import java.util.List;

/**
 * How one run writes.
 *
 * @param fields the fields that were picked; all where the list is empty
 * @param raw add the server's object under {@code raw}
 * @param quiet no notes on stderr
 * @param failOnTruncate a list that is cut is a failure, not a note
 */
public record Format(
        Kind kind, List<String> fields, boolean raw, boolean quiet, boolean failOnTruncate) {

    /** The forms that stdout can take. */
    public enum Kind {
        /** Columns for people. */
        TABLE,
        /** The same fields without decoration, separated by tabs. */
        TSV,
        /** One JSON value. */
        JSON,
        /** One JSON object per line. */
        JSONL
    }

    public Format {
        fields = List.copyOf(fields);
    }

    /** That kind, with all fields and notes. */
    public static Format of(Kind kind) {
        return new Format(kind, List.of(), false, false, false);
    }
}
