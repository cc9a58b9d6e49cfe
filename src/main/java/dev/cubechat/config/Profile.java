package dev.cubechat.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named set of settings in the configuration file. */
public record Profile(String name, Map<Setting, Found> entries) {
    public Profile {
        Map<Setting, Found> copy = new EnumMap<>(Setting.class);
        copy.putAll(entries);
        entries = Collections.unmodifiableMap(copy);
    }

    /** The same with some values set and others taken out, as it would stand in this file. */
    public Profile changed(Map<Setting, String> values, List<Setting> unset, Path file) {
        Map<Setting, Found> all = new EnumMap<>(Setting.class);
        all.putAll(entries);
        unset.forEach(all::remove);
        Origin origin = Origin.profile(file.toString());
        values.forEach((setting, text) -> all.put(setting, new Found(setting, text, origin)));
        return new Profile(name, all);
    }

    public Optional<Found> get(Setting setting) {
        return Optional.ofNullable(entries.get(setting));
    }
}
