package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.NewFile;
import dev.cubechat.model.Page;
import dev.cubechat.model.StoredFile;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * What is known about stored files, and who may do what with them (protocol page rest.md, section
 * 10). Their bytes are in the {@link Storeroom}.
 */
public final class Shelf {
    private static final int UID_BYTES = 16;
    private final Store store;
    private final World world;
    private final Vault vault;
    private final RandomGenerator random;

    Shelf(Store store, World world, Vault vault, RandomGenerator random) {
        this.store = store;
        this.world = world;
        this.vault = vault;
        this.random = random;
    }

    /** A new file of this person, still without its bytes. */
    public StoredFile create(UserId owner, NewFile file) {
        check(file.name());
        return store.change(
                () -> {
                    String uid = newUid();
                    long now = world.now().getEpochSecond();
                    store.run(
                            "INSERT INTO files (uid, owner, name, content_type, open, created_at,"
                                    + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            uid,
                            owner.value(),
                            file.name(),
                            file.contentType(),
                            file.open() ? 1 : 0,
                            now,
                            now);
                    return byUid(uid);
                });
    }

    /**
     * A file that is there with all its bytes.
     *
     * @param id null for the next one
     * @param uid null for a new one
     */
    void put(@Nullable Long id, @Nullable String uid, UserId owner, NewFile file, String text) {
        check(file.name());
        String name = uid == null ? newUid() : uid;
        Vault.Received received = vault.keep(name, text.getBytes(StandardCharsets.UTF_8));
        long now = world.now().getEpochSecond();
        store.run(
                "INSERT INTO files (id, uid, owner, name, content_type, open, size, digest,"
                        + " complete, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
                id,
                name,
                owner.value(),
                file.name(),
                file.contentType(),
                file.open() ? 1 : 0,
                received.size(),
                received.digest(),
                now,
                now);
    }

    /**
     * The file with this number.
     *
     * @throws Refused where there is none
     */
    public StoredFile byId(long id) {
        return one("SELECT * FROM files WHERE id = ?", id);
    }

    /**
     * The file with this uid.
     *
     * @throws Refused where there is none
     */
    public StoredFile byUid(String uid) {
        return one("SELECT * FROM files WHERE uid = ?", uid);
    }

    /**
     * The files of a person, in the order in which they came.
     *
     * @param number counted from 1
     */
    public Page<StoredFile> of(UserId owner, int number, int limit) {
        int skip = Math.multiplyExact(number - 1, limit);
        return store.read(
                () ->
                        new Page<>(
                                store.list(
                                        Shelf::file,
                                        "SELECT * FROM files WHERE owner = ? ORDER BY id"
                                                + " LIMIT ? OFFSET ?",
                                        owner.value(),
                                        limit,
                                        skip),
                                skip,
                                limit,
                                OptionalLong.of(
                                        store.number(
                                                "SELECT count(*) FROM files WHERE owner = ?",
                                                owner.value()))));
    }

    /**
     * Declares that all bytes of a file are there.
     *
     * @param size as the owner says
     * @throws Refused where they are not, or the person is not the owner
     */
    public void complete(UserId person, long id, @Nullable Long size) {
        if (size == null || size <= 0) {
            throw Refused.invalid("base", "Size param is not set");
        }
        StoredFile file = own(person, id);
        if (!vault.has(file.uid())) {
            throw Refused.invalid("base", "File is not uploaded");
        }
        store.change(
                () -> {
                    store.run(
                            "UPDATE files SET size = ?, complete = 1, updated_at = ? WHERE id = ?",
                            size,
                            world.now().getEpochSecond(),
                            id);
                });
    }

    /**
     * Changes what is said about a file.
     *
     * @param name null where it stays
     * @param contentType null where it stays
     * @param newContent whether its bytes are about to be replaced
     * @throws Refused where the person is not the owner
     */
    public StoredFile update(
            UserId person,
            long id,
            @Nullable String name,
            @Nullable String contentType,
            boolean newContent) {
        if (name != null) {
            check(name);
        }
        return store.change(
                () -> {
                    own(person, id);
                    store.run(
                            "UPDATE files SET name = ifnull(?, name),"
                                    + " content_type = ifnull(?, content_type),"
                                    + " complete = CASE WHEN ? THEN 0 ELSE complete END,"
                                    + " updated_at = ? WHERE id = ?",
                            name,
                            contentType,
                            newContent ? 1 : 0,
                            world.now().getEpochSecond(),
                            id);
                    return byId(id);
                });
    }

    /**
     * Deletes a file with its bytes.
     *
     * @throws Refused where the person is not the owner
     */
    public void delete(UserId person, long id) {
        StoredFile file = own(person, id);
        store.change(
                () -> {
                    store.run("DELETE FROM files WHERE id = ?", id);
                });
        vault.delete(file.uid());
    }

    /** The ETag that the bytes of a file got when they came; empty where there is no such file. */
    Optional<String> tag(String uid) {
        return store.read(
                () ->
                        store.first(
                                row -> '"' + row.getString(1) + '"',
                                "SELECT digest FROM files WHERE uid = ? AND digest IS NOT NULL",
                                uid));
    }

    void received(String uid, String digest) {
        store.change(
                () -> {
                    store.run("UPDATE files SET digest = ? WHERE uid = ?", digest, uid);
                });
    }

    private StoredFile own(UserId person, long id) {
        StoredFile file = byId(id);
        boolean mine =
                store.read(
                        () ->
                                store.has(
                                        "SELECT 1 FROM files WHERE id = ? AND owner = ?",
                                        id,
                                        person.value()));
        if (!mine) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
        return file;
    }

    private StoredFile one(String sql, Object value) {
        return store.read(() -> store.first(Shelf::file, sql, value))
                .orElseThrow(() -> Refused.of(Reason.NO_SUCH_FILE));
    }

    private static void check(String name) {
        if (name.isBlank() || name.length() > NewFile.LONGEST_NAME) {
            throw Refused.invalid("name", "is the wrong length (should be 1-100 characters)");
        }
    }

    /** With a letter in front, so that it is never taken for a number. */
    private String newUid() {
        byte[] bytes = new byte[UID_BYTES];
        random.nextBytes(bytes);
        return "F" + HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    private static StoredFile file(ResultSet row) throws SQLException {
        long size = row.getLong("size");
        boolean complete = row.getInt("complete") == 1;
        return new StoredFile(
                row.getLong("id"),
                row.getString("uid"),
                row.getString("name"),
                row.getString("content_type"),
                size == 0 ? null : size,
                row.getInt("open") == 1,
                complete,
                Times.instant(row, "created_at"),
                Times.instant(row, "updated_at"),
                Json.Obj.EMPTY);
    }
}
