package dev.cubechat.programs;

import java.util.HashMap;
import java.util.Map;

/**
 * The locale that the person has set. The launcher puts another in its place, in which Java reads
 * every letter, and says in a variable of its own what was there before.
 */
public final class LocaleOfPerson {
    /** What {@code LC_ALL} was, empty where it was not set; missing where it is as it was. */
    static final String BEFORE = "CUBECHAT_LC_ALL";

    private static final String ALL = "LC_ALL";

    private LocaleOfPerson() {}

    /** The environment as the person has it. */
    public static Map<String, String> in(Map<String, String> environment) {
        if (!environment.containsKey(BEFORE)) {
            return environment;
        }
        Map<String, String> own = new HashMap<>(environment);
        giveBackTo(own);
        return Map.copyOf(own);
    }

    /** Puts it back into this environment, where the launcher has put another in its place. */
    static void giveBackTo(Map<String, String> environment) {
        String before = environment.remove(BEFORE);
        if (before == null) {
            return;
        }
        if (before.isEmpty()) {
            environment.remove(ALL);
        } else {
            environment.put(ALL, before);
        }
    }
}
