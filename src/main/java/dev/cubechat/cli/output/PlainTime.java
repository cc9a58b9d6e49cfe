package dev.cubechat.cli.output;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes times as {@code 2026-03-01T10:30:00Z}, one after the other: most are of the day, and many
 * of the second of the one before. A long history has three in each message, and the formatter of
 * the JDK took a tenth of all the work. Used by one thread.
 */
final class PlainTime {
    private static final int DAY = 24 * 60 * 60;

    // The years with four digits.
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    private final byte[] text = "\"0000-01-01T00:00:00Z\"".getBytes(StandardCharsets.ISO_8859_1);
    private long second = Long.MIN_VALUE;
    private long day = Long.MIN_VALUE;

    PlainTime() {}

    /** The same text as {@link Instant#toString}. */
    static String write(Instant time) {
        byte[] quoted = new PlainTime().quoted(time);
        return quoted == null
                ? time.toString()
                : new String(quoted, 1, quoted.length - 2, StandardCharsets.ISO_8859_1);
    }

    /**
     * The text between quotation marks; null for a time that has another form. Nobody changes it,
     * and the next time takes its place.
     */
    byte @Nullable [] quoted(Instant time) {
        long wanted = time.getEpochSecond();
        if (time.getNano() != 0 || wanted < FIRST || wanted > LAST) {
            return null;
        }
        if (wanted != second) {
            long wantedDay = Math.floorDiv(wanted, DAY);
            if (wantedDay != day) {
                turnTo(wantedDay);
            }
            int rest = (int) (wanted - wantedDay * DAY);
            digits(rest / 3600, 12);
            digits(rest / 60 % 60, 15);
            digits(rest % 60, 18);
            second = wanted;
        }
        return text;
    }

    private void turnTo(long wanted) {
        LocalDate date = LocalDate.ofEpochDay(wanted);
        digits(date.getYear() / 100, 1);
        digits(date.getYear() % 100, 3);
        digits(date.getMonthValue(), 6);
        digits(date.getDayOfMonth(), 9);
        day = wanted;
    }

    private void digits(int number, int at) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
