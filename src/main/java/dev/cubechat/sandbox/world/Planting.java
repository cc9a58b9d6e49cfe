package dev.cubechat.sandbox.world;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Contact;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.NewFile;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Puts things into a world as its owner could, asking nobody and telling nobody. */
public final class Planting {
    private static final long A_DAY = Duration.ofDays(1).toSeconds();
    private static final String VERSION_FACT = "version";
    private static final String STORAGE_KEY_FACT = "storage_key";
    private static final int STORAGE_KEY_BYTES = 32;
    private final Store store;
    private final World world;
    private final Members members;
    private final Passwords passwords;

    Planting(Store store, World world, Members members, Passwords passwords) {
        this.store = store;
        this.world = world;
        this.members = members;
        this.passwords = passwords;
    }

    /** Everything that the work plants, or nothing where it fails. */
    public void all(Runnable work) {
        store.change(work);
    }

    /** Gives the world its application. */
    public void application(AppId id, Secret authKey, Collection<String> dialogFields) {
        store.change(
                () -> {
                    fact("app_id", id.toString());
                    fact("auth_key", authKey.reveal());
                    fact("dialog_fields", Lists.texts(dialogFields));
                });
    }

    /** Adds people under these numbers; they have been here since yesterday. */
    public void people(Map<UserId, NewPerson> people) {
        // The slow part is the hashing, so it is done on all processors.
        Map<UserId, String> hashes = new ConcurrentHashMap<>();
        people.entrySet().parallelStream()
                .forEach(
                        entry -> {
                            Secret password = entry.getValue().password();
                            if (password != null) {
                                hashes.put(entry.getKey(), passwords.hash(password));
                            }
                        });
        store.change(
                () ->
                        people.forEach(
                                (id, person) -> {
                                    OptionalLong number = OptionalLong.of(id.value());
                                    world.people().add(number, person, hashes.get(id), false);
                                    makeOlder(id);
                                }));
    }

    private void makeOlder(UserId id) {
        store.run(
                "UPDATE users SET created_at = created_at - ?, updated_at = updated_at - ?"
                        + " WHERE id = ?",
                A_DAY,
                A_DAY,
                id.value());
    }

    /** Adds a dialog of any type, also a broadcast dialog. */
    public void dialog(DialogId id, UserId owner, DialogDraft draft) {
        store.change(() -> world.dialogs().add(id, owner, draft));
    }

    /** Adds a message to a dialog's history; without a time it was sent just now. */
    public void message(UserId sender, DialogId dialog, Draft draft) {
        store.change(
                () -> {
                    Long given = draft.dateSent();
                    world.messages()
                            .insert(
                                    sender,
                                    world.dialogs().existing(dialog),
                                    draft,
                                    given == null
                                            ? world.now().getEpochSecond()
                                            : Times.seconds(given));
                    store.run(
                            "UPDATE messages SET created_at = date_sent, updated_at = date_sent"
                                    + " WHERE id = ?",
                            draft.id().value());
                });
    }

    /** Adds many messages at once. */
    public void bulk(Bulk bulk) {
        store.change(
                () -> {
                    DialogRow dialog = world.dialogs().existing(bulk.dialog());
                    DialogFacts facts = world.dialogs().facts(dialog);
                    long firstSeq = store.number("SELECT ifnull(max(seq), 0) + 1 FROM messages");
                    store.with(
                            connection -> {
                                try (PreparedStatement insert =
                                        connection.prepareStatement(Bulk.INSERT)) {
                                    bulk.write(insert, dialog.key(), firstSeq, facts);
                                }
                            });
                    for (Members.Member member : members.occupants(dialog.key())) {
                        store.run(
                                "UPDATE members SET unread = unread + ?"
                                        + " WHERE dialog = ? AND user_id = ?",
                                bulk.count() - bulk.countOf(member.user()),
                                dialog.key(),
                                member.user().value());
                    }
                    store.run(
                            "UPDATE dialogs SET last_message_date_sent ="
                                    + " max(ifnull(last_message_date_sent, 0), ?) WHERE key = ?",
                            bulk.lastDate(),
                            dialog.key());
                });
    }

    /** Notes that one person has another in their contact list. */
    public void contact(UserId user, Contact contact) {
        store.change(
                () -> {
                    store.run(
                            "INSERT INTO contacts (user_id, contact_id, name, subscription,"
                                    + " asking) VALUES (?, ?, ?, ?, ?)",
                            user.value(),
                            contact.userId().value(),
                            contact.name(),
                            contact.subscription().word(),
                            contact.asking() ? 1 : 0);
                });
    }

    /**
     * Stores a file of someone.
     *
     * @param id null for the next one
     * @param uid null for a new one
     * @param text its bytes
     */
    public void file(
            @Nullable Long id, @Nullable String uid, UserId owner, NewFile kind, String text) {
        store.change(() -> world.shelf().put(id, uid, owner, kind, text));
    }

    /** Notes a privacy list of a person. */
    public void privacyList(
            UserId user, String name, boolean isDefault, List<PrivacyEntry> entries) {
        store.change(
                () -> {
                    store.run(
                            "INSERT INTO privacy_lists (user_id, name, is_default, items)"
                                    + " VALUES (?, ?, ?, ?)",
                            user.value(),
                            name,
                            isDefault ? 1 : 0,
                            Privacy.stored(entries));
                    world.privacy().forget(user);
                });
    }

    /** Notes a token that a provider would take. */
    public void providerToken(Providers.Token token) {
        store.change(() -> world.providers().add(token));
    }

    /** Notes that there is a class of custom objects. */
    public void customClass(String name) {
        store.change(
                () -> {
                    store.run("INSERT OR IGNORE INTO classes (name) VALUES (?)", name);
                });
    }

    /** Makes the tables where there are none, and refuses those of another version. */
    void makeTables() {
        boolean there =
                store.has("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'facts'");
        if (!there) {
            store.change(
                    () -> {
                        Schema.TABLES.forEach(store::run);
                        fact(VERSION_FACT, Schema.VERSION);
                    });
            return;
        }
        if (!store.has(
                "SELECT 1 FROM facts WHERE name = ? AND value = ?", VERSION_FACT, Schema.VERSION)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "The sandbox's data was written by another version of cubechat.")
                    .withHint("Begin again with `cubechat sandbox reset`.");
        }
    }

    /** The key of the storage's seals, made once and kept with the world. */
    byte[] storageKey(RandomGenerator random) {
        return store.change(
                () -> {
                    Optional<String> kept =
                            store.first(
                                    r -> r.getString(1),
                                    "SELECT value FROM facts WHERE name = ?",
                                    STORAGE_KEY_FACT);
                    if (kept.isPresent()) {
                        return HexFormat.of().parseHex(kept.get());
                    }
                    byte[] key = new byte[STORAGE_KEY_BYTES];
                    random.nextBytes(key);
                    fact(STORAGE_KEY_FACT, HexFormat.of().formatHex(key));
                    return key;
                });
    }

    private void fact(String name, String value) {
        store.run("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", name, value);
    }
}
