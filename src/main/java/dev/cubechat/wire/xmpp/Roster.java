package dev.cubechat.wire.xmpp;

import dev.cubechat.model.Contact;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The contact list and what contacts ask of each other (protocol page xmpp.md, section 18; RFC
 * 6121).
 */
public final class Roster {
    private static final String SUBSCRIBE = "subscribe";
    private static final String REMOVE = "remove";
    private final Addresses addresses;

    public Roster(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What one person tells another about being contacts: the type of a presence. */
    public enum Word {
        /** Asks to be told when the other is online. */
        SUBSCRIBE,
        /** Agrees to that. */
        SUBSCRIBED,
        /** Wants to be told no more. */
        UNSUBSCRIBE,
        /** Does not agree, or no longer. */
        UNSUBSCRIBED;

        public String type() {
            return switch (this) {
                case SUBSCRIBE -> Roster.SUBSCRIBE;
                case SUBSCRIBED -> "subscribed";
                case UNSUBSCRIBE -> "unsubscribe";
                case UNSUBSCRIBED -> "unsubscribed";
            };
        }

        /** The word of this type of presence; nothing where it is about something else. */
        public static Optional<Word> ofType(String type) {
            return List.of(values()).stream().filter(word -> word.type().equals(type)).findFirst();
        }
    }

    /** Asks for the whole list. */
    public Xml ask() {
        return Iq.get(null, Xml.of("query", Ns.ROSTER));
    }

    /** Puts someone into the list, or gives them another name. */
    public Xml put(UserId user, @Nullable String name) {
        return Iq.set(query(address(user).attr("name", name)));
    }

    /** Takes someone out of the list, in both directions. */
    public Xml remove(UserId user) {
        return Iq.set(query(address(user).attr("subscription", REMOVE)));
    }

    /** Tells someone this. */
    public Xml tell(Word word, UserId to) {
        return Xml.of("presence", Ns.CLIENT)
                .attr("type", word.type())
                .attr("to", addresses.user(to));
    }

    /** The contacts in an answer; a name that is only the address counts as none. */
    public List<Contact> read(Xml iq) {
        return iq.find("query", Ns.ROSTER).stream()
                .flatMap(Xml::elements)
                .filter(item -> item.name().equals("item"))
                .flatMap(item -> contact(item).stream())
                .toList();
    }

    /** What an answer holds. */
    public Xml query(List<Contact> contacts) {
        return Xml.of("query", Ns.ROSTER).withChildren(contacts.stream().map(this::item).toList());
    }

    /** Tells one's own devices of a change. It has no sender: SDK 3 misreads one that has. */
    public Xml push(String id, Contact contact) {
        return Iq.set(query(item(contact))).attr("id", id);
    }

    /** Tells one's own devices that someone is not in the list any more. */
    public Xml pushRemoved(String id, UserId user) {
        return remove(user).attr("id", id);
    }

    /** The one person whom an order is about. */
    public Optional<UserId> user(Xml item) {
        return item.attr("jid").flatMap(addresses::userOf);
    }

    /** Whether the person is to be taken out of the list. */
    public static boolean isRemoval(Xml item) {
        return item.attr("subscription").filter(REMOVE::equals).isPresent();
    }

    private Optional<Contact> contact(Xml item) {
        Optional<Subscription> subscription =
                Subscription.ofWord(item.attr("subscription").orElse("none"));
        return user(item)
                .flatMap(
                        user ->
                                subscription.map(
                                        known ->
                                                new Contact(
                                                        user,
                                                        known,
                                                        item.attr("ask")
                                                                .filter(SUBSCRIBE::equals)
                                                                .isPresent(),
                                                        name(item, user))));
    }

    private @Nullable String name(Xml item, UserId user) {
        return item.attr("name")
                .filter(name -> !name.isEmpty() && !name.equals(addresses.login(user)))
                .orElse(null);
    }

    private Xml item(Contact contact) {
        return address(contact.userId())
                .attr("subscription", contact.subscription().word())
                .attr("ask", contact.asking() ? SUBSCRIBE : null)
                .attr("name", contact.name());
    }

    private Xml address(UserId user) {
        return Xml.of("item", Ns.ROSTER).attr("jid", addresses.user(user));
    }

    private static Xml query(Xml item) {
        return Xml.of("query", Ns.ROSTER).child(item);
    }
}
