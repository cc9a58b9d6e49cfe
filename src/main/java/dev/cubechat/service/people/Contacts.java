package dev.cubechat.service.people;

import dev.cubechat.json.Json;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The contact list (protocol page xmpp.md, section 18). Contacts are mutual: who confirms a request
 * asks back, and who is asked back by someone they have asked agrees without a word.
 */
public final class Contacts {
    private final UserFinder users;
    private final ChatLine line;
    private final Roster stanzas;
    private final Duration patience;

    public Contacts(UserFinder users, ChatLine line, Roster stanzas, Duration patience) {
        this.users = users;
        this.line = line;
        this.stanzas = stanzas;
        this.patience = patience;
    }

    /** All contacts, those who were asked and have not answered among them. */
    public List<Contact> list() {
        asking();
        return roster();
    }

    /** Who has asked to be a contact and waits for an answer. */
    public List<UserId> requests() {
        return asking();
    }

    /**
     * Asks someone to be a contact.
     *
     * @param name what to call them; null for what they are called already, if anything
     */
    public Operation<Contact> add(UserTarget target, @Nullable String name) {
        UserId user = users.idOf(target);
        Xml put = stanzas.put(user, name == null ? nameIn(find(user)) : name);
        Xml ask = stanzas.tell(Roster.Word.SUBSCRIBE, user);
        return operation(
                user,
                List.of(put, ask),
                () -> {
                    checkRoom(user);
                    line.request(put, patience);
                    tell(user, ask);
                    return contact(user);
                });
    }

    /** Says yes to someone who has asked, and asks them back. */
    public Operation<Contact> confirm(UserTarget target) {
        UserId user = users.idOf(target);
        Optional<Contact> before = find(user);
        boolean weHear = before.filter(c -> c.subscription().weHear()).isPresent();
        Xml agree = stanzas.tell(Roster.Word.SUBSCRIBED, user);
        Xml put = stanzas.put(user, nameIn(before));
        Xml ask = stanzas.tell(Roster.Word.SUBSCRIBE, user);
        return operation(
                user,
                weHear ? List.of(agree) : List.of(agree, put, ask),
                () -> {
                    checkAsked(user);
                    checkRoom(user);
                    tell(user, agree);
                    if (!weHear) {
                        line.request(put, patience);
                        tell(user, ask);
                    }
                    return contact(user);
                });
    }

    /** Says no to someone who has asked, or takes back an earlier yes. */
    public Operation<Contact> reject(UserTarget target) {
        UserId user = users.idOf(target);
        Xml refuse = stanzas.tell(Roster.Word.UNSUBSCRIBED, user);
        return operation(
                user,
                List.of(refuse),
                () -> {
                    boolean granted =
                            find(user).filter(c -> c.subscription().theyHear()).isPresent();
                    if (!granted) {
                        checkAsked(user);
                    }
                    tell(user, refuse);
                    return find(user).orElse(new Contact(user, Subscription.NONE, false, null));
                });
    }

    /** Takes someone out of the list; they lose us, too. */
    public Operation<UserId> remove(UserTarget target) {
        UserId user = users.idOf(target);
        Xml remove = stanzas.remove(user);
        return operation(
                user,
                List.of(remove),
                () -> {
                    contact(user);
                    line.request(remove, patience);
                    return user;
                });
    }

    /** Calls a contact something else. */
    public Operation<Contact> rename(UserTarget target, String name) {
        UserId user = users.idOf(target);
        Xml put = stanzas.put(user, name);
        return operation(
                user,
                List.of(put),
                () -> {
                    contact(user);
                    line.request(put, patience);
                    return contact(user);
                });
    }

    /** Who waits for our answer; those whom we have asked get it at once (section 18.3). */
    private List<UserId> asking() {
        List<UserId> waiting = new ArrayList<>(line.arrived(patience).asking());
        List<Contact> contacts = waiting.isEmpty() ? List.of() : roster();
        for (Contact contact : contacts) {
            if (contact.subscription() == Subscription.TO && waiting.remove(contact.userId())) {
                tell(contact.userId(), stanzas.tell(Roster.Word.SUBSCRIBED, contact.userId()));
            }
            if (contact.subscription().theyHear()) {
                waiting.remove(contact.userId());
            }
        }
        return waiting;
    }

    private void checkAsked(UserId user) {
        if (!asking().contains(user)) {
            throw new Failure(
                            FailureKind.NOT_FOUND,
                            "User " + user + " has not asked to be your contact.")
                    .withHint("Who has: cubechat contacts requests");
        }
    }

    private void checkRoom(UserId user) {
        List<Contact> contacts = roster();
        boolean known = contacts.stream().anyMatch(contact -> contact.userId().equals(user));
        if (!known && contacts.size() >= Contact.MOST) {
            throw new Failure(
                            FailureKind.INVALID,
                            "You have "
                                    + contacts.size()
                                    + " contacts; "
                                    + Contact.MOST
                                    + " is the most.")
                    .withHint("cubechat contacts remove USER makes room.");
        }
    }

    /** Tells someone something, and notices where the server does not pass it on. */
    private void tell(UserId user, Xml presence) {
        line.send(List.of(presence));
        Optional<StanzaError> refusal = line.arrived(patience).refusal(user);
        if (refusal.isPresent()) {
            throw line.failure(refusal.get(), "The request to user " + user);
        }
    }

    private Contact contact(UserId user) {
        return find(user)
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.NOT_FOUND,
                                        "User " + user + " is not in your contact list."));
    }

    private Optional<Contact> find(UserId user) {
        return roster().stream().filter(contact -> contact.userId().equals(user)).findFirst();
    }

    private List<Contact> roster() {
        return stanzas.read(line.request(stanzas.ask(), patience));
    }

    private static @Nullable String nameIn(Optional<Contact> contact) {
        return contact.map(Contact::name).orElse(null);
    }

    private static <T> Operation<T> operation(UserId user, List<Xml> sent, Supplier<T> work) {
        return Operation.ofStanzas(Json.obj().with("user_id", user.value()).build(), sent, work);
    }
}
