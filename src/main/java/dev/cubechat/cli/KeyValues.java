package dev.cubechat.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Several {@code KEY=VALUE} as typed, with commas between them. */
public record KeyValues(List<KeyValue> each) {
    /** A comma is part of the value, unless a key and = follow. */
    private static final Pattern BETWEEN = Pattern.compile(",\\s*(?=[\\p{L}_][\\p{L}\\p{N}_.-]*=)");

    public KeyValues {
        each = List.copyOf(each);
    }

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException where it is not that
     */
    static KeyValues parse(String text) {
        return new KeyValues(BETWEEN.splitAsStream(text).map(KeyValue::parse).toList());
    }
}
