package dev.cubechat.cli.output;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes times as {@code 2026-03-01T10:30:00Z}. A long history has three in each message, and the
 * formatter of the JDK took a tenth of all the work.
 */
final class PlainTime {
    private static final int DAY = 24 * 60 * 60;

    private PlainTime() {}

    /** The same text as {@link Instant#toString}. */
    static String write(Instant time) {
        long second = time.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
        if (time.getNano() != 0 || day.getYear() < 0 || day.getYear() > 9999) {
            return time.toString();
        }
        int rest = Math.floorMod(second, DAY);
        byte[] text = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.ISO_8859_1);
        digits(day.getYear() / 100, text, 0);
        digits(day.getYear() % 100, text, 2);
        digits(day.getMonthValue(), text, 5);
        digits(day.getDayOfMonth(), text, 8);
        digits(rest / 3600, text, 11);
        digits(rest / 60 % 60, text, 14);
        digits(rest % 60, text, 17);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(int number, byte[] into, int at) {
        into[at] = (byte) ('0' + number / 10);
        into[at + 1] = (byte) ('0' + number % 10);
    }
}
