package dev.cubechat.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A named set of settings in the configuration file. */
public record Profile(String name, Map<Setting, Found> entries) {
    public Profile {
        Map<Setting, Found> copy = new EnumMap<>(Setting.class);
        copy.putAll(entries);
        entries = Collections.unmodifiableMap(copy);
    }

    public Optional<Found> get(Setting setting) {
        return Optional.ofNullable(entries.get(setting));
    }
}
