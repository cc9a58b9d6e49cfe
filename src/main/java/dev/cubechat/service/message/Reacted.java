package dev.cubechat.service.message;

import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

/**
 * How one's reactions on a message were changed.
 *
 * @param added null where none was added
 * @param removed null where none was taken back
 */
public record Reacted(MessageId messageId, @Nullable String added, @Nullable String removed) {}
