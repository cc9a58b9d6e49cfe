package dev.cubechat.pipe;

import dev.cubechat.model.DialogTarget;

import org.jspecify.annotations.Nullable;

/**
 * How records become messages, where they do not say so themselves.
 *
 * @param to where messages go; null where every record says it
 * @param dialogField the member of a JSON record that says where it goes; null where none does
 * @param silent, like the next two, what holds for records that say nothing of it
 */
public record Manner(
        Framing framing,
        @Nullable DialogTarget to,
        @Nullable String dialogField,
        boolean silent,
        boolean save,
        boolean receipts) {}
