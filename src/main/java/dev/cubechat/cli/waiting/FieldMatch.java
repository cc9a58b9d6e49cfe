package dev.cubechat.cli.waiting;

import dev.cubechat.json.Json;

/** A field that a record must have, with its value: one that its sender added, or one of ours. */
record FieldMatch(String name, String value) {
    /**
     * Reads {@code name=value}.
     *
     * @throws IllegalArgumentException where it is not that
     */
    static FieldMatch parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "a field is name=value, such as build=71, not \"" + text + "\"");
        }
        return new FieldMatch(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean isIn(Json.Obj record) {
        return has(record.get("fields").asObject()) || has(record);
    }

    private boolean has(Json.Obj object) {
        return object.get(name).asText().map(value::equals).orElse(false);
    }
}
