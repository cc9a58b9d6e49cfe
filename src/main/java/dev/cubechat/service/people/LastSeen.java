package dev.cubechat.service.people;

import dev.cubechat.model.UserId;

import java.time.Instant;

/**
 * When somebody was last active in the chat.
 *
 * @param seconds how long ago; 0 means online now
 * @param at when that was; now for who is online
 */
public record LastSeen(UserId userId, long seconds, Instant at) {

    public boolean online() {
        return seconds == 0;
    }
}
