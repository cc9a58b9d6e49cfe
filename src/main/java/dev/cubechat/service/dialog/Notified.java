package dev.cubechat.service.dialog;

import dev.cubechat.model.DialogId;

/** Whether pushes come from a dialog. */
public record Notified(DialogId dialogId, boolean enabled) {}
