package dev.cubechat.config;

import java.util.Locale;

/**
 * Where a value came from.
 *
 * @param place the flag, the variable, the file and line; empty for a default
 */
public record Origin(Kind kind, String place) {

    /** The levels, the strongest first. */
    public enum Kind {
        FLAG,
        ENVIRONMENT,
        PROFILE,
        DEFAULT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");

    public static Origin flag(Setting setting) {
        return new Origin(Kind.FLAG, setting.flag());
    }

    public static Origin variable(String name) {
        return new Origin(Kind.ENVIRONMENT, name);
    }

    public static Origin profile(String place) {
        return new Origin(Kind.PROFILE, place);
    }

    /** For people: {@code environment CUBECHAT_APP_ID}. */
    @Override
    public String toString() {
        return place.isEmpty() ? kind.word() : kind.word() + " " + place;
    }
}
