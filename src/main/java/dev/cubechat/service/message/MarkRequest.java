package dev.cubechat.service.message;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserTarget;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What to mark as delivered or read.
 *
 * @param messages which ones; with {@code all} none
 * @param all every message of the dialog, which only REST can do
 * @param read read, which includes delivered; else delivered only
 * @param transport null to take the usual way, REST
 * @param from who sent them, so that it need not be looked up; only for XMPP
 */
public record MarkRequest(
        DialogTarget dialog,
        List<MessageTarget> messages,
        boolean all,
        boolean read,
        @Nullable Transport transport,
        @Nullable UserTarget from) {
    public MarkRequest {
        messages = List.copyOf(messages);
        if (all != messages.isEmpty()) {
            throw new IllegalArgumentException("name messages, or say all");
        }
    }
}
