package dev.cubechat.sandbox.world;

import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Pushes that people ask for themselves (protocol page rest.md, section 12). */
public final class PushEvents {
    private final Store store;
    private final World world;

    PushEvents(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /**
     * What is to be pushed.
     *
     * @param environment development or production
     * @param pushType the one channel it is for; null for all
     * @param eventType such as one_shot
     * @param message as it was written, usually in Base64
     */
    public record Draft(
            String environment, @Nullable String pushType, String eventType, String message) {}

    /** A push that was asked for, under its number. */
    public record Event(long id, UserId by, Draft draft, Instant at) {}

    /** Gives it a number, and tells of it as pushed to everyone it is for. */
    public Event create(UserId by, PushAudience audience, Draft draft) {
        return store.change(
                () -> {
                    List<UserId> people = people(audience);
                    Instant now = world.now();
                    long id =
                            store.number(
                                    "INSERT INTO facts (name, value) VALUES ('push_events', 1) ON"
                                            + " CONFLICT DO UPDATE SET value = value + 1"
                                            + " RETURNING value");
                    store.tell(new WorldEvent.Pushed(by, people, draft.message()));
                    return new Event(id, by, draft, now);
                });
    }

    private List<UserId> people(PushAudience audience) {
        return store.list(People::user, "SELECT * FROM users ORDER BY id").stream()
                .filter(audience::has)
                .map(User::id)
                .toList();
    }
}
