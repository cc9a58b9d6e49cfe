package dev.cubechat.sandbox.world;

import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One ConnectyCube application, as far as a client can tell: its people, sessions, dialogs and
 * messages, with their rules and their storage. It knows neither REST nor XMPP.
 *
 * <p>The faces ask it in plain methods, from any thread: {@link #people}, {@link #sessions}, {@link
 * #dialogs}, {@link #messages} (send, edit, delete), {@link #history} (read), {@link #marks}
 * (delivered, read), {@link #reactions}, {@link #offline}, {@link #activity}, {@link #contacts},
 * {@link #privacy}. What it does not do, it answers with {@link Refused}. Whatever live connections
 * must hear of it tells a {@link WorldListener} as a {@link WorldEvent}, in the order in which it
 * happened.
 *
 * <p>A face that sends for a person calls {@code messages().post(sender, target, draft, origin)};
 * the event comes back with the same {@code origin}, with the dialog and with all who must hear.
 */
public final class World implements AutoCloseable {
    private static final String FILE = "world.db";
    private final Store store;
    private final InstantSource clock;
    private final ObjectIds ids;
    private final String chatHost;
    private final People people;
    private final Sessions sessions;
    private final Dialogs dialogs;
    private final Messages messages;
    private final History history;
    private final Marks marks;
    private final ReactionBook reactions;
    private final OfflineStore offline;
    private final Activity activity;
    private final Contacts contacts;
    private final Providers providers;
    private final GlobalSearch search;
    private final CustomObjects objects;
    private final Subscriptions subscriptions;
    private final PushEvents pushEvents;
    private final AddressBooks addressBooks;
    private final Privacy privacy;
    private final Planting planting;
    private final Vault vault;
    private final Shelf shelf;
    private final RandomGenerator random;

    private World(
            Store store,
            Vault vault,
            String chatHost,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
        this.chatHost = chatHost;
        this.ids = new ObjectIds(clock, random);
        Passwords passwords = new Passwords(random);
        Members members = new Members(store);
        MessageView view = new MessageView(store);
        Eraser eraser = new Eraser(store);
        this.people = new People(store, this, passwords);
        this.sessions = new Sessions(store, this, random);
        this.dialogs = new Dialogs(store, this, members, eraser);
        this.messages = new Messages(store, this, members, view, eraser);
        this.marks = new Marks(store, this);
        this.history = new History(store, this, members, view, marks);
        this.reactions = new ReactionBook(store, this);
        this.offline = new OfflineStore(store);
        this.activity = new Activity(store, this);
        this.contacts = new Contacts(store, this);
        this.providers = new Providers(store, this);
        this.search = new GlobalSearch(store, new DialogView(store, this, members), view);
        this.objects = new CustomObjects(store, this);
        this.subscriptions = new Subscriptions(store, this);
        this.pushEvents = new PushEvents(store, this);
        this.addressBooks = new AddressBooks(store);
        this.privacy = new Privacy(store);
        this.planting = new Planting(store, this, members, passwords);
        this.shelf = new Shelf(store, this, vault, random);
    }

    /**
     * A world that is gone when it is closed.
     *
     * @param chatHost the domain of its addresses
     * @param random for tokens and salts, so it must not be guessable outside tests
     */
    public static World inMemory(String chatHost, InstantSource clock, RandomGenerator random) {
        return open(Store.IN_MEMORY, Vault.temporary(), chatHost, clock, random);
    }

    /**
     * The world of this folder, which is made, for the owner's eyes only, where there is none.
     *
     * @throws Failure where the folder cannot be used
     */
    public static World inFolder(
            Path folder, String chatHost, InstantSource clock, RandomGenerator random) {
        try {
            Files.createDirectories(folder);
            Path database = folder.resolve(FILE);
            if (Files.notExists(database)) {
                Files.createFile(database);
            }
            OwnerOnly.close(folder);
            // What SQLite writes beside it gets the same permissions.
            OwnerOnly.close(database);
        } catch (IOException failed) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "The data folder " + folder + " cannot be used: " + failed.getMessage(),
                    failed);
        }
        return open(
                folder.resolve(FILE).toString(),
                Vault.in(folder.resolve("files")),
                chatHost,
                clock,
                random);
    }

    private static World open(
            String database,
            Vault vault,
            String chatHost,
            InstantSource clock,
            RandomGenerator random) {
        World world = new World(Store.open(database), vault, chatHost, clock, random);
        try {
            world.planting.makeTables();
            return world;
        } catch (RuntimeException failed) {
            world.close();
            throw failed;
        }
    }

    /** Does this while nothing else happens here: nothing is read, changed or told. */
    public <T> T alone(Supplier<T> work) {
        return store.read(work);
    }

    /** Hears of every change from now on. */
    public void listen(WorldListener listener) {
        store.listen(listener);
    }

    public People people() {
        return people;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** Looks for texts everywhere. */
    public GlobalSearch search() {
        return search;
    }

    /** The records of custom classes. */
    public CustomObjects objects() {
        return objects;
    }

    /** The devices that want pushes. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** The pushes that people ask for. */
    public PushEvents pushEvents() {
        return pushEvents;
    }

    /** The address books of telephones. */
    public AddressBooks addressBooks() {
        return addressBooks;
    }

    /** The services that vouch for people. */
    public Providers providers() {
        return providers;
    }

    public Dialogs dialogs() {
        return dialogs;
    }

    public Messages messages() {
        return messages;
    }

    public History history() {
        return history;
    }

    public Marks marks() {
        return marks;
    }

    public ReactionBook reactions() {
        return reactions;
    }

    public OfflineStore offline() {
        return offline;
    }

    /** What is known about stored files. */
    public Shelf shelf() {
        return shelf;
    }

    /** The bytes of stored files. */
    public Storeroom storeroom() {
        return new Storeroom(this, shelf, vault, new Seals(planting.storageKey(random)));
    }

    public Activity activity() {
        return activity;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Privacy privacy() {
        return privacy;
    }

    /** Puts things into this world without asking for permission. */
    public Planting planting() {
        return planting;
    }

    /** Whether the person may connect with this: their password, or a living token of theirs. */
    public boolean admits(UserId user, Secret passwordOrToken) {
        return people.passwordFits(user, passwordOrToken)
                || sessions.belongsTo(passwordOrToken, user);
    }

    /** Whether nothing was ever planted here. */
    public boolean isNew() {
        return fact("app_id").isEmpty();
    }

    public AppId appId() {
        return new AppId(Long.parseLong(fact("app_id").orElseThrow()));
    }

    public Secret authKey() {
        return new Secret(fact("auth_key").orElseThrow());
    }

    /** The keys that a dialog's {@code extensions} may have. */
    public Set<String> dialogFields() {
        return Set.copyOf(fact("dialog_fields").map(Lists::storedTexts).orElseThrow());
    }

    public String chatHost() {
        return chatHost;
    }

    /** The room of a dialog that is not private, on the host {@code muc.} and the chat host. */
    public String roomJid(DialogId dialog) {
        return appId() + "_" + dialog + "@muc." + chatHost;
    }

    /** What time it is here, in whole milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A new ObjectId. */
    public String newId() {
        return ids.next();
    }

    DialogId newDialogId() {
        return ids.nextDialogId();
    }

    private Optional<String> fact(String name) {
        return store.read(
                () ->
                        store.first(
                                r -> r.getString(1),
                                "SELECT value FROM facts WHERE name = ?",
                                name));
    }

    @Override
    public void close() {
        try (vault) {
            store.close();
        }
    }
}
