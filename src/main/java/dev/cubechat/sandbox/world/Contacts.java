package dev.cubechat.sandbox.world;

import dev.cubechat.model.Contact;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Who has whom in the contact list, and who has asked whom (protocol page xmpp.md, section 18; RFC
 * 6121, section 3). What one person grants, the other holds: both rows change together.
 */
public final class Contacts {
    private final Store store;
    private final World world;

    Contacts(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /** The person's contacts by their numbers. */
    public List<Contact> of(UserId owner) {
        return store.read(
                () ->
                        store.list(
                                Contacts::contact,
                                "SELECT * FROM contacts WHERE user_id = ? ORDER BY contact_id",
                                owner.value()));
    }

    /** Who has asked the person and waits for an answer. */
    public List<UserId> requests(UserId owner) {
        return store.read(
                () ->
                        store.list(
                                row -> new UserId(row.getLong(1)),
                                "SELECT user_id FROM contacts WHERE contact_id = ? AND asking = 1"
                                        + " ORDER BY user_id",
                                owner.value()));
    }

    /**
     * Puts someone into the list, or gives them another name.
     *
     * @throws Refused where there is no such person, or the list is full
     */
    public void put(UserId owner, UserId other, @Nullable String name) {
        store.change(
                () -> {
                    Contact mine = existing(owner, other);
                    save(owner, new Contact(other, mine.subscription(), mine.asking(), name));
                });
    }

    /**
     * Takes someone out of the list, and ends what either is told of the other.
     *
     * @throws Refused where they are not in it
     */
    public void remove(UserId owner, UserId other) {
        store.change(
                () -> {
                    Contact mine =
                            find(owner, other)
                                    .orElseThrow(() -> Refused.of(Reason.NO_SUCH_CONTACT));
                    drop(owner, other);
                    refuse(owner, other);
                    store.run(
                            "DELETE FROM contacts WHERE user_id = ? AND contact_id = ?",
                            owner.value(),
                            other.value());
                    store.tell(new WorldEvent.ContactChanged(owner, mine, true));
                });
    }

    /**
     * Asks someone to be told when they are online.
     *
     * @throws Refused where there is no such person, or the list is full
     */
    public void ask(UserId owner, UserId other) {
        store.change(
                () -> {
                    Contact mine = existing(owner, other);
                    if (!mine.subscription().weHear()) {
                        save(owner, with(mine, mine.subscription(), true));
                        told(owner, other, WorldEvent.ContactWord.ASKED);
                    }
                });
    }

    /** Agrees to what someone has asked; without a question nothing happens. */
    public void agree(UserId owner, UserId other) {
        store.change(
                () -> {
                    Optional<Contact> theirs = find(other, owner).filter(Contact::asking);
                    if (theirs.isPresent()) {
                        Contact mine = existing(owner, other);
                        hear(other, theirs.get(), true);
                        show(owner, mine, true);
                        told(owner, other, WorldEvent.ContactWord.AGREED);
                    }
                });
    }

    /** Refuses what someone has asked, or takes back what was granted them. */
    public void refuse(UserId owner, UserId other) {
        store.change(
                () -> {
                    Optional<Contact> theirs =
                            find(other, owner).filter(c -> c.asking() || c.subscription().weHear());
                    if (theirs.isPresent()) {
                        hear(other, theirs.get(), false);
                        find(owner, other).ifPresent(mine -> show(owner, mine, false));
                        told(owner, other, WorldEvent.ContactWord.REFUSED);
                    }
                });
    }

    /** Wants to be told of someone no more. */
    public void drop(UserId owner, UserId other) {
        store.change(
                () -> {
                    Optional<Contact> mine =
                            find(owner, other).filter(c -> c.asking() || c.subscription().weHear());
                    if (mine.isPresent()) {
                        hear(owner, mine.get(), false);
                        find(other, owner).ifPresent(theirs -> show(other, theirs, false));
                        told(owner, other, WorldEvent.ContactWord.DROPPED);
                    }
                });
    }

    /**
     * Someone is no more: nobody is told of them any longer, has them in the list, or is asked by
     * them.
     */
    void forget(UserId gone) {
        of(gone).forEach(contact -> drop(gone, contact.userId()));
        for (UserId holder : holders(gone)) {
            Contact last = find(holder, gone).orElseThrow();
            refuse(gone, holder);
            store.tell(new WorldEvent.ContactChanged(holder, last, true));
        }
        store.run(
                "DELETE FROM contacts WHERE user_id = ? OR contact_id = ?",
                gone.value(),
                gone.value());
    }

    private List<UserId> holders(UserId listed) {
        return store.list(
                row -> new UserId(row.getLong(1)),
                "SELECT user_id FROM contacts WHERE contact_id = ? ORDER BY user_id",
                listed.value());
    }

    /** Whether the owner is told of the contact from now on. */
    private void hear(UserId holder, Contact contact, boolean yes) {
        Subscription now = Subscription.of(yes, contact.subscription().theyHear());
        save(holder, with(contact, now, false));
    }

    /** Whether the contact is told of the owner from now on. */
    private void show(UserId holder, Contact contact, boolean yes) {
        Subscription now = Subscription.of(contact.subscription().weHear(), yes);
        save(holder, with(contact, now, contact.asking()));
    }

    private Optional<Contact> find(UserId holder, UserId listed) {
        return store.read(
                () ->
                        store.first(
                                Contacts::contact,
                                "SELECT * FROM contacts WHERE user_id = ? AND contact_id = ?",
                                holder.value(),
                                listed.value()));
    }

    /** The contact as they are, or as new ones begin. */
    private Contact existing(UserId owner, UserId other) {
        Optional<Contact> there = find(owner, other);
        if (there.isPresent()) {
            return there.get();
        }
        if (owner.equals(other)) {
            throw Refused.notAllowed("Nobody is their own contact.");
        }
        if (!world.people().exists(other)) {
            throw Refused.of(Reason.NO_SUCH_USER);
        }
        long count = store.number("SELECT count(*) FROM contacts WHERE user_id = ?", owner.value());
        if (count >= Contact.MOST) {
            throw Refused.notAllowed("The contact list is full: " + Contact.MOST + ".");
        }
        return new Contact(other, Subscription.NONE, false, null);
    }

    private void save(UserId owner, Contact contact) {
        store.run(
                "INSERT OR REPLACE INTO contacts (user_id, contact_id, name, subscription, asking)"
                        + " VALUES (?, ?, ?, ?, ?)",
                owner.value(),
                contact.userId().value(),
                contact.name(),
                contact.subscription().word(),
                contact.asking() ? 1 : 0);
        store.tell(new WorldEvent.ContactChanged(owner, contact, false));
    }

    private void told(UserId from, UserId to, WorldEvent.ContactWord word) {
        store.tell(new WorldEvent.ContactTold(from, to, word));
    }

    private static Contact with(Contact contact, Subscription subscription, boolean asking) {
        return new Contact(contact.userId(), subscription, asking, contact.name());
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                new UserId(row.getLong("contact_id")),
                Subscription.ofWord(row.getString("subscription")).orElse(Subscription.NONE),
                row.getInt("asking") == 1,
                row.getString("name"));
    }
}
