package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Page;
import dev.cubechat.sandbox.world.GlobalSearch;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.Found;
import dev.cubechat.wire.rest.SearchCalls;

import java.util.List;

/** Global search and custom objects (rest.md, sections 9 and 11). */
final class SearchRoutes {
    private static final int MOST = 100;
    private final World world;

    SearchRoutes(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.with("GET", "chat/search", this::search)
                .with("POST", "data/*", this::create)
                .with("GET", "data/*", (request, caller) -> list(request));
    }

    private Response search(Request request, Caller caller) {
        GlobalSearch.Hits hits =
                world.search().find(caller.user(), SearchCalls.read(request.query()));
        return Response.ok(new Found(hits.dialogs(), hits.messages(), hits.users()).write());
    }

    private Response create(Request request, Caller caller) {
        return Response.created(
                world.objects()
                        .create(caller.user(), request.path().get(1), request.json().asObject()));
    }

    private Response list(Request request) {
        String name = request.path().get(1);
        int limit = Math.clamp(request.query().number("limit").orElse((long) MOST), 1, MOST);
        int skip = Math.clamp(request.query().number("skip").orElse(0L), 0, Integer.MAX_VALUE);
        Page<Json.Obj> page = world.objects().list(name, limit, skip);
        return Response.ok(
                Json.obj()
                        .with("class_name", name)
                        .with("skip", page.skip())
                        .with("limit", page.limit())
                        .with("items", new Json.Arr(List.copyOf(page.items())))
                        .build());
    }
}
