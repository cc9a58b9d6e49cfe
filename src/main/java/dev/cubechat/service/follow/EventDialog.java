package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Says which dialog an event belongs to. */
final class EventDialog {
    private EventDialog() {}

    /** Whether the event belongs to one of these dialogs, or is about no dialog at all. */
    static boolean isIn(ChatEvent event, Set<DialogId> dialogs) {
        return isAboutNone(event) || isOneOf(of(event), dialogs);
    }

    private static boolean isOneOf(@Nullable DialogId dialog, Set<DialogId> dialogs) {
        return dialog != null && dialogs.contains(dialog);
    }

    private static boolean isAboutNone(ChatEvent event) {
        return switch (event) {
            case ChatEvent.State e -> true;
            case ChatEvent.LastActivity e -> true;
            case ChatEvent.Gap e -> true;
            case ChatEvent.Heartbeat e -> true;
            default -> false;
        };
    }

    private static @Nullable DialogId of(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived e -> e.message().dialogId();
            case ChatEvent.Edited e -> e.dialogId();
            case ChatEvent.Deleted e -> e.dialogId();
            case ChatEvent.Reacted e -> e.dialogId();
            case ChatEvent.Delivered e -> e.dialogId();
            case ChatEvent.Read e -> e.dialogId();
            case ChatEvent.Typing e -> e.dialogId();
            case ChatEvent.Refused e -> e.dialogId();
            case ChatEvent.Acknowledged e -> e.dialogId();
            case ChatEvent.Lost e -> e.dialogId();
            case ChatEvent.Joined e -> e.dialogId();
            case ChatEvent.Left e -> e.dialogId();
            case ChatEvent.Kicked e -> e.dialogId();
            case ChatEvent.Notice e -> null;
            case ChatEvent.ContactRequested e -> null;
            case ChatEvent.ContactConfirmed e -> null;
            case ChatEvent.ContactRejected e -> null;
            case ChatEvent.ContactPresence e -> null;
            case ChatEvent.LastActivity e -> null;
            case ChatEvent.State e -> null;
            case ChatEvent.Gap e -> null;
            case ChatEvent.Heartbeat e -> null;
        };
    }
}
