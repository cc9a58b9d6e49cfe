package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A person's privacy lists by name.
 *
 * @param active the one in force on this connection alone; null for none
 * @param standard the default: in force on all connections that have no active one; null for none
 */
public record PrivacyNames(@Nullable String active, @Nullable String standard, List<String> names) {
    public PrivacyNames {
        names = List.copyOf(names);
    }

    /** The one list that has effect here: the active one, else the default. */
    public Optional<String> inForce() {
        return Optional.ofNullable(active).or(() -> Optional.ofNullable(standard));
    }
}
