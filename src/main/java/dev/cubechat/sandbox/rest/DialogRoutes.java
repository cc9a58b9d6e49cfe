package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogType;
import dev.cubechat.sandbox.world.Dialogs;
import dev.cubechat.sandbox.world.Guesses;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Refused.Reason;
import dev.cubechat.sandbox.world.Removal;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.Deleted;
import dev.cubechat.wire.rest.DialogCodec;
import dev.cubechat.wire.rest.DialogDraftCodec;
import dev.cubechat.wire.rest.PageCodec;
import dev.cubechat.wire.rest.QueryCodec;
import dev.cubechat.wire.rest.UserCodec;

import java.util.List;

/** The dialogs (rest.md, section 6). */
final class DialogRoutes {
    private static final int MOST_OCCUPANTS = 100;
    private final Dialogs dialogs;

    DialogRoutes(World world) {
        this.dialogs = world.dialogs();
    }

    void addTo(Routes routes) {
        routes.with("GET", "chat/Dialog", this::list)
                .with("POST", "chat/Dialog", this::create)
                .with("DELETE", "chat/Dialog/clearHistory/*", this::clear)
                .with("PUT", "chat/Dialog/*", this::update)
                .with("DELETE", "chat/Dialog/*", this::delete)
                .with("POST", "chat/Dialog/*/subscribe", this::subscribe)
                .with("DELETE", "chat/Dialog/*/subscribe", this::unsubscribe)
                .with("GET", "chat/Dialog/*/occupants", this::occupants)
                .with("PUT", "chat/Dialog/*/admins", this::update)
                .with("GET", "chat/Dialog/*/notifications", this::notifications)
                .with("PUT", "chat/Dialog/*/notifications", this::setNotifications);
    }

    private Response list(Request request, Caller caller) {
        DialogQuery query = QueryCodec.readDialogs(request.query());
        if (request.query().flag("count")) {
            return Response.ok(PageCodec.writeCount(dialogs.count(caller.user(), query.filters())));
        }
        return Response.ok(
                PageCodec.write(
                        dialogs.list(
                                caller.user(),
                                query.filters(),
                                query.limit(),
                                query.skip(),
                                Sorting.read(request.query())),
                        DialogCodec::write));
    }

    private Response create(Request request, Caller caller) {
        DialogDraft draft = DialogDraftCodec.readDraft(request.json());
        Dialog dialog = dialogs.create(caller.user(), draft);
        return Response.of(
                draft.type() == DialogType.PRIVATE ? Guesses.EXISTING_DIALOG_STATUS : 201,
                DialogCodec.write(dialog));
    }

    private Response update(Request request, Caller caller) {
        return Response.ok(
                DialogCodec.write(
                        dialogs.update(
                                caller.user(),
                                request.dialog(2),
                                DialogDraftCodec.readChange(request.json()))));
    }

    /** One id is answered with nothing or an error, several with three lists. */
    private Response delete(Request request, Caller caller) {
        List<String> ids = request.ids();
        Removal removal = dialogs.delete(caller.user(), ids, request.forEveryone());
        if (ids.size() != 1) {
            return Response.ok(
                    new Deleted(removal.done(), removal.notFound(), removal.notAllowed()).write());
        }
        if (!removal.notFound().isEmpty()) {
            throw Refused.of(Reason.NO_SUCH_DIALOG);
        }
        if (!removal.notAllowed().isEmpty()) {
            throw Refused.of(Reason.NOT_ALLOWED);
        }
        return Response.empty();
    }

    private Response clear(Request request, Caller caller) {
        dialogs.clear(caller.user(), request.dialog(3), request.forEveryone());
        return Response.empty();
    }

    private Response subscribe(Request request, Caller caller) {
        return Response.ok(DialogCodec.write(dialogs.subscribe(caller.user(), request.dialog(2))));
    }

    private Response unsubscribe(Request request, Caller caller) {
        dialogs.unsubscribe(caller.user(), request.dialog(2));
        return Response.empty();
    }

    private Response occupants(Request request, Caller caller) {
        int limit = number(request, "limit", MOST_OCCUPANTS);
        int skip = number(request, "skip", 0);
        List<Json> people =
                dialogs.occupants(caller.user(), request.dialog(2), limit, skip).stream()
                        .<Json>map(UserCodec::write)
                        .toList();
        return Response.ok(Json.obj().with("items", new Json.Arr(people)).build());
    }

    private Response notifications(Request request, Caller caller) {
        return notifications(dialogs.notifies(caller.user(), request.dialog(2)));
    }

    private Response setNotifications(Request request, Caller caller) {
        boolean enabled =
                request.json()
                        .asObject()
                        .get("enabled")
                        .asBoolean()
                        .orElseThrow(() -> Refused.invalid("enabled", "must be 0 or 1"));
        dialogs.setNotifies(caller.user(), request.dialog(2), enabled);
        return notifications(enabled);
    }

    private static Response notifications(boolean enabled) {
        Json inner = Json.obj().with("enabled", enabled ? 1 : 0).build();
        return Response.ok(Json.obj().with("notifications", inner).build());
    }

    private static int number(Request request, String name, int otherwise) {
        return Math.clamp(request.query().number(name).orElse((long) otherwise), 0, 1_000_000);
    }
}
