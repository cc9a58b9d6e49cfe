package dev.cubechat.wire.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The form of time that the service writes, {@code 2026-03-01T10:30:00Z}, read and written digit by
 * digit. A long history has two in each message, and the parser and the formatter of the JDK took a
 * tenth of all the work.
 */
final class PlainTime {
    private static final int LENGTH = "0000-00-00T00:00:00Z".length();

    // The years with four digits.
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;
    private static final int DAY = 24 * 60 * 60;

    private PlainTime() {}

    /** The time in a text of just that form; nothing for any other, which may be a time as well. */
    static Optional<Instant> read(String text) {
        if (!hasForm(text)) {
            return Optional.empty();
        }
        int century = digits(text, 0);
        int year = digits(text, 2);
        int month = digits(text, 5);
        int day = digits(text, 8);
        int hour = digits(text, 11);
        int minute = digits(text, 14);
        int second = digits(text, 17);
        boolean numbers = (century | year | month | day | hour | minute | second) >= 0;
        if (!numbers || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        try {
            long days = LocalDate.of(century * 100 + year, month, day).toEpochDay();
            return Optional.of(
                    Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The time in just that form, without parts of a second; nothing for a year of more digits. */
    static Optional<String> write(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < FIRST || seconds > LAST) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int rest = Math.floorMod(seconds, DAY);
        byte[] text = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.ISO_8859_1);
        write(date.getYear() / 100, text, 0);
        write(date.getYear() % 100, text, 2);
        write(date.getMonthValue(), text, 5);
        write(date.getDayOfMonth(), text, 8);
        write(rest / 3600, text, 11);
        write(rest / 60 % 60, text, 14);
        write(rest % 60, text, 17);
        return Optional.of(new String(text, StandardCharsets.ISO_8859_1));
    }

    private static void write(int number, byte[] into, int at) {
        into[at] = (byte) ('0' + number / 10);
        into[at + 1] = (byte) ('0' + number % 10);
    }

    private static boolean hasForm(String text) {
        return text.length() == LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == 'Z';
    }

    /** The number that two digits make; -1 where one of them is none. */
    private static int digits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
