package dev.cubechat.cli;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One {@code KEY=VALUE} as typed; the value may be empty, the key may not. */
public record KeyValue(String key, String value) {
    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException where it is not that
     */
    static KeyValue parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || text.substring(0, equals).isBlank()) {
            throw new IllegalArgumentException("expected KEY=VALUE, not \"" + text + "\"");
        }
        return new KeyValue(text.substring(0, equals), text.substring(equals + 1));
    }

    /**
     * The values by their keys, in the order in which they were typed.
     *
     * @param option with which they were typed
     * @throws Failure USAGE where two have the same key, of which one would be lost
     */
    public static Map<String, String> eachOnce(String option, List<KeyValue> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (KeyValue each : typed) {
            if (values.putIfAbsent(each.key(), each.value()) != null) {
                throw new Failure(
                                FailureKind.USAGE,
                                option + " names " + each.key() + " twice, and it has one value.")
                        .withHint("Say it once.");
            }
        }
        return values;
    }
}
