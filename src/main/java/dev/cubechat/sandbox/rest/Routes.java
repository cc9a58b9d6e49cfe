package dev.cubechat.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table from method and path to the handler. Paths are matched without regard to case; a star
 * stands for any one part. Of two routes that fit, the one that was added first is taken.
 */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Does what needs no session. */
    interface Open {
        Response answer(Request request);
    }

    /** Does what needs a session. */
    interface Closed {
        Response answer(Request request, Caller caller);
    }

    /** What a route leads to. */
    sealed interface Handler {
        record ForAnyone(Open open) implements Handler {}

        record ForSessions(Closed closed) implements Handler {}
    }

    private record Route(String method, List<String> path, Handler handler) {
        boolean fits(Request request) {
            if (!method.equals(request.method()) || path.size() != request.path().size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals("*")
                        && !path.get(i).equalsIgnoreCase(request.path().get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    Routes open(String method, String path, Open handler) {
        return add(method, path, new Handler.ForAnyone(handler));
    }

    Routes with(String method, String path, Closed handler) {
        return add(method, path, new Handler.ForSessions(handler));
    }

    Optional<Handler> find(Request request) {
        for (Route route : routes) {
            if (route.fits(request)) {
                return Optional.of(route.handler());
            }
        }
        return Optional.empty();
    }

    private Routes add(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/")), handler));
        return this;
    }
}
