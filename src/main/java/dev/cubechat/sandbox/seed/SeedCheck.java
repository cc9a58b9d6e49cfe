package dev.cubechat.sandbox.seed;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.seed.Seed.SeedContact;
import dev.cubechat.sandbox.seed.Seed.SeedDialog;
import dev.cubechat.sandbox.seed.Seed.SeedFile;
import dev.cubechat.sandbox.seed.Seed.SeedMessage;
import dev.cubechat.sandbox.seed.Seed.SeedPrivacyList;
import dev.cubechat.sandbox.world.NewPerson;
import dev.cubechat.sandbox.world.PrivacyEntry;
import dev.cubechat.sandbox.world.Providers;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Checks that the parts of a seed fit together: everyone who is named is there, and only once. */
final class SeedCheck {
    private final Seed seed;
    private final Map<DialogId, SeedDialog> dialogs = new HashMap<>();

    private SeedCheck(Seed seed) {
        this.seed = seed;
        seed.dialogs().forEach(dialog -> dialogs.put(dialog.id(), dialog));
    }

    /**
     * Lets the seed through.
     *
     * @throws dev.cubechat.model.Failure USAGE where something named is not there, or what there
     *     can be only one of is there twice
     */
    static void check(Seed seed) {
        SeedCheck check = new SeedCheck(seed);
        check.differ("login", NewPerson::login);
        check.differ("email", NewPerson::email);
        check.differ("external_id", NewPerson::externalId);
        check.dialogs();
        check.messages();
        for (int i = 0; i < seed.bulk().size(); i++) {
            check.members(
                    "bulk[" + i + "]", seed.bulk().get(i).dialog(), seed.bulk().get(i).senders());
        }
        check.contacts();
        check.privacyLists();
        check.files();
        check.providerTokens();
    }

    /** No two people have the same of this. */
    private void differ(String key, Function<NewPerson, @Nullable String> value) {
        Set<String> taken = new HashSet<>();
        int place = 0;
        for (NewPerson person : seed.people().values()) {
            String own = value.apply(person);
            if (own != null && !taken.add(own)) {
                throw SeedObject.wrong("users[" + place + "]." + key + " is used twice: " + own);
            }
            place++;
        }
    }

    private void dialogs() {
        Set<Set<UserId>> pairs = new HashSet<>();
        for (int i = 0; i < seed.dialogs().size(); i++) {
            SeedDialog dialog = seed.dialogs().get(i);
            Set<UserId> people = SeedReader.people(dialog.owner(), dialog.draft());
            known("dialogs[" + i + "]", people);
            if (dialog.draft().type() == DialogType.PRIVATE && !pairs.add(people)) {
                throw SeedObject.wrong("dialogs[" + i + "] is a second one of the same two people");
            }
        }
    }

    private void messages() {
        Set<MessageId> ids = new HashSet<>();
        for (int i = 0; i < seed.messages().size(); i++) {
            SeedMessage message = seed.messages().get(i);
            String where = "messages[" + i + "]";
            members(where, message.dialog(), List.of(message.sender()));
            members(where, message.dialog(), message.readIds());
            members(where, message.dialog(), message.deliveredIds());
            message.reactions().values().forEach(users -> members(where, message.dialog(), users));
            if (message.id() != null) {
                once(ids, message.id(), where + "._id");
            }
        }
    }

    private void contacts() {
        Set<List<UserId>> pairs = new HashSet<>();
        for (int i = 0; i < seed.contacts().size(); i++) {
            SeedContact contact = seed.contacts().get(i);
            UserId user = contact.user();
            UserId other = contact.contact().userId();
            String where = "contacts[" + i + "]";
            known(where, List.of(user, other));
            if (user.equals(other)) {
                throw SeedObject.wrong(where + " makes user " + user + " a contact of their own");
            }
            once(pairs, List.of(user, other), where + ".contact_id");
        }
    }

    private void privacyLists() {
        Set<Map.Entry<UserId, String>> names = new HashSet<>();
        Set<UserId> withDefault = new HashSet<>();
        for (int i = 0; i < seed.privacyLists().size(); i++) {
            SeedPrivacyList list = seed.privacyLists().get(i);
            String where = "privacy_lists[" + i + "]";
            known(where, List.of(list.user()));
            known(where + ".items", list.entries().stream().map(PrivacyEntry::user).toList());
            once(names, Map.entry(list.user(), list.name()), where + ".name");
            if (list.isDefault() && !withDefault.add(list.user())) {
                throw SeedObject.wrong(where + " is a second default of user " + list.user());
            }
        }
    }

    private void files() {
        Set<Long> ids = new HashSet<>();
        Set<String> uids = new HashSet<>();
        for (int i = 0; i < seed.files().size(); i++) {
            SeedFile file = seed.files().get(i);
            String where = "files[" + i + "]";
            known(where, List.of(file.owner()));
            if (file.id() != null) {
                once(ids, file.id(), where + ".id");
            }
            if (file.uid() != null) {
                once(uids, file.uid(), where + ".uid");
            }
        }
    }

    private void providerTokens() {
        Set<Map.Entry<Provider, Secret>> tokens = new HashSet<>();
        for (int i = 0; i < seed.providerTokens().size(); i++) {
            Providers.Token token = seed.providerTokens().get(i);
            once(
                    tokens,
                    Map.entry(token.provider(), token.token()),
                    "provider_tokens[" + i + "].token");
        }
    }

    private static <T> void once(Set<T> taken, T one, String where) {
        if (!taken.add(one)) {
            throw SeedObject.wrong(where + " is used twice");
        }
    }

    private void members(String where, DialogId id, Collection<UserId> users) {
        SeedDialog dialog = dialogs.get(id);
        if (dialog == null) {
            throw SeedObject.wrong(where + ".chat_dialog_id " + id + " is no dialog of this seed");
        }
        known(where, users);
        Set<UserId> people = SeedReader.people(dialog.owner(), dialog.draft());
        for (UserId user : users) {
            if (dialog.draft().type() != DialogType.BROADCAST && !people.contains(user)) {
                throw SeedObject.wrong(
                        where + ": user " + user + " is not in dialog " + dialog.id());
            }
        }
    }

    private void known(String where, Collection<UserId> users) {
        for (UserId user : users) {
            if (!seed.people().containsKey(user)) {
                throw SeedObject.wrong(where + " names user " + user + ", who is not in users");
            }
        }
    }
}
