package dev.cubechat.service.find;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.PageWalk;
import dev.cubechat.service.call.Requests;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DialogCalls;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the dialog that a {@link DialogTarget} means, among those of the person signed in. */
public final class DialogFinder {
    private final Requests requests;
    private final UserFinder users;
    private final Supplier<UserId> me;

    /**
     * @param me who is signed in
     */
    public DialogFinder(Requests requests, UserFinder users, Supplier<UserId> me) {
        this.requests = requests;
        this.users = users;
        this.me = me;
    }

    /**
     * The id of the dialog; an id that was typed is believed without a look-up.
     *
     * @throws Failure NOT_FOUND, or CONFLICT where a name fits several
     */
    public DialogId idOf(DialogTarget target) {
        return switch (target) {
            case DialogTarget.Id id -> id.id();
            case DialogTarget.Room room -> room.id();
            default -> find(target).id();
        };
    }

    /** The dialog, as the service describes it now. */
    public Dialog find(DialogTarget target) {
        return maybe(target).orElseThrow(() -> notFound(target));
    }

    public Optional<Dialog> maybe(DialogTarget target) {
        return switch (target) {
            case DialogTarget.Id id -> first(DialogCalls.byId(id.id()));
            case DialogTarget.Last last ->
                    first(DialogCalls.list(new DialogQuery(List.of(), 1, 0)));
            case DialogTarget.Name name -> byName(name.name());
            case DialogTarget.Login login -> withPeer(peer(login));
            case DialogTarget.Peer peer -> withPeer(other(peer.user()));
            case DialogTarget.Room room -> first(DialogCalls.byId(room.id()));
        };
    }

    /**
     * The person behind {@code @login}.
     *
     * @throws Failure as {@link #other}
     */
    public UserId peer(DialogTarget.Login login) {
        return other(users.idOf(new UserTarget.Login(login.login())));
    }

    /**
     * A person with whom there can be a private dialog.
     *
     * @throws Failure USAGE where it is oneself: every private dialog has oneself in it, so none is
     *     meant
     */
    public UserId other(UserId user) {
        if (user.equals(me.get())) {
            throw new Failure(
                            FailureKind.USAGE,
                            "User " + user + " is you, and there is no dialog with oneself.")
                    .withHint("Name the other person, or a group of your own.");
        }
        return user;
    }

    /** The draft of the private dialog that {@code --create} makes. */
    public DialogDraft draft(DialogTarget.Login login) {
        return DialogDraft.withPerson(peer(login));
    }

    /**
     * The private dialog with that person; none with oneself. Whether the service filters by
     * occupants is written nowhere, so the answer is checked here, and where it does not, all
     * private dialogs are looked through.
     */
    public Optional<Dialog> withPeer(UserId peer) {
        if (peer.equals(me.get())) {
            return Optional.empty();
        }
        Filter type = Filter.of("type", Filter.Operator.EQ, DialogType.PRIVATE.number());
        Filter occupant = Filter.of("occupants_ids", Filter.Operator.IN, peer.value());
        try {
            return search(List.of(type, occupant), peer);
        } catch (Failure failure) {
            if (failure.kind() != FailureKind.INVALID) {
                throw failure;
            }
            return search(List.of(type), peer);
        }
    }

    private Optional<Dialog> search(List<Filter> filters, UserId peer) {
        return PageWalk.of(
                        "dialogs",
                        Dialog::id,
                        DialogQuery.MOST,
                        taken -> page(new DialogQuery(filters, DialogQuery.MOST, taken)))
                .filter(dialog -> dialog.isBetween(me.get(), peer))
                .findFirst();
    }

    private Optional<Dialog> byName(String name) {
        Filter filter = Filter.of("name", Filter.Operator.EQ, name);
        List<Dialog> fitting =
                page(new DialogQuery(List.of(filter), 100, 0)).stream()
                        .filter(dialog -> name.equals(dialog.name()))
                        .toList();
        if (fitting.size() > 1) {
            throw ambiguous(name, fitting);
        }
        return fitting.stream().findFirst();
    }

    private Optional<Dialog> first(Call<Page<Dialog>> call) {
        return requests.send(call).items().stream().findFirst();
    }

    private List<Dialog> page(DialogQuery query) {
        return requests.send(DialogCalls.list(query)).items();
    }

    private static Failure ambiguous(String name, List<Dialog> fitting) {
        String ids =
                String.join(
                        ", ",
                        fitting.stream()
                                .map(dialog -> dialog.id() + " (" + dialog.type().word() + ")")
                                .toList());
        List<Json> candidates =
                fitting.stream()
                        .<Json>map(
                                dialog ->
                                        Json.obj()
                                                .with("id", dialog.id().value())
                                                .with("type", dialog.type().word())
                                                .with("name", dialog.name())
                                                .build())
                        .toList();
        return new Failure(
                        FailureKind.CONFLICT,
                        "#" + name + " is the name of several dialogs: " + ids + ".")
                .withHint("Use the id of the one you mean.")
                .withDetails(Json.obj().with("candidates", new Json.Arr(candidates)).build());
    }

    /** The same of a person, for commands that have {@code --create}. */
    public static Failure notMade(DialogTarget.Login login) {
        return missing(none(login), "Add --create to make it.");
    }

    public static Failure notFound(DialogTarget target) {
        return switch (target) {
            case DialogTarget.Id id ->
                    missing("No dialog " + id.id() + " among yours in this application.", null);
            case DialogTarget.Name name ->
                    missing("No dialog of the name \"" + name.name() + "\" among yours.", null);
            case DialogTarget.Login login ->
                    missing(none(login), "cubechat dialog create private @" + login.login());
            case DialogTarget.Peer peer ->
                    missing("No private dialog with user " + peer.user() + " yet.", null);
            case DialogTarget.Room room ->
                    missing("No dialog " + room.id() + " among yours in this application.", null);
            case DialogTarget.Last last -> missing("You have no dialogs yet.", null);
        };
    }

    private static String none(DialogTarget.Login login) {
        return "No private dialog with @" + login.login() + " yet.";
    }

    private static Failure missing(String sentence, @Nullable String hint) {
        Failure failure = new Failure(FailureKind.NOT_FOUND, sentence);
        return hint == null ? failure : failure.withHint(hint);
    }
}
