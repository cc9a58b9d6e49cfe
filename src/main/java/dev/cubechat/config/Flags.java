package dev.cubechat.config;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the command line sets, as typed. */
public record Flags(Map<Setting, String> values) {
    /** A command line that sets nothing. */
    public static final Flags NONE = new Flags(Map.of());

    public Flags {
        Map<Setting, String> copy = new EnumMap<>(Setting.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** These flags and one more; nothing is added where the option was not typed. */
    public Flags with(Setting setting, @Nullable Object typed) {
        if (typed == null) {
            return this;
        }
        Map<Setting, String> more = new EnumMap<>(Setting.class);
        more.putAll(values);
        more.put(setting, typed.toString());
        return new Flags(more);
    }

    /** These flags and a switch; nothing is added where it was not typed. */
    public Flags withSwitch(Setting setting, boolean typed) {
        return typed ? with(setting, "true") : this;
    }

    public Optional<String> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }
}
