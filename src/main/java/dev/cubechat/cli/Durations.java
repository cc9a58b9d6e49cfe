package dev.cubechat.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time such as {@code 500ms}, {@code 30s}, {@code 1h30m} and {@code 7d}. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d|w))+");

    private Durations() {}

    /**
     * Reads a length of time; a number without a unit is seconds.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Duration parse(String text) {
        return find(text.matches("\\d{1,9}") ? text + "s" : text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a length of time is a number with ms, s, m, h, d or w,"
                                                + " such as 30s or 1h30m, not \""
                                                + text
                                                + "\""));
    }

    static Optional<Duration> find(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            sum =
                    sum.plus(
                            switch (part.group(2)) {
                                case "ms" -> Duration.ofMillis(count);
                                case "s" -> Duration.ofSeconds(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                case "d" -> Duration.ofDays(count);
                                default -> Duration.ofDays(7 * count);
                            });
        }
        return Optional.of(sum);
    }
}
