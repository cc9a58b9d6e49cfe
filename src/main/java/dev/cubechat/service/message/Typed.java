package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

/**
 * Who was told that one is writing, or has stopped: the people of a dialog, or one person.
 *
 * @param dialogId null for a private dialog
 * @param userId null for the others
 */
public record Typed(@Nullable DialogId dialogId, @Nullable UserId userId, boolean stopped) {}
