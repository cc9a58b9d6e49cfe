package dev.cubechat.tui.plain;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who people are and what dialogs are called. */
final class Names {
    private final Map<UserId, User> people = new HashMap<>();
    private final Set<UserId> asked = new HashSet<>();
    private final Set<DialogId> askedDialogs = new HashSet<>();
    private final Map<DialogId, Dialog> dialogs = new LinkedHashMap<>();
    private @Nullable User me;

    void me(User user) {
        me = user;
        note(user);
    }

    Optional<User> me() {
        return Optional.ofNullable(me);
    }

    boolean isMe(UserId user) {
        return me != null && me.id().equals(user);
    }

    void note(User user) {
        people.put(user.id(), user);
    }

    void note(Dialog dialog) {
        dialogs.put(dialog.id(), dialog);
    }

    /** The person is in it no more; who comes back into it hears its name anew. */
    void forget(DialogId dialog) {
        dialogs.remove(dialog);
        askedDialogs.remove(dialog);
    }

    Collection<Dialog> dialogs() {
        return new ArrayList<>(dialogs.values());
    }

    Collection<User> people() {
        return new ArrayList<>(people.values());
    }

    Optional<Dialog> dialog(DialogId id) {
        return Optional.ofNullable(dialogs.get(id));
    }

    /** Where a message was said, as far as that is known. */
    @Nullable DialogId dialogOf(ChatEvent.Arrived arrived) {
        Message message = arrived.message();
        UserId other = isMe(message.senderId()) ? message.recipientId() : message.senderId();
        return placeOf(message.dialogId(), arrived.group() ? null : other);
    }

    /**
     * Where something was said or changed, as far as that is known. What is between two people is
     * in the private dialog of these two, whatever dialog it names.
     *
     * @param peer the other one; null where it is not between two people
     */
    @Nullable DialogId placeOf(@Nullable DialogId named, @Nullable UserId peer) {
        User self = me;
        Dialog dialog = named == null ? null : dialogs.get(named);
        if (self == null || peer == null || dialog == null || dialog.isBetween(self.id(), peer)) {
            return named;
        }
        return dialogs.values().stream()
                .filter(other -> other.isBetween(self.id(), peer))
                .map(Dialog::id)
                .findFirst()
                .orElse(null);
    }

    /** Those of them who are not known and were not asked for; from now on they were. */
    List<UserId> strangers(Collection<UserId> some) {
        return some.stream().filter(user -> !people.containsKey(user) && asked.add(user)).toList();
    }

    /** Whether a dialog is not known and was not asked for; from now on it was. */
    boolean isStrange(DialogId dialog) {
        return !dialogs.containsKey(dialog) && askedDialogs.add(dialog);
    }

    /** What to call a person. */
    String of(UserId user) {
        return isMe(user) ? "me" : inFull(user);
    }

    /** The same where one does not speak of oneself. */
    String inFull(UserId user) {
        User known = people.get(user);
        return known == null ? "user " + user : TerminalText.line(known.displayName());
    }

    /** What to call a dialog: its name, or the other person's. */
    String of(DialogId id) {
        Dialog dialog = dialogs.get(id);
        if (dialog == null) {
            return "dialog " + id;
        }
        String name = dialog.name();
        if (name != null && !name.isBlank()) {
            return TerminalText.line(name);
        }
        return me == null ? "dialog " + id : dialog.peerOf(me.id()).map(this::of).orElse("me");
    }

    boolean isPrivate(DialogId id) {
        Dialog dialog = dialogs.get(id);
        return dialog != null && dialog.type() == DialogType.PRIVATE;
    }

    /** The number of a person who was named. */
    Optional<UserId> number(UserTarget target) {
        return switch (target) {
            case UserTarget.Id id -> Optional.of(id.id());
            case UserTarget.Me mine -> me().map(User::id);
            case UserTarget.Login login -> first(user -> login.login().equals(user.login()));
            case UserTarget.Email email -> first(user -> email.email().equals(user.email()));
            case UserTarget.ExternalId ext ->
                    first(user -> ext.externalId().equals(user.externalId()));
        };
    }

    private Optional<UserId> first(Predicate<User> fits) {
        return people.values().stream().filter(fits).map(User::id).findFirst();
    }
}
