package dev.cubechat.tui.desk;

import java.time.Instant;

/** A sentence for the person, which goes away by itself. */
public record Note(String text, Kind kind, Instant until) {
    /** How much it matters. */
    public enum Kind {
        NOTICE,
        WARNING,
        ERROR
    }
}
