package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.sandbox.world.CustomObjects;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Removal;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.Deleted;
import dev.cubechat.wire.rest.PageCodec;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.Params;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Custom objects (rest.md, section 11): one, several, or all that meet conditions. */
final class ObjectRoutes {
    private static final int MOST = 100;
    private static final String SHOWN = "output[include]";
    private static final String HIDDEN = "output[exclude]";
    private final CustomObjects objects;

    ObjectRoutes(World world) {
        this.objects = world.objects();
    }

    void addTo(Routes routes) {
        routes.with("POST", "data/*", this::create)
                .with("POST", "data/*/multi", this::createSeveral)
                .with("GET", "data/*", (request, caller) -> list(request))
                .with("GET", "data/*/*", (request, caller) -> show(request))
                .with("PUT", "data/*/multi", this::updateSeveral)
                .with("PUT", "data/*/by_criteria", this::updateMatching)
                .with("PUT", "data/*/*", this::update)
                .with("DELETE", "data/*/by_criteria", this::deleteMatching)
                .with("DELETE", "data/*/*", this::delete);
    }

    private Response create(Request request, Caller caller) {
        return Response.created(
                objects.create(caller.user(), className(request), request.json().asObject()));
    }

    private Response createSeveral(Request request, Caller caller) {
        List<Json.Obj> made =
                records(request).stream()
                        .map(record -> objects.create(caller.user(), className(request), record))
                        .toList();
        return Response.created(several(request, made).build());
    }

    private Response list(Request request) {
        Params query = request.query();
        List<Param> conditions =
                query.all().stream()
                        .filter(it -> !it.name().equals(SHOWN) && !it.name().equals(HIDDEN))
                        .toList();
        Page<Json.Obj> page =
                objects.list(
                        className(request),
                        Params.of(conditions).filters(),
                        limit(query),
                        Math.clamp(query.number("skip").orElse(0L), 0, Integer.MAX_VALUE),
                        Sorting.read(query));
        if (query.flag("count")) {
            return Response.ok(PageCodec.writeCount(page.total().orElse(0)));
        }
        List<Json.Obj> items = page.items().stream().map(item -> output(item, query)).toList();
        return Response.ok(
                several(request, items)
                        .with("skip", page.skip())
                        .with("limit", page.limit())
                        .build());
    }

    private static int limit(Params query) {
        long asked = query.number("limit").orElse((long) MOST);
        return asked == CustomObjects.LAST_ONE
                ? CustomObjects.LAST_ONE
                : Math.clamp(asked, 1, MOST);
    }

    /** One by its id, whose permissions alone may be asked for, or several. */
    private Response show(Request request) {
        List<String> ids = request.ids();
        List<Json.Obj> found =
                ids.stream()
                        .map(id -> objects.find(className(request), id))
                        .flatMap(Optional::stream)
                        .toList();
        if (!request.query().flag("permissions")) {
            return Response.ok(several(request, found).build());
        }
        if (found.isEmpty()) {
            throw Refused.of(Refused.Reason.NO_SUCH_OBJECT);
        }
        return Response.ok(
                Json.obj()
                        .with("record_id", found.getFirst().get("_id"))
                        .with("permissions", found.getFirst().get("permissions"))
                        .build());
    }

    private Response update(Request request, Caller caller) {
        return Response.ok(
                objects.update(
                        caller.user(),
                        className(request),
                        request.path().get(2),
                        request.json().asObject()));
    }

    private Response updateSeveral(Request request, Caller caller) {
        CustomObjects.Changes changes =
                objects.update(caller.user(), className(request), records(request));
        Json notFound = Json.obj().with("ids", Json.ofStrings(changes.notFound())).build();
        return Response.ok(several(request, changes.changed()).with("not_found", notFound).build());
    }

    private Response updateMatching(Request request, Caller caller) {
        Json.Obj body = request.json().asObject();
        ObjBuilder change = Json.obj();
        body.members()
                .forEach(
                        (name, value) -> {
                            if (!name.equals("search_criteria")) {
                                change.with(name, value);
                            }
                        });
        List<Filter> filters = criteria(body.get("search_criteria").asObject());
        List<Json.Obj> changed =
                objects.update(caller.user(), className(request), filters, change.build());
        return Response.ok(
                several(request, changed)
                        .with("skip", 0)
                        .with("limit", MOST)
                        .with("total_found", changed.size())
                        .build());
    }

    /** One id is answered with nothing or an error, several with three lists. */
    private Response delete(Request request, Caller caller) {
        List<String> ids = request.ids();
        Removal removal = objects.delete(caller.user(), className(request), ids);
        if (ids.size() != 1) {
            return Response.ok(
                    new Deleted(removal.done(), removal.notFound(), removal.notAllowed()).write());
        }
        if (!removal.notFound().isEmpty()) {
            throw Refused.of(Refused.Reason.NO_SUCH_OBJECT);
        }
        if (!removal.notAllowed().isEmpty()) {
            throw Refused.of(Refused.Reason.NOT_ALLOWED);
        }
        return Response.empty();
    }

    private Response deleteMatching(Request request, Caller caller) {
        List<String> ids =
                objects.ids(caller.user(), className(request), request.query().filters(), "delete");
        objects.delete(caller.user(), className(request), ids);
        return Response.ok(Json.obj().with("total_deleted", ids.size()).build());
    }

    private static String className(Request request) {
        return request.path().get(1);
    }

    private static ObjBuilder several(Request request, List<Json.Obj> items) {
        return Json.obj()
                .with("class_name", className(request))
                .with("items", new Json.Arr(List.copyOf(items)));
    }

    /** Several records are numbered: {@code {"record":{"1":{…},"2":{…}}}}. */
    private static List<Json.Obj> records(Request request) {
        return request.json().asObject().get("record").asObject().members().values().stream()
                .map(Json::asObject)
                .toList();
    }

    /** Conditions in a body: {@code {"rating":{"gt":3}}}. */
    private static List<Filter> criteria(Json.Obj criteria) {
        List<Param> params = new ArrayList<>();
        criteria.members()
                .forEach(
                        (field, value) -> {
                            if (value instanceof Json.Obj operators) {
                                operators
                                        .members()
                                        .forEach(
                                                (word, operand) ->
                                                        params.add(
                                                                new Param(
                                                                        field + "[" + word + "]",
                                                                        text(operand))));
                            } else {
                                params.add(new Param(field, text(value)));
                            }
                        });
        return Params.of(params).filters();
    }

    private static String text(Json value) {
        return value instanceof Json.Arr many
                ? String.join(
                        ",", many.items().stream().flatMap(it -> it.asText().stream()).toList())
                : value.asText().orElse("");
    }

    private static Json.Obj output(Json.Obj object, Params query) {
        List<String> shown = query.list(SHOWN);
        List<String> hidden = query.list(HIDDEN);
        ObjBuilder output = Json.obj();
        object.members()
                .forEach(
                        (name, value) -> {
                            boolean wanted = shown.isEmpty() || shown.contains(name);
                            if (name.equals("_id") || (wanted && !hidden.contains(name))) {
                                output.with(name, value);
                            }
                        });
        return output.build();
    }
}
