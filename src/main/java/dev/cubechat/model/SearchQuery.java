package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What to look for everywhere (protocol page rest.md, section 9).
 *
 * @param text words of which any may occur, or a phrase in quotation marks
 * @param dialogIds look only here; empty for everywhere
 * @param oldest not before this time; null for no bound
 * @param newest not after this time; null for no bound
 * @param limit at most so many hits
 */
public record SearchQuery(
        String text,
        List<DialogId> dialogIds,
        @Nullable Instant oldest,
        @Nullable Instant newest,
        int limit) {
    /** The most hits in one answer. */
    public static final int MOST = 100;

    /** The most dialogs that can be named. */
    public static final int MOST_DIALOGS = 10;

    /** How far the two times may be apart. */
    public static final int MOST_MONTHS = 3;

    public SearchQuery {
        dialogIds = List.copyOf(dialogIds);
    }

    /** Whether the two times are farther apart than the service allows. */
    public boolean isTooLong() {
        return oldest != null
                && newest != null
                && oldest.atOffset(ZoneOffset.UTC)
                        .plusMonths(MOST_MONTHS)
                        .toInstant()
                        .isBefore(newest);
    }
}
