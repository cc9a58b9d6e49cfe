package dev.cubechat.service.follow;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where following begins.
 *
 * @param at from when on something may have been missed; null for what comes from now on
 * @param places how far each dialog has been told
 */
record Beginning(@Nullable Instant at, Places places) {
    /** With what comes from now on. */
    static Beginning now() {
        return new Beginning(null, Places.unknown());
    }

    /** With what was sent at that time. */
    static Beginning at(Instant time) {
        return new Beginning(time, Places.since(time));
    }

    /**
     * With what came after a message.
     *
     * @param message in its dialog
     */
    static Beginning after(Message message) {
        Places places = Places.since(message.sentAt());
        DialogId dialog = message.dialogId();
        if (dialog != null) {
            places.put(dialog, Place.after(message));
        }
        return new Beginning(message.sentAt(), places);
    }
}
