package dev.cubechat.service;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DialogCalls;

import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dialogs of the person who is signed in. Reading them changes nothing. */
public final class Dialogs {
    private final Requests requests;
    private final DialogFinder finder;
    private final UserFinder users;
    private final SessionKeeper keeper;

    Dialogs(Requests requests, DialogFinder finder, UserFinder users, SessionKeeper keeper) {
        this.requests = requests;
        this.finder = finder;
        this.users = users;
        this.keeper = keeper;
    }

    /**
     * The dialog meant.
     *
     * @param create make the private dialog of {@code @login} where there is none
     * @throws dev.cubechat.model.Failure NOT_FOUND, or CONFLICT with the candidates
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
                        : DialogCalls.update(
                                dialog.id(), DialogChange.removing(List.<UserId>of(keeper.me())));
        return Operation.ofCall(
                resolved(dialog.id()),
                call,
                () -> {
                    requests.send(call);
                    return dialog.id();
                });
    }

    private <T> Operation<T> of(Json.Obj resolved, Call<T> call) {
        return Operation.ofCall(resolved, call, () -> requests.send(call));
    }

    private static Json.Obj resolved(DialogId id) {
        return Json.obj().with("dialog_id", id.value()).build();
    }
}
