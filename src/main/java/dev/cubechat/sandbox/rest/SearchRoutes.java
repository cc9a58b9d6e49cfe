package dev.cubechat.sandbox.rest;

import dev.cubechat.sandbox.world.GlobalSearch;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.Found;
import dev.cubechat.wire.rest.SearchCalls;

/** Global search (rest.md, section 9). */
final class SearchRoutes {
    private final World world;

    SearchRoutes(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.with("GET", "chat/search", this::search);
    }

    private Response search(Request request, Caller caller) {
        GlobalSearch.Hits hits =
                world.search().find(caller.user(), SearchCalls.read(request.query()));
        return Response.ok(new Found(hits.dialogs(), hits.messages(), hits.users()).write());
    }
}
