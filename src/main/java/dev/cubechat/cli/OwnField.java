package dev.cubechat.cli;

import dev.cubechat.model.FieldName;

/** A field that a sender adds to a message, as typed: {@code KEY=VALUE}. */
public record OwnField(FieldName name, String value) {
    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException where it is not that, or no message can have such a field
     */
    static OwnField parse(String text) {
        KeyValue typed = KeyValue.parse(text);
        return new OwnField(new FieldName(typed.key()), typed.value());
    }

    /** The same without the promise that a message can have it. */
    public KeyValue typed() {
        return new KeyValue(name.value(), value);
    }
}
