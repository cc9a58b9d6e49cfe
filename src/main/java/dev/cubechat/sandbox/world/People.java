package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The people of the application: who they are, how to find them, and their passwords. */
public final class People {
    private static final int MOST = 100;
    private static final int MOST_BY_PREFIX = 5;
    private static final int SHORTEST_LOGIN = 3;
    private static final int LONGEST_LOGIN = 70;
    private static final int MOST_TAGS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private final Store store;
    private final World world;
    private final Passwords passwords;

    /** When to look for guests whose day is over; the store's lock guards it. */
    private Instant nextLook = Instant.EPOCH;

    People(Store store, World world, Passwords passwords) {
        this.store = store;
        this.world = world;
        this.passwords = passwords;
    }

    public Optional<User> find(UserId id) {
        return by("id", id.value());
    }

    /**
     * The person with this number.
     *
     * @throws Refused where there is nobody
     */
    public User get(UserId id) {
        return find(id).orElseThrow(() -> Refused.of(Reason.NO_SUCH_USER));
    }

    public boolean exists(UserId id) {
        return store.read(() -> store.has("SELECT 1 FROM users WHERE id = ?", id.value()));
    }

    public Optional<User> findByLogin(String login) {
        return by("login", login);
    }

    public Optional<User> findByEmail(String email) {
        return by("email", email);
    }

    public Optional<User> findByExternalId(String id) {
        return by("external_id", id);
    }

    public Optional<User> findByFacebookId(String id) {
        return by("facebook_id", id);
    }

    public Optional<User> findByTwitterId(String id) {
        return by("twitter_id", id);
    }

    public Optional<User> findByPhone(String phone) {
        return by("phone", phone);
    }

    /** The people whose full name has this text in it, however large or small its letters. */
    public Page<User> named(String text, int limit, int skip) {
        Conditions where = new Conditions().and("instr(lower(full_name), lower(?)) > 0", text);
        return store.read(() -> page(where, "id", limit, skip));
    }

    /** The people who have one of these tags. */
    public Page<User> tagged(List<String> tags, int limit, int skip) {
        Conditions where =
                new Conditions()
                        .and(
                                "EXISTS (SELECT 1 FROM json_each(tags) t WHERE t.value IN"
                                        + " (SELECT value FROM json_each(?)))",
                                Lists.texts(tags));
        return store.read(() -> page(where, "id", limit, skip));
    }

    /** The first people by their numbers. */
    public List<User> first(int most) {
        return store.read(
                () -> store.list(People::user, "SELECT * FROM users ORDER BY id LIMIT ?", most));
    }

    /** These people, in the order of their numbers; those who do not exist are left out. */
    public List<User> all(List<UserId> ids, int limit, int skip) {
        return store.read(
                () ->
                        store.list(
                                People::user,
                                "SELECT * FROM users WHERE id IN (SELECT value FROM json_each(?))"
                                        + " ORDER BY id LIMIT ? OFFSET ?",
                                Lists.json(ids),
                                limit,
                                skip));
    }

    /**
     * Finds people.
     *
     * @throws Refused where the service would not take such a search
     */
    public Page<User> search(List<Filter> filters, int limit, int offset, @Nullable Sort sort) {
        PeopleRules.check(filters);
        int most = PeopleRules.isPrefixSearch(filters) ? MOST_BY_PREFIX : MOST;
        int taken = Math.clamp(limit, 1, most);
        Conditions where =
                new Conditions().andAll(filters, PeopleRules.FIELDS, field -> Optional.empty());
        String order = Lists.order(sort, PeopleRules.FIELDS, "id");
        return store.read(() -> page(where, order, taken, offset));
    }

    private Page<User> page(Conditions where, String order, int limit, int skip) {
        long total =
                store.number("SELECT count(*) FROM users WHERE " + where.sql(), where.values());
        List<User> found =
                store.list(
                        People::user,
                        "SELECT * FROM users WHERE "
                                + where.sql()
                                + " ORDER BY "
                                + order
                                + " LIMIT ? OFFSET ?",
                        where.values(limit, skip));
        return new Page<>(found, skip, limit, OptionalLong.of(total));
    }

    /**
     * Makes an account.
     *
     * @throws Refused where something is missing, too long or taken
     */
    public User signUp(NewPerson person) {
        if (person.login() == null && person.email() == null) {
            throw Refused.invalid("login", "can't be blank");
        }
        Secret password = person.password();
        if (password == null) {
            throw Refused.invalid("password", "can't be blank");
        }
        checkLogin(person.login());
        checkTags(person.tags());
        String hash = passwords.hash(password);
        return store.change(() -> add(OptionalLong.empty(), person, hash, false));
    }

    /** Makes an account for a guest, who has no password. */
    public User guest(@Nullable String fullName) {
        NewPerson person =
                new NewPerson(
                        "guest_login_" + world.newId(),
                        null,
                        null,
                        null,
                        fullName,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return store.change(() -> add(OptionalLong.empty(), person, null, true));
    }

    /**
     * Changes what is not null.
     *
     * @throws Refused where a value is taken, or a new password comes without the old one
     */
    public User update(UserId id, NewPerson change) {
        checkLogin(change.login());
        checkTags(change.tags());
        return store.change(
                () -> {
                    get(id);
                    checkFree(change, id.value());
                    Secret password = change.password();
                    if (password != null) {
                        Secret old = change.oldPassword();
                        if (old == null || !passwordFits(id, old)) {
                            throw Refused.invalid("old_password", "is not valid");
                        }
                        store.run(
                                "UPDATE users SET password = ? WHERE id = ?",
                                passwords.hash(password),
                                id.value());
                    }
                    fill(id.value(), change);
                    return get(id);
                });
    }

    /** Deletes an account with its sessions, contacts and lists; what the person wrote stays. */
    public void delete(UserId id) {
        store.change(
                () -> {
                    get(id);
                    store.run("DELETE FROM users WHERE id = ?", id.value());
                    store.run("DELETE FROM sessions WHERE user_id = ?", id.value());
                    store.run("DELETE FROM members WHERE user_id = ?", id.value());
                    store.run("DELETE FROM waiting WHERE user_id = ?", id.value());
                    store.run("DELETE FROM subscriptions WHERE user_id = ?", id.value());
                    store.run("DELETE FROM address_books WHERE user_id = ?", id.value());
                    world.contacts().forget(id);
                    world.privacy().deleteAll(id);
                    store.tell(new WorldEvent.PersonDeleted(id));
                });
    }

    /** Deletes the guests who came a day ago or earlier; looks at most once a minute. */
    void forgetGuests() {
        Instant now = world.now();
        if (store.read(() -> now.isBefore(nextLook))) {
            return;
        }
        store.change(
                () -> {
                    nextLook = now.plus(BETWEEN_LOOKS);
                    store.list(
                                    row -> new UserId(row.getLong("id")),
                                    "SELECT id FROM users WHERE guest = 1 AND created_at <= ?",
                                    now.minus(Guesses.GUEST_LIFE).getEpochSecond())
                            .forEach(this::delete);
                });
    }

    /** Whether this is the person's password; false for people without one. */
    public boolean passwordFits(UserId id, Secret password) {
        Optional<String> stored =
                store.read(
                        () ->
                                store.first(
                                        row -> row.getString(1),
                                        "SELECT password FROM users"
                                                + " WHERE id = ? AND password IS NOT NULL",
                                        id.value()));
        return stored.isPresent() && passwords.fits(id, password, stored.get());
    }

    /** Notes that the person did something just now. */
    void wasHere(UserId id) {
        store.run(
                "UPDATE users SET last_request_at = ? WHERE id = ?",
                world.now().getEpochSecond(),
                id.value());
    }

    /** Adds a person, with this number or with the next one. */
    User add(OptionalLong number, NewPerson person, @Nullable String hash, boolean guest) {
        checkFree(person, -1);
        long now = world.now().getEpochSecond();
        store.run(
                "INSERT INTO users (id, password, guest, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                number.isPresent() ? (Object) number.getAsLong() : null,
                hash,
                guest ? 1 : 0,
                now,
                now);
        long id = store.number("SELECT last_insert_rowid()");
        fill(id, person);
        return get(new UserId(id));
    }

    private void fill(long id, NewPerson person) {
        List<String> tags = person.tags();
        store.run(
                """
                UPDATE users SET login = ifnull(?, login), email = ifnull(?, email),
                  full_name = ifnull(?, full_name), phone = ifnull(?, phone),
                  website = ifnull(?, website), avatar = ifnull(?, avatar),
                  custom_data = ifnull(?, custom_data), external_id = ifnull(?, external_id),
                  facebook_id = ifnull(?, facebook_id), twitter_id = ifnull(?, twitter_id),
                  tags = ifnull(?, tags), timezone = ifnull(?, timezone), updated_at = ?
                WHERE id = ?
                """,
                person.login(),
                person.email(),
                person.fullName(),
                person.phone(),
                person.website(),
                person.avatar(),
                person.customData(),
                person.externalId(),
                person.facebookId(),
                person.twitterId(),
                tags == null ? null : Lists.texts(tags),
                person.timezone(),
                world.now().getEpochSecond(),
                id);
    }

    private void checkFree(NewPerson person, long self) {
        checkFree("login", person.login(), self);
        checkFree("email", person.email(), self);
        checkFree("external_id", person.externalId(), self);
    }

    private void checkFree(String column, @Nullable String value, long self) {
        if (value != null
                && store.has(
                        "SELECT 1 FROM users WHERE " + column + " = ? AND id <> ?", value, self)) {
            throw Refused.invalid(column, "has already been taken");
        }
    }

    private static void checkLogin(@Nullable String login) {
        if (login != null && (login.length() < SHORTEST_LOGIN || login.length() > LONGEST_LOGIN)) {
            throw Refused.invalid("login", "must be 3 to 70 characters long");
        }
    }

    private static void checkTags(@Nullable List<String> tags) {
        if (tags != null && tags.size() > MOST_TAGS) {
            throw Refused.invalid("tag_list", "must be 5 tags or fewer");
        }
    }

    private Optional<User> by(String column, Object value) {
        return store.read(
                () ->
                        store.first(
                                People::user,
                                "SELECT * FROM users WHERE " + column + " = ?",
                                value));
    }

    static User user(ResultSet row) throws SQLException {
        int timezone = row.getInt("timezone");
        boolean noTimezone = row.wasNull();
        return new User(
                new UserId(row.getLong("id")),
                row.getString("login"),
                row.getString("full_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("website"),
                row.getString("avatar"),
                row.getString("custom_data"),
                row.getString("external_id"),
                row.getString("facebook_id"),
                row.getString("twitter_id"),
                Lists.storedTexts(row.getString("tags")),
                noTimezone ? null : timezone,
                row.getInt("guest") == 1,
                Times.maybeInstant(row, "created_at"),
                Times.maybeInstant(row, "updated_at"),
                Times.maybeInstant(row, "last_request_at"),
                Json.Obj.EMPTY);
    }
}
