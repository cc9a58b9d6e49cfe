package dev.cubechat.sandbox.world;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused.Reason;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The dialogs, and who may do what with them (protocol page rest.md, sections 6 and 15). */
public final class Dialogs {
    private static final int MOST = 100;
    private final Store store;
    private final World world;
    private final Members members;
    private final DialogView view;
    private final DialogUpdates updates;
    private final DialogSearch search;
    private final Eraser eraser;
    private volatile boolean onlyPublicJoined;

    Dialogs(Store store, World world, Members members, Eraser eraser) {
        this.store = store;
        this.world = world;
        this.members = members;
        this.view = new DialogView(store, world, members);
        this.updates = new DialogUpdates(store, world, members);
        this.search = new DialogSearch(store);
        this.eraser = eraser;
    }

    /** The dialog without a viewer; empty where there is none. */
    public Optional<DialogFacts> facts(DialogId id) {
        return store.read(() -> row(id).map(this::facts));
    }

    /** Whether there is such a dialog, and it has a room: all have but private ones. */
    public boolean hasRoom(DialogId id) {
        return store.read(
                () -> row(id).filter(row -> row.type() != DialogType.PRIVATE).isPresent());
    }

    /** The private dialog of these two, where there is one. */
    public Optional<DialogFacts> between(UserId one, UserId other) {
        return store.read(() -> pair(one, other).map(this::facts));
    }

    /**
     * The dialog as this person sees it.
     *
     * @throws Refused where there is none, or they are not in it
     */
    public Dialog get(UserId viewer, DialogId id) {
        return store.read(() -> view.of(mine(viewer, id), viewer));
    }

    /** The person's dialogs; by default those with the newest messages first. */
    public Page<Dialog> list(
            UserId viewer, List<Filter> filters, int limit, int skip, @Nullable Sort sort) {
        int taken = Math.clamp(limit, 1, MOST);
        return store.read(
                () ->
                        new Page<>(
                                search.find(viewer, filters, taken, skip, sort).stream()
                                        .map(row -> view.of(row, viewer))
                                        .toList(),
                                skip,
                                taken,
                                OptionalLong.of(search.count(viewer, filters))));
    }

    public long count(UserId viewer, List<Filter> filters) {
        return store.read(() -> search.count(viewer, filters));
    }

    /**
     * Makes a dialog. A private dialog that is there already is given back, and is in the caller's
     * list again.
     *
     * @throws Refused where the type, a person or the name cannot be taken
     */
    public Dialog create(UserId owner, DialogDraft draft) {
        return store.change(
                () -> {
                    if (draft.type() == DialogType.BROADCAST) {
                        throw Refused.notAllowed(
                                "You do not have appropriate permissions. Broadcast dialogs can be"
                                        + " created only via Admin panel.");
                    }
                    if (draft.type() == DialogType.MEETING) {
                        throw Refused.invalid("type", "is not supported here");
                    }
                    checkPeople(draft.occupantIds());
                    checkPeople(draft.adminIds());
                    if (draft.type() == DialogType.PRIVATE) {
                        DialogRow row = openPrivate(owner, peerOf(owner, draft.occupantIds()));
                        members.setDeleted(row.key(), owner, false);
                        return view.of(row, owner);
                    }
                    updates.checkName(draft.name());
                    updates.checkAdmins(draft.adminIds().size());
                    DialogRow row = add(world.newDialogId(), owner, draft);
                    return view.of(row, owner);
                });
    }

    /**
     * Changes a dialog.
     *
     * @throws Refused where there is none, or the person's role does not allow a part of it
     */
    public Dialog update(UserId by, DialogId id, DialogChange change) {
        return store.change(
                () -> {
                    DialogRow row = mine(by, id);
                    checkPeople(change.addOccupants());
                    updates.apply(by, row, facts(row), change, () -> facts(row));
                    return view.of(row(id).orElseThrow(), by);
                });
    }

    /**
     * Takes dialogs out of the person's list, or deletes them for everyone.
     *
     * @param forEveryone only the owner may
     */
    public Removal delete(UserId by, List<String> ids, boolean forEveryone) {
        return store.change(
                () ->
                        Removal.of(
                                ids,
                                this::row,
                                row -> mayDelete(by, row, forEveryone),
                                row -> delete(by, row, forEveryone)));
    }

    /**
     * Hides all messages from the person, or deletes them for everyone.
     *
     * @param forEveryone only the owner may
     */
    public void clear(UserId by, DialogId id, boolean forEveryone) {
        store.change(
                () -> {
                    DialogRow row = mine(by, id);
                    if (!forEveryone) {
                        members.ensure(row.key(), by);
                        members.clear(row.key(), by);
                    } else if (row.owner().equals(by)) {
                        eraser.eraseAll(row.key());
                    } else {
                        throw Refused.of(Reason.NOT_ALLOWED);
                    }
                });
    }

    /** From now on nobody joins a group by themselves, as the documents say. */
    public void letOnlyPublicBeJoined() {
        onlyPublicJoined = true;
    }

    /**
     * Joins a public dialog, or a group: two guides promise that (protocol page rest.md, section
     * 19).
     */
    public Dialog subscribe(UserId user, DialogId id) {
        return store.change(
                () -> {
                    DialogRow row = existing(id);
                    if (row.type() == DialogType.PRIVATE
                            || (row.type() == DialogType.GROUP && onlyPublicJoined)) {
                        throw Refused.of(Reason.NOT_ALLOWED);
                    }
                    boolean isNew = !facts(row).admits(user);
                    if (row.type() == DialogType.BROADCAST) {
                        members.ensure(row.key(), user);
                        members.setDeleted(row.key(), user, false);
                    } else {
                        members.add(row.key(), user);
                    }
                    if (isNew) {
                        store.tell(new WorldEvent.OccupantsAdded(facts(row), user, List.of(user)));
                    }
                    return view.of(row, user);
                });
    }

    /** Leaves a public dialog or a group. */
    public void unsubscribe(UserId user, DialogId id) {
        store.change(
                () -> {
                    DialogRow row = mine(user, id);
                    if (row.type() == DialogType.PRIVATE) {
                        throw Refused.of(Reason.NOT_ALLOWED);
                    }
                    members.remove(row.key(), user);
                    store.tell(new WorldEvent.OccupantsRemoved(facts(row), user, List.of(user)));
                });
    }

    /** The people in a dialog, in the order of their numbers. */
    public List<User> occupants(UserId viewer, DialogId id, int limit, int skip) {
        return store.read(
                () ->
                        world.people()
                                .all(
                                        facts(mine(viewer, id)).occupants(),
                                        Math.clamp(limit, 1, MOST),
                                        skip));
    }

    public boolean notifies(UserId user, DialogId id) {
        return store.read(
                () ->
                        !members.find(mine(user, id).key(), user)
                                .map(Members.Member::muted)
                                .orElse(false));
    }

    public void setNotifies(UserId user, DialogId id, boolean enabled) {
        store.change(
                () -> {
                    long dialog = mine(user, id).key();
                    members.ensure(dialog, user);
                    members.setMuted(dialog, user, !enabled);
                });
    }

    /** The dialog's row, where the person may read it. */
    DialogRow mine(UserId viewer, DialogId id) {
        DialogRow row = existing(id);
        if (!facts(row).admits(viewer)) {
            throw Refused.of(Reason.NOT_IN_DIALOG);
        }
        return row;
    }

    DialogRow existing(DialogId id) {
        return row(id).orElseThrow(() -> Refused.of(Reason.NO_SUCH_DIALOG));
    }

    /** The private dialog of these two, which must be there. */
    DialogRow existingPrivate(UserId one, UserId other) {
        return pair(one, other).orElseThrow(() -> Refused.of(Reason.NO_SUCH_DIALOG));
    }

    /** The private dialog of these two, made where there was none. */
    DialogRow openPrivate(UserId owner, UserId peer) {
        if (!world.people().exists(peer)) {
            throw Refused.of(Reason.NO_SUCH_USER);
        }
        return pair(owner, peer)
                .orElseGet(() -> add(world.newDialogId(), owner, DialogDraft.withPerson(peer)));
    }

    /** Adds a dialog of any type, asking nobody. */
    DialogRow add(DialogId id, UserId owner, DialogDraft draft) {
        long now = world.now().getEpochSecond();
        boolean isPrivate = draft.type() == DialogType.PRIVATE;
        store.run(
                "INSERT INTO dialogs (id, type, name, description, photo, owner, extensions,"
                        + " allow_preview, pair, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                draft.type().number(),
                isPrivate ? null : draft.name(),
                draft.description(),
                isPrivate ? null : draft.photo(),
                owner.value(),
                updates.storedExtensions(draft.extensions()),
                draft.allowPreview() ? 1 : 0,
                isPrivate ? pairOf(owner, peerOf(owner, draft.occupantIds())) : null,
                now,
                now);
        DialogRow row = existing(id);
        Set<UserId> people = new LinkedHashSet<>(List.of(owner));
        people.addAll(draft.occupantIds());
        people.addAll(draft.adminIds());
        if (draft.type() == DialogType.BROADCAST) {
            people.retainAll(draft.adminIds());
        }
        people.forEach(user -> members.add(row.key(), user));
        draft.adminIds().forEach(user -> members.setAdmin(row.key(), user, true));
        return row;
    }

    DialogFacts facts(DialogRow row) {
        List<Members.Member> occupants = members.occupants(row.key());
        boolean everyone = row.type() == DialogType.BROADCAST;
        return new DialogFacts(
                row.id(),
                row.type(),
                row.owner(),
                everyone ? List.of() : occupants.stream().map(Members.Member::user).toList(),
                occupants.stream()
                        .filter(Members.Member::admin)
                        .map(Members.Member::user)
                        .toList());
    }

    DialogFacts factsOf(long key) {
        return facts(
                store.first(DialogRow::of, "SELECT * FROM dialogs WHERE key = ?", key)
                        .orElseThrow());
    }

    /** Everyone who hears of what happens in a dialog. */
    List<UserId> hearers(DialogFacts dialog) {
        return dialog.type() == DialogType.BROADCAST
                ? store.list(r -> new UserId(r.getLong(1)), "SELECT id FROM users ORDER BY id")
                : dialog.occupants();
    }

    private boolean mayDelete(UserId by, DialogRow row, boolean forEveryone) {
        return forEveryone ? row.owner().equals(by) : facts(row).admits(by);
    }

    private void delete(UserId by, DialogRow row, boolean forEveryone) {
        if (forEveryone) {
            DialogFacts was = facts(row);
            eraser.eraseAll(row.key());
            store.run("DELETE FROM members WHERE dialog = ?", row.key());
            store.run("DELETE FROM dialogs WHERE key = ?", row.key());
            store.tell(new WorldEvent.DialogDeleted(was, by));
            return;
        }
        members.ensure(row.key(), by);
        members.setDeleted(row.key(), by, true);
        if (Guesses.DELETING_FOR_ME_HIDES_HISTORY) {
            members.clear(row.key(), by);
        }
    }

    private void checkPeople(List<UserId> people) {
        for (UserId user : people) {
            if (!world.people().exists(user)) {
                throw Refused.invalid("occupants_ids", "user " + user + " does not exist");
            }
        }
    }

    private static UserId peerOf(UserId owner, List<UserId> occupants) {
        List<UserId> others = occupants.stream().filter(user -> !user.equals(owner)).toList();
        if (others.size() != 1) {
            throw Refused.invalid(
                    "occupants_ids", "a private dialog needs exactly one other person");
        }
        return others.getFirst();
    }

    private Optional<DialogRow> row(DialogId id) {
        return row(id.value());
    }

    private Optional<DialogRow> row(String id) {
        return store.first(DialogRow::of, "SELECT * FROM dialogs WHERE id = ?", id);
    }

    private Optional<DialogRow> pair(UserId one, UserId other) {
        return store.first(
                DialogRow::of, "SELECT * FROM dialogs WHERE pair = ?", pairOf(one, other));
    }

    private static String pairOf(UserId one, UserId other) {
        boolean inOrder = one.compareTo(other) <= 0;
        return inOrder ? one + " " + other : other + " " + one;
    }
}
