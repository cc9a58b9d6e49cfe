package dev.cubechat.tui.chat;

import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.tui.Errand;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What can be done about people. */
final class PeopleDeeds {
    private final Stage stage;

    PeopleDeeds(Stage stage) {
        this.stage = stage;
    }

    void contact(UserTarget user, Errand.ContactDeed deed, @Nullable String name) {
        if (deed == Errand.ContactDeed.CONFIRM || deed == Errand.ContactDeed.REJECT) {
            stage.talk().idOf(user).ifPresent(id -> stage.talk().circle().asks(id, false));
        }
        stage.does(new Errand.ChangeContact(user, deed, name));
    }

    void seen(UserTarget user) {
        Optional<UserId> id = stage.talk().idOf(user);
        if (id.isPresent()) {
            stage.does(new Errand.LoadLastSeen(id.get(), true));
        } else {
            stage.warn("Nobody here is known by that name; /people finds people.");
        }
    }

    void watch(UserTarget user, boolean on) {
        stage.does(new Errand.Watch(user, on));
    }
}
