package dev.cubechat.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reactions on one message (protocol page rest.md, section 8).
 *
 * @param own what the reader added
 * @param total how many people added each
 */
public record Reactions(List<String> own, Map<String, Long> total) {
    /** Nobody reacted. */
    public static final Reactions NONE = new Reactions(List.of(), Map.of());

    public Reactions {
        own = List.copyOf(own);
        total = Collections.unmodifiableMap(new LinkedHashMap<>(total));
    }

    public boolean isEmpty() {
        return own.isEmpty() && total.isEmpty();
    }
}
