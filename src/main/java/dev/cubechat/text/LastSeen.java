package dev.cubechat.text;

import java.time.Duration;

/** Says when somebody was there last. */
public final class LastSeen {
    private LastSeen() {}

    /**
     * A sentence about somebody.
     *
     * @param name what they are called here
     * @param seconds since they were there; 0 where they are
     */
    public static String said(String name, long seconds) {
        if (seconds == 0) {
            return name + " is online.";
        }
        Duration ago = Duration.ofSeconds(seconds);
        String time =
                ago.toDays() > 0
                        ? ago.toDays() + " days"
                        : ago.toHours() > 0
                                ? ago.toHours() + " hours"
                                : ago.toMinutes() > 0
                                        ? ago.toMinutes() + " minutes"
                                        : seconds + " seconds";
        return name + " was there " + time + " ago.";
    }
}
