package dev.cubechat.sandbox.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Sessions;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.WireTime;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers requests: finds the route, looks at the session, extends it, and turns refusals into the
 * service's errors. It opens no socket.
 */
final class Service {
    private final World world;
    private final Routes routes = new Routes();

    Service(World world, Supplier<List<UserId>> online) {
        this.world = world;
        new SessionRoutes(world).addTo(routes);
        new UserRoutes(world, online).addTo(routes);
        new DialogRoutes(world).addTo(routes);
        new MessageRoutes(world).addTo(routes);
        new FileRoutes(world).addTo(routes);
        new SearchRoutes(world).addTo(routes);
        new ObjectRoutes(world).addTo(routes);
        new PushRoutes(world).addTo(routes);
        new AddressBookRoutes(world).addTo(routes);
    }

    Response answer(Request request) {
        try {
            Optional<Routes.Handler> handler = routes.find(request);
            if (handler.isEmpty()) {
                return Errors.noSuchRoute();
            }
            return switch (handler.get()) {
                case Routes.Handler.ForAnyone anyone -> anyone.open().answer(request);
                case Routes.Handler.ForSessions sessions -> closed(request, sessions.closed());
            };
        } catch (Refused refused) {
            return Errors.of(refused);
        } catch (Failure failure) {
            return Errors.of(failure);
        }
    }

    /** Every request of a session lets it live on (rest.md, section 4). */
    private Response closed(Request request, Routes.Closed handler) {
        if (request.token().isEmpty()) {
            return Errors.tokenRequired();
        }
        Sessions.Extended extended = world.sessions().extend(request.token().get());
        return answer(request, handler, new Caller(extended.session()))
                .with("CB-Token-ExpirationDate", WireTime.writeExpiration(extended.expires()));
    }

    private static Response answer(Request request, Routes.Closed handler, Caller caller) {
        try {
            return handler.answer(request, caller);
        } catch (Refused refused) {
            return Errors.of(refused);
        } catch (Failure failure) {
            return Errors.of(failure);
        }
    }
}
