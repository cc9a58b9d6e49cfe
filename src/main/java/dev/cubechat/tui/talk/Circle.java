package dev.cubechat.tui.talk;

import dev.cubechat.model.Contact;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.UserId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is a contact, who asks to be one, and who is blocked. */
public final class Circle {
    private final People people;
    private final Map<UserId, Contact> contacts = new LinkedHashMap<>();
    private final Set<UserId> requests = new LinkedHashSet<>();
    private final Set<UserId> seen = new HashSet<>();
    private final List<PrivacyRule> blocked = new ArrayList<>();

    Circle(People people) {
        this.people = people;
    }

    public void contacts(List<Contact> all) {
        contacts.clear();
        people.forgetNicknames();
        for (Contact contact : all) {
            contacts.put(contact.userId(), contact);
            people.mention(contact.userId());
            people.nickname(contact.userId(), contact.name());
        }
    }

    public Collection<Contact> contacts() {
        return List.copyOf(contacts.values());
    }

    /** Who asks to be a contact, the first to ask first. */
    public List<UserId> requests() {
        return List.copyOf(requests);
    }

    /** Those of them of whom the person has not seen the list yet. */
    public List<UserId> unseenRequests() {
        return requests.stream().filter(user -> !seen.contains(user)).toList();
    }

    /** The person looks at the list of those who ask. */
    public void seeRequests() {
        seen.addAll(requests);
    }

    public void asks(UserId user, boolean still) {
        if (still) {
            requests.add(user);
            people.mention(user);
        } else {
            requests.remove(user);
            seen.remove(user);
        }
    }

    public Collection<PrivacyRule> blocked() {
        return List.copyOf(blocked);
    }

    /** Whether what they write to us alone does not reach us. */
    public boolean isBlocked(UserId user) {
        return blocked.stream()
                .anyMatch(rule -> rule.userId().equals(user) && rule.where().holds(false));
    }

    public void blocked(Collection<PrivacyRule> rules) {
        blocked.clear();
        for (PrivacyRule rule : rules) {
            if (rule.deny()) {
                blocked.add(rule);
                people.mention(rule.userId());
            }
        }
    }
}
