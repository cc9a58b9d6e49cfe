package dev.cubechat.sandbox.seed;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.seed.Seed.SeedDialog;
import dev.cubechat.sandbox.seed.Seed.SeedMessage;
import dev.cubechat.sandbox.world.NewPerson;

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
     * @throws dev.cubechat.model.Failure USAGE where something named is not there, or two people
     *     have one name
     */
    static void check(Seed seed) {
        SeedCheck check = new SeedCheck(seed);
        check.differ("login", NewPerson::login);
        check.differ("email", NewPerson::email);
        check.differ("external_id", NewPerson::externalId);
        check.dialogs();
        check.messages();
        for (int i = 0; i < seed.bulk().size(); i++) {
            check.senders(
                    "bulk[" + i + "]", seed.bulk().get(i).dialog(), seed.bulk().get(i).senders());
        }
        seed.contacts()
                .forEach(c -> check.known("contacts", List.of(c.user(), c.contact().userId())));
        seed.privacyLists().forEach(list -> check.known("privacy_lists", List.of(list.user())));
        seed.files().forEach(file -> check.known("files", List.of(file.owner())));
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
            senders(where, message.dialog(), List.of(message.sender()));
            known(where, message.readIds());
            known(where, message.deliveredIds());
            message.reactions().values().forEach(users -> known(where, users));
            if (message.id() != null && !ids.add(message.id())) {
                throw SeedObject.wrong(where + "._id is used twice");
            }
        }
    }

    private void senders(String where, DialogId id, Collection<UserId> senders) {
        SeedDialog dialog = dialogs.get(id);
        if (dialog == null) {
            throw SeedObject.wrong(where + ".chat_dialog_id " + id + " is no dialog of this seed");
        }
        known(where, senders);
        Set<UserId> people = SeedReader.people(dialog.owner(), dialog.draft());
        for (UserId sender : senders) {
            if (dialog.draft().type() != DialogType.BROADCAST && !people.contains(sender)) {
                throw SeedObject.wrong(
                        where + ": user " + sender + " is not in dialog " + dialog.id());
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
