package dev.cubechat.service.message;

import dev.cubechat.model.UserId;

import java.util.List;

/** A reaction, and the people who have it on the message. */
public record Reaction(String reaction, List<UserId> userIds) {
    public Reaction {
        userIds = List.copyOf(userIds);
    }
}
