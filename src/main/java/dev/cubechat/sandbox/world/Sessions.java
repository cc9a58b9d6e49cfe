package dev.cubechat.sandbox.world;

import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The sessions of the REST service: tokens that live for two hours after the last request (protocol
 * page rest.md, section 4).
 */
public final class Sessions {
    private static final int TOKEN_BYTES = 20;
    private final Store store;
    private final World world;
    private final RandomGenerator random;

    /** A session that lives on until then. */
    public record Extended(Session session, Instant expires) {}

    Sessions(Store store, World world, RandomGenerator random) {
        this.store = store;
        this.world = world;
        this.random = random;
    }

    /** Begins a session of this person, or of the application alone. */
    public Session begin(@Nullable User user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Secret token = new Secret(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
        return store.change(
                () -> {
                    long now = world.now().getEpochSecond();
                    store.run("DELETE FROM sessions WHERE expires_at <= ?", now);
                    store.run(
                            "INSERT INTO sessions"
                                    + " (token, user_id, created_at, updated_at, expires_at)"
                                    + " VALUES (?, ?, ?, ?, ?)",
                            token.reveal(),
                            user == null ? null : user.id().value(),
                            now,
                            now,
                            now + life(user).toSeconds());
                    if (user != null) {
                        world.people().wasHere(user.id());
                    }
                    return get(token);
                });
    }

    /**
     * The session of this token.
     *
     * @throws Refused where it never was, has ended or has expired
     */
    public Session get(Secret token) {
        return find(token).orElseThrow(() -> Refused.of(Reason.NO_SESSION));
    }

    public Optional<Session> find(Secret token) {
        return store.read(() -> row(token).map(this::session));
    }

    /**
     * Lets the session live for its time from now on; whose it is was here.
     *
     * @throws Refused where the session has ended
     */
    public Extended extend(Secret token) {
        world.people().forgetGuests();
        return store.change(
                () -> {
                    Row row = row(token).orElseThrow(() -> Refused.of(Reason.NO_SESSION));
                    if (row.user != 0) {
                        world.people().wasHere(new UserId(row.user));
                    }
                    Session session = session(row);
                    Instant expires = world.now().plus(life(session.user()));
                    store.run(
                            "UPDATE sessions SET expires_at = ? WHERE id = ?",
                            expires.getEpochSecond(),
                            row.id);
                    return new Extended(session, expires);
                });
    }

    /** Gives an application session a person; null takes the person away again. */
    public Session attach(Secret token, @Nullable User user) {
        return store.change(
                () -> {
                    get(token);
                    store.run(
                            "UPDATE sessions SET user_id = ?, updated_at = ? WHERE token = ?",
                            user == null ? null : user.id().value(),
                            world.now().getEpochSecond(),
                            token.reveal());
                    return get(token);
                });
    }

    public void end(Secret token) {
        store.change(
                () -> {
                    store.run("DELETE FROM sessions WHERE token = ?", token.reveal());
                });
    }

    /** Ends the session with this number, if it is this person's. */
    public void end(UserId user, long id) {
        store.change(
                () -> {
                    store.run(
                            "DELETE FROM sessions WHERE id = ? AND user_id = ?", id, user.value());
                });
    }

    /** Ends every other session of the same person. */
    public void endOthers(Secret token) {
        store.change(
                () -> {
                    UserId user = get(token).userId();
                    if (user != null) {
                        store.run(
                                "DELETE FROM sessions WHERE user_id = ? AND token <> ?",
                                user.value(),
                                token.reveal());
                    }
                });
    }

    /** Whether this is a living session of this person. */
    public boolean belongsTo(Secret token, UserId user) {
        return find(token).map(session -> user.equals(session.userId())).orElse(false);
    }

    private static Duration life(@Nullable User user) {
        return user != null && user.guest() ? Guesses.GUEST_LIFE : Guesses.SESSION_LIFE;
    }

    private Optional<Row> row(Secret token) {
        return store.first(
                Row::of,
                "SELECT * FROM sessions WHERE token = ? AND expires_at > ?",
                token.reveal(),
                world.now().getEpochSecond());
    }

    private Session session(Row row) {
        User user = row.user == 0 ? null : world.people().find(new UserId(row.user)).orElse(null);
        return new Session(
                row.id,
                world.appId(),
                user == null ? null : user.id(),
                new Secret(row.token),
                row.createdAt,
                row.updatedAt,
                user);
    }

    private record Row(long id, String token, long user, Instant createdAt, Instant updatedAt) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getString("token"),
                    row.getLong("user_id"),
                    Times.instant(row, "created_at"),
                    Times.instant(row, "updated_at"));
        }
    }
}
