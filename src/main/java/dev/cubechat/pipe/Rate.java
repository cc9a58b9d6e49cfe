package dev.cubechat.pipe;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast messages may go out.
 *
 * @param between the time between two messages
 */
public record Rate(Duration between) {
    /** As fast as the server takes them. */
    public static final Rate UNLIMITED = new Rate(Duration.ZERO);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})(?:/([smh]))?");

    /**
     * Reads what was typed, such as {@code 20}, {@code 20/s}, {@code 100/m} or {@code 5/h}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Rate parse(String text) {
        Matcher rate = FORM.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException(
                    "a rate is such as 20/s, 100/m or 5/h, not \"" + text + "\"");
        }
        Duration unit =
                switch (rate.group(2) == null ? "s" : rate.group(2)) {
                    case "m" -> Duration.ofMinutes(1);
                    case "h" -> Duration.ofHours(1);
                    default -> Duration.ofSeconds(1);
                };
        return new Rate(unit.dividedBy(Long.parseLong(rate.group(1))));
    }
}
