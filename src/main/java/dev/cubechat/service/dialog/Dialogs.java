package dev.cubechat.service.dialog;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.PageWalk;
import dev.cubechat.service.call.Portions;
import dev.cubechat.service.call.Removed;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.Unread;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dialogs of the person who is signed in. Reading them changes nothing. */
public final class Dialogs {
    private static final int MOST = 100;
    private static final int MOST_ADMINS = 5;
    private static final int MOST_FIELDS = 3;

    private final Requests requests;
    private final DialogFinder finder;
    private final UserFinder users;
    private final MessageFinder messages;
    private final SessionKeeper keeper;

    public Dialogs(
            Requests requests,
            DialogFinder finder,
            UserFinder users,
            MessageFinder messages,
            SessionKeeper keeper) {
        this.requests = requests;
        this.finder = finder;
        this.users = users;
        this.messages = messages;
        this.keeper = keeper;
    }

    /**
     * The dialog meant.
     *
     * @param create make the private dialog of {@code @login} where there is none
     * @throws Failure NOT_FOUND, or CONFLICT with the candidates
     */
    public Dialog resolve(DialogTarget target, boolean create) {
        Optional<Dialog> found = finder.maybe(target);
        if (found.isEmpty() && create && target instanceof DialogTarget.Login login) {
            return create(finder.draft(login)).run();
        }
        return found.orElseThrow(() -> DialogFinder.notFound(target));
    }

    /** The id of the dialog meant; one that was typed is not looked up. */
    public DialogId idOf(DialogTarget target) {
        return finder.idOf(target);
    }

    public Dialog show(DialogTarget target) {
        return finder.find(target);
    }

    /** One page. */
    public Page<Dialog> list(DialogQuery query) {
        return requests.send(DialogCalls.list(query));
    }

    /** All that fit the filters, from {@code skip} on, page by page as they are taken. */
    public Stream<Dialog> all(DialogQuery query) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new DialogPages(query, this::list),
                        Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    public long count(DialogQuery query) {
        return requests.send(DialogCalls.count(query));
    }

    /** Makes a dialog; a private one that exists is given as it is. */
    public Operation<Dialog> create(DialogDraft draft) {
        return of(Json.Obj.EMPTY, DialogCalls.create(draft));
    }

    /** Makes a private dialog or a group with these people. */
    public DialogDraft with(DialogDraft draft, List<UserTarget> people) {
        return new DialogDraft(
                draft.type(),
                draft.name(),
                draft.description(),
                draft.photo(),
                users.idsOf(people),
                draft.adminIds(),
                draft.extensions(),
                draft.allowPreview());
    }

    public Operation<Dialog> update(DialogTarget target, DialogChange change) {
        DialogId id = finder.idOf(target);
        return of(resolved(id), DialogCalls.update(id, change));
    }

    /**
     * The same change with the fields that the dialog has besides: those that are sent are all that
     * it then has (protocol page rest.md, section 6.3). A field without a value goes.
     *
     * @throws Failure USAGE where there would be more than the service keeps
     */
    public DialogChange withOtherFields(DialogTarget target, DialogChange change) {
        Map<String, String> typed = change.extensions();
        if (typed == null) {
            return change;
        }
        Map<String, String> all = new LinkedHashMap<>(finder.find(target).extensions());
        all.putAll(typed);
        all.values().removeIf(String::isEmpty);
        if (all.size() > MOST_FIELDS) {
            throw new Failure(
                            FailureKind.USAGE,
                            "A dialog has at most "
                                    + MOST_FIELDS
                                    + " fields; this would make "
                                    + String.join(", ", all.keySet())
                                    + ".")
                    .withHint("--ext KEY= takes one out in the same request.");
        }
        return change.withExtensions(all);
    }

    public Operation<Dialog> add(DialogTarget target, List<UserTarget> people) {
        return update(target, DialogChange.adding(users.idsOf(people)));
    }

    public Operation<Dialog> remove(DialogTarget target, List<UserTarget> people) {
        return update(target, DialogChange.removing(users.idsOf(people)));
    }

    /** Leaves a group, or a public dialog by unsubscribing from it. */
    public Operation<DialogId> leave(DialogTarget target) {
        Dialog dialog = finder.find(target);
        Call<?> call =
                dialog.type() == DialogType.PUBLIC
                        ? DialogCalls.unsubscribe(dialog.id())
                        : DialogCalls.leave(dialog.id(), keeper.me());
        return giving(dialog.id(), call);
    }

    /**
     * Makes and unmakes administrators, in one request.
     *
     * @throws Failure USAGE from here where more than five are to be made; the service allows five
     */
    public Operation<Dialog> changeAdmins(
            DialogTarget target, List<UserTarget> add, List<UserTarget> remove) {
        List<UserId> fresh = users.idsOf(add);
        if (fresh.size() > MOST_ADMINS) {
            throw new Failure(
                    FailureKind.USAGE,
                    "A dialog has at most "
                            + MOST_ADMINS
                            + " administrators, not "
                            + fresh.size()
                            + ".");
        }
        List<UserId> former = users.idsOf(remove);
        DialogId id = finder.idOf(target);
        if (!fresh.isEmpty()) {
            checkAdmins(finder.find(new DialogTarget.Id(id)), fresh, former);
        }
        DialogChange change = DialogChange.ofAdmins(fresh, former);
        return of(resolved(id), DialogCalls.changeAdmins(id, change));
    }

    /** The administrators, the creator not among them. */
    public List<User> admins(DialogTarget target) {
        List<UserId> ids = finder.find(target).adminIds();
        return ids.isEmpty()
                ? List.of()
                : users.show(ids.stream().<UserTarget>map(UserTarget.Id::new).toList()).items();
    }

    /** Pins messages to the dialog. */
    public Operation<Dialog> pin(DialogTarget target, List<MessageTarget> which) {
        DialogId id = finder.idOf(target);
        return update(new DialogTarget.Id(id), DialogChange.pinning(messages.idsOf(id, which)));
    }

    /** Takes pinned messages down again. */
    public Operation<Dialog> unpin(DialogTarget target, List<MessageTarget> which) {
        DialogId id = finder.idOf(target);
        return update(new DialogTarget.Id(id), DialogChange.unpinning(messages.idsOf(id, which)));
    }

    /**
     * Deletes dialogs, so many in one request, for oneself or for everyone.
     *
     * @throws Failure from {@code run}: NOT_FOUND or NOT_ALLOWED where there was only one
     */
    public Operation<Removed> delete(List<DialogTarget> targets, boolean forEveryone) {
        List<DialogId> ids = targets.stream().map(finder::idOf).distinct().toList();
        Json.Obj named =
                Json.obj()
                        .with(
                                "dialog_ids",
                                Json.ofStrings(ids.stream().map(DialogId::value).toList()))
                        .build();
        List<List<DialogId>> parts = Portions.ofIds(ids);
        return Operation.ofCalls(
                named,
                parts.stream().<Call<?>>map(part -> DialogCalls.delete(part, forEveryone)).toList(),
                () ->
                        Removed.inTurn(
                                parts,
                                part -> part.stream().map(DialogId::value).toList(),
                                part ->
                                        Removed.of(
                                                requests.send(
                                                        DialogCalls.delete(part, forEveryone)))));
    }

    /** Deletes the messages of a dialog, for oneself or for everyone; the dialog stays. */
    public Operation<DialogId> clear(DialogTarget target, boolean forEveryone) {
        DialogId id = finder.idOf(target);
        return giving(id, DialogCalls.clear(id, forEveryone));
    }

    /** Joins a public dialog, or a group that lets people in. */
    public Operation<Dialog> subscribe(DialogTarget target) {
        DialogId id = finder.idOf(target);
        return of(resolved(id), DialogCalls.subscribe(id));
    }

    /** Leaves what {@link #subscribe} joined. */
    public Operation<DialogId> unsubscribe(DialogTarget target) {
        DialogId id = finder.idOf(target);
        return giving(id, DialogCalls.unsubscribe(id));
    }

    /** Who is in a dialog, also in a public one, which does not name them itself. */
    public Stream<User> occupants(DialogTarget target, int skip) {
        DialogId id = finder.idOf(target);
        // The answer has no total (rest.md, section 6.7), so an empty page ends it.
        return PageWalk.of(
                "people",
                User::id,
                taken -> requests.send(DialogCalls.occupants(id, MOST, skip + taken)).items());
    }

    /** Whether pushes come from this dialog. */
    public Notified notified(DialogTarget target) {
        DialogId id = finder.idOf(target);
        return new Notified(id, requests.send(DialogCalls.notifications(id)));
    }

    /** Turns the pushes of a dialog on or off. */
    public Operation<Notified> setNotified(DialogTarget target, boolean enabled) {
        DialogId id = finder.idOf(target);
        Call<Boolean> call = DialogCalls.setNotifications(id, enabled);
        return Operation.ofCall(resolved(id), call, () -> new Notified(id, requests.send(call)));
    }

    /**
     * How many messages wait: in all, and in each of these dialogs. The service counts in private
     * dialogs and groups only (section 7.5); of others the dialog itself tells.
     *
     * @throws Failure NOT_FOUND where there is no such dialog
     */
    public Waiting unread(List<DialogTarget> targets) {
        List<DialogId> ids = targets.stream().map(finder::idOf).distinct().toList();
        Unread unread = requests.send(DialogCalls.unread(ids));
        Map<DialogId, Long> waiting = new LinkedHashMap<>(unread.byDialog());
        for (DialogId id : ids) {
            if (!waiting.containsKey(id)) {
                waiting.put(id, unreadIn(finder.find(new DialogTarget.Id(id))));
            }
        }
        return new Waiting(unread.total(), waiting);
    }

    private static long unreadIn(Dialog dialog) {
        Integer unread = dialog.unread();
        if (unread == null) {
            throw new Failure(
                    FailureKind.NOT_FOUND,
                    "The service does not count what waits in dialog " + dialog.id() + ".");
        }
        return unread;
    }

    /** The limit counts those who are there already, too, where we can see them. */
    private static void checkAdmins(Dialog dialog, List<UserId> fresh, List<UserId> former) {
        Set<UserId> then = new LinkedHashSet<>(dialog.adminIds());
        then.addAll(fresh);
        former.forEach(then::remove);
        if (then.size() > MOST_ADMINS) {
            throw new Failure(
                            FailureKind.USAGE,
                            "A dialog has at most "
                                    + MOST_ADMINS
                                    + " administrators; this would make "
                                    + then.size()
                                    + ".")
                    .withHint("--remove makes room in the same request.");
        }
    }

    private Operation<DialogId> giving(DialogId id, Call<?> call) {
        return Operation.ofCall(
                resolved(id),
                call,
                () -> {
                    requests.send(call);
                    return id;
                });
    }

    private <T> Operation<T> of(Json.Obj resolved, Call<T> call) {
        return Operation.ofCall(resolved, call, () -> requests.send(call));
    }

    private static Json.Obj resolved(DialogId id) {
        return Json.obj().with("dialog_id", id.value()).build();
    }
}
