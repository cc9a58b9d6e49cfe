package dev.cubechat.wire.xmpp;

import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.PrivacyRule.Where;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Privacy lists (protocol page xmpp.md, section 19; XEP-0016). A person takes two items: their own
 * address, and one that stands for them in every group. Lists of other programs may have one alone.
 */
public final class PrivacyLists {
    private static final String LIST = "list";
    private final Addresses addresses;

    public PrivacyLists(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Asks for the names of all lists. */
    public static Xml names() {
        return Iq.get(null, query());
    }

    /** Asks for one list. */
    public static Xml show(String name) {
        return Iq.get(null, query().child(named(LIST, name)));
    }

    /** Makes a list, or puts it in the place of the one with its name; without rules it goes. */
    public Xml set(PrivacyList list) {
        return Iq.set(query().child(list(list.name(), items(list.rules()))));
    }

    public static Xml delete(String name) {
        return Iq.set(query().child(named(LIST, name)));
    }

    /** Puts a list in force for all connections; null puts none in force. */
    public static Xml setDefault(@Nullable String name) {
        return Iq.set(query().child(named("default", name)));
    }

    /** The names in an answer. Some clients' servers list the one in force as an empty name. */
    public static PrivacyNames readNames(Xml iq) {
        Xml query = iq.find("query", Ns.PRIVACY).orElse(query());
        return new PrivacyNames(
                query.find("active").flatMap(PrivacyLists::name).orElse(null),
                query.find("default").flatMap(PrivacyLists::name).orElse(null),
                query.elements()
                        .filter(child -> child.name().equals(LIST))
                        .flatMap(child -> name(child).stream())
                        .distinct()
                        .toList());
    }

    /**
     * The list in an answer, in whatever order its items are.
     *
     * @throws MalformedStanza where it says something that is not about persons
     */
    public PrivacyList readList(Xml iq) throws MalformedStanza {
        Xml list =
                iq.find("query", Ns.PRIVACY)
                        .flatMap(query -> query.find(LIST))
                        .orElseThrow(() -> new MalformedStanza("an answer without its list"));
        Map<UserId, List<PrivacyRule>> rules = new LinkedHashMap<>();
        for (PrivacyItem item : readItems(list)) {
            UserId user = userOf(item).orElseThrow(() -> new MalformedStanza("a stranger's rule"));
            Where where = inGroups(item) ? Where.GROUPS : Where.PRIVATE;
            boolean mutual = item.deny() && item.kinds().isEmpty();
            List<PrivacyRule> those = rules.computeIfAbsent(user, first -> new ArrayList<>());
            // Of two items for one address the first counts.
            if (those.stream().noneMatch(rule -> rule.where() == where)) {
                those.add(new PrivacyRule(user, item.deny(), mutual, where));
            }
        }
        return new PrivacyList(
                name(list).orElse(""),
                rules.values().stream().flatMap(PrivacyLists::joined).toList());
    }

    /** One rule, where a person's two say the same. */
    private static Stream<PrivacyRule> joined(List<PrivacyRule> rules) {
        List<PrivacyRule> wide =
                rules.stream().map(rule -> rule.in(Where.EVERYWHERE)).distinct().toList();
        return rules.size() == 2 && wide.size() == 1 ? wide.stream() : rules.stream();
    }

    /** The items of a list, by their order. */
    public static List<PrivacyItem> readItems(Xml list) throws MalformedStanza {
        List<PrivacyItem> items = new ArrayList<>();
        for (Xml item : list.elements().filter(child -> child.name().equals("item")).toList()) {
            items.add(PrivacyItem.read(item));
        }
        items.sort((one, other) -> Long.compare(one.order(), other.order()));
        return items;
    }

    /** Whether the item is about someone's words in groups. */
    public boolean inGroups(PrivacyItem item) {
        return item.value().startsWith(addresses.mucDomain() + "/");
    }

    /** The person whom an item is about. */
    public Optional<UserId> userOf(PrivacyItem item) {
        return inGroups(item)
                ? addresses.userOfNick(Jid.parse(item.value()).resource())
                : addresses.userOf(item.value());
    }

    /** The value of an item about this person. */
    public String value(UserId user, boolean inGroups) {
        return inGroups ? addresses.privacyGroup(user) : addresses.user(user);
    }

    /** What the answer to a question for the names holds. */
    public static Xml namesQuery(PrivacyNames names) {
        Xml query = query();
        if (names.active() != null) {
            query = query.child(named("active", names.active()));
        }
        if (names.standard() != null) {
            query = query.child(named("default", names.standard()));
        }
        for (String name : names.names()) {
            query = query.child(named(LIST, name));
        }
        return query;
    }

    /** What the answer to a question for a list holds. */
    public static Xml listQuery(String name, List<PrivacyItem> items) {
        return query().child(list(name, items));
    }

    /** Tells one's own devices that a list changed; it has no sender. */
    public static Xml push(String id, String name) {
        return Iq.set(query().child(named(LIST, name))).attr("id", id);
    }

    /** The name that an element gives. */
    public static Optional<String> name(Xml element) {
        return element.attr("name").filter(name -> !name.isEmpty());
    }

    private List<PrivacyItem> items(List<PrivacyRule> rules) {
        List<PrivacyItem> items = new ArrayList<>();
        for (PrivacyRule rule : rules) {
            for (boolean inGroups : new boolean[] {false, true}) {
                if (rule.where().holds(inGroups)) {
                    items.add(
                            new PrivacyItem(
                                    value(rule.userId(), inGroups),
                                    rule.deny(),
                                    items.size() + 1,
                                    rule.mutual() ? Set.of() : Set.copyOf(PrivacyItem.ONE_WAY)));
                }
            }
        }
        return items;
    }

    private static Xml list(String name, List<PrivacyItem> items) {
        return named(LIST, name).withChildren(items.stream().map(PrivacyItem::toXml).toList());
    }

    private static Xml named(String element, @Nullable String name) {
        return Xml.of(element, Ns.PRIVACY).attr("name", name);
    }

    private static Xml query() {
        return Xml.of("query", Ns.PRIVACY);
    }
}
