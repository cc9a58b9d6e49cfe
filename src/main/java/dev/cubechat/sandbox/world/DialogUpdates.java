package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Changes to a dialog, each with its own rule (protocol page rest.md, sections 6.3 and 6.8). */
final class DialogUpdates {
    private static final int MOST_ADMINS = 5;
    private static final int MOST_EXTENSIONS = 3;
    private final Store store;
    private final World world;
    private final Members members;

    DialogUpdates(Store store, World world, Members members) {
        this.store = store;
        this.world = world;
        this.members = members;
    }

    /**
     * Makes the change, or nothing of it.
     *
     * @param after gives the dialog as it is then
     */
    void apply(
            UserId by,
            DialogRow row,
            DialogFacts dialog,
            DialogChange change,
            Supplier<DialogFacts> after) {
        look(by, row, dialog, change);
        settings(by, row, dialog, change);
        pins(by, row, dialog, change);
        admins(by, row, dialog, change);
        occupants(by, row, dialog, change, after);
        store.run(
                "UPDATE dialogs SET updated_at = ? WHERE key = ?",
                world.now().getEpochSecond(),
                row.key());
    }

    void checkName(@Nullable String name) {
        if (name != null && name.length() > Guesses.LONGEST_NAME) {
            throw Refused.invalid(
                    "name", "is too long (maximum is " + Guesses.LONGEST_NAME + " characters)");
        }
    }

    void checkAdmins(int count) {
        if (count > MOST_ADMINS) {
            throw Refused.invalid("admins_ids", "must be " + MOST_ADMINS + " people or fewer");
        }
    }

    /** The allowed keys, as they are stored; others vanish silently, as they do there. */
    @Nullable String storedExtensions(Map<String, String> extensions) {
        Map<String, Json> kept =
                extensions.entrySet().stream()
                        .filter(entry -> world.dialogFields().contains(entry.getKey()))
                        .limit(MOST_EXTENSIONS)
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> Json.of(e.getValue())));
        return kept.isEmpty() ? null : JsonText.write(new Json.Obj(kept));
    }

    private void look(UserId by, DialogRow row, DialogFacts dialog, DialogChange change) {
        if (change.name() == null && change.description() == null && change.photo() == null) {
            return;
        }
        checkMayDescribe(by, dialog);
        checkName(change.name());
        store.run(
                "UPDATE dialogs SET name = ifnull(?, name), description = ifnull(?, description),"
                        + " photo = ifnull(?, photo) WHERE key = ?",
                change.name(),
                change.description(),
                change.photo(),
                row.key());
    }

    private void settings(UserId by, DialogRow row, DialogFacts dialog, DialogChange change) {
        if (change.extensions() == null && change.allowPreview() == null) {
            return;
        }
        checkMayDescribe(by, dialog);
        if (change.extensions() != null) {
            store.run(
                    "UPDATE dialogs SET extensions = ? WHERE key = ?",
                    storedExtensions(change.extensions()),
                    row.key());
        }
        if (change.allowPreview() != null) {
            store.run(
                    "UPDATE dialogs SET allow_preview = ? WHERE key = ?",
                    Objects.equals(change.allowPreview(), true) ? 1 : 0,
                    row.key());
        }
    }

    /** In a group everyone in it, elsewhere those who rule it; nobody in a private dialog. */
    private static void checkMayDescribe(UserId by, DialogFacts dialog) {
        boolean may =
                switch (dialog.type()) {
                    case PRIVATE -> false;
                    case GROUP -> true;
                    case PUBLIC, BROADCAST, MEETING -> dialog.isRuledBy(by);
                };
        check(may);
    }

    private void pins(UserId by, DialogRow row, DialogFacts dialog, DialogChange change) {
        if (change.pin().isEmpty() && change.unpin().isEmpty()) {
            return;
        }
        check(dialog.type() != DialogType.PRIVATE && dialog.isRuledBy(by));
        List<MessageId> pinned = new ArrayList<>(row.pinned());
        for (MessageId message : change.pin()) {
            if (!world.messages().isIn(row.key(), message)) {
                throw Refused.of(Reason.NO_SUCH_MESSAGE);
            }
            if (!pinned.contains(message)) {
                pinned.add(message);
            }
        }
        pinned.removeAll(change.unpin());
        store.run(
                "UPDATE dialogs SET pinned = ? WHERE key = ?",
                Lists.texts(pinned.stream().map(MessageId::value).toList()),
                row.key());
    }

    private void admins(UserId by, DialogRow row, DialogFacts dialog, DialogChange change) {
        if (change.addAdmins().isEmpty() && change.removeAdmins().isEmpty()) {
            return;
        }
        check(dialog.type() != DialogType.PRIVATE && dialog.isOwnedBy(by));
        for (UserId user : change.addAdmins()) {
            if (!world.people().exists(user)) {
                throw Refused.invalid("admins_ids", "user " + user + " does not exist");
            }
            members.add(row.key(), user);
            members.setAdmin(row.key(), user, true);
        }
        change.removeAdmins().forEach(user -> members.setAdmin(row.key(), user, false));
        checkAdmins(
                (int) members.occupants(row.key()).stream().filter(Members.Member::admin).count());
    }

    private void occupants(
            UserId by,
            DialogRow row,
            DialogFacts dialog,
            DialogChange change,
            Supplier<DialogFacts> after) {
        if (change.addOccupants().isEmpty() && change.removeOccupants().isEmpty()) {
            return;
        }
        if (dialog.type() == DialogType.PRIVATE || dialog.type() == DialogType.BROADCAST) {
            throw Refused.notAllowed(
                    "Updating occupants_ids is possible only for 'group' and 'public' chat"
                            + " dialogs");
        }
        boolean othersRemoved = change.removeOccupants().stream().anyMatch(u -> !u.equals(by));
        check(!othersRemoved || dialog.isRuledBy(by));
        List<UserId> added =
                change.addOccupants().stream()
                        .filter(u -> !dialog.occupants().contains(u))
                        .toList();
        List<UserId> removed =
                change.removeOccupants().stream().filter(dialog.occupants()::contains).toList();
        added.forEach(user -> members.add(row.key(), user));
        removed.forEach(user -> members.remove(row.key(), user));
        if (!added.isEmpty()) {
            store.tell(new WorldEvent.OccupantsAdded(after.get(), by, added));
        }
        if (!removed.isEmpty()) {
            store.tell(new WorldEvent.OccupantsRemoved(after.get(), by, removed));
        }
    }

    private static void check(boolean allowed) {
        if (!allowed) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
    }
}
