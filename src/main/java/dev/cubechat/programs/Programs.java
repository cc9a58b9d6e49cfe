package dev.cubechat.programs;

import java.util.List;
import java.util.Map;

/** Calls programs, in the locale of the person and not in that of our own. */
public final class Programs {
    private Programs() {}

    /** To be started with this process's own environment. */
    public static ProcessBuilder call(String... words) {
        return call(List.of(words));
    }

    /** To be started with this process's own environment. */
    public static ProcessBuilder call(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        LocaleOfPerson.giveBackTo(builder.environment());
        return builder;
    }

    /** To be started with this environment. */
    public static ProcessBuilder call(List<String> words, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        LocaleOfPerson.giveBackTo(builder.environment());
        return builder;
    }
}
