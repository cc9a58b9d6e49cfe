package dev.cubechat.service.people;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.Message;
import dev.cubechat.model.User;

import java.util.List;

/** What a search found. */
public record Hits(List<Dialog> dialogs, List<Message> messages, List<User> users) {
    public Hits {
        dialogs = List.copyOf(dialogs);
        messages = List.copyOf(messages);
        users = List.copyOf(users);
    }

    public int count() {
        return dialogs.size() + messages.size() + users.size();
    }
}
