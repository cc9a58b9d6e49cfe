package dev.cubechat.pipe;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param record its place in the input, from 1
 * @param id the message's; several records may have become one
 * @param attempts how many times the message left in this run
 * @param earlier whether that had happened in an earlier run
 * @param error the word for what went wrong; null where nothing did
 * @param reason the same as a sentence
 */
public record Piped(
        long record,
        Sent.Status status,
        @Nullable MessageId id,
        @Nullable DialogId dialogId,
        int attempts,
        boolean earlier,
        @Nullable String error,
        @Nullable String reason) {}
