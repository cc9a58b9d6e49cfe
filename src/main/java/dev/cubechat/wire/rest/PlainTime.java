package dev.cubechat.wire.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The form of time that the service writes, {@code 2026-03-01T10:30:00Z}, read digit by digit. A
 * long history has two in each message, and the parser of the JDK took a tenth of all the work.
 */
final class PlainTime {
    private static final String FORM = "0000-00-00T00:00:00Z";

    private PlainTime() {}

    /** The time in a text of just that form; nothing for any other, which may be a time as well. */
    static Optional<Instant> read(String text) {
        if (!isPlain(text)) {
            return Optional.empty();
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        try {
            long day =
                    LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                            .toEpochDay();
            return Optional.of(
                    Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char wanted = FORM.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
