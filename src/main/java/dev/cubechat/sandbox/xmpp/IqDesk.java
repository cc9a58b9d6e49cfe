package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Jid;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the requests of clients: those of a known namespace are answered by its {@link IqHandler},
 * those to another client are handed on, all others get {@code service-unavailable}.
 */
final class IqDesk {
    private final Addresses addresses;
    private final SessionBook sessions;
    private final Barrier barrier;
    private final Map<String, IqHandler> handlers;

    IqDesk(
            Addresses addresses,
            SessionBook sessions,
            Barrier barrier,
            Map<String, IqHandler> handlers) {
        this.addresses = addresses;
        this.sessions = sessions;
        this.barrier = barrier;
        this.handlers = Map.copyOf(handlers);
    }

    /** Takes a request or an answer, whose {@code from} is the session's. */
    void take(Session session, Xml iq) {
        try {
            switch (iq.attr("type").orElse("")) {
                case "get" -> request(session, iq, false);
                case "set" -> request(session, iq, true);
                case "result", "error" ->
                        client(iq).ifPresent(client -> client.deliver(Parcel.passing(iq)));
                default -> throw new StanzaRefused(StanzaError.BAD_REQUEST);
            }
        } catch (StanzaRefused refused) {
            session.reply(refused.error().replyTo(iq));
        } catch (Refused refused) {
            session.reply(StanzaRefused.of(refused).replyTo(iq));
        }
    }

    /** A request has an id and exactly one child (RFC 6120, section 8.2.3). */
    private void request(Session session, Xml iq, boolean set) {
        List<Xml> payloads = iq.elements().toList();
        if (iq.attr("id").isEmpty() || payloads.size() != 1) {
            throw new StanzaRefused(StanzaError.BAD_REQUEST);
        }
        Optional<Session> client = client(iq);
        if (client.isPresent()) {
            barrier.check(session, client.get().user(), Way.IQ_IN);
            client.get().deliver(Parcel.passing(iq));
        } else {
            session.reply(result(iq, answer(session, iq, set, payloads.getFirst())));
        }
    }

    private Optional<Xml> answer(Session session, Xml iq, boolean set, Xml payload) {
        IqHandler handler = handlers.get(payload.namespace());
        if (handler == null) {
            throw new StanzaRefused(StanzaError.SERVICE_UNAVAILABLE);
        }
        return handler.answer(new Asked(session, addresses, iq, set, payload));
    }

    private static Xml result(Xml iq, Optional<Xml> child) {
        Xml result =
                Xml.of("iq", Ns.CLIENT)
                        .attr("type", "result")
                        .attr("id", iq.attr("id").orElse(null))
                        .attr("from", iq.attr("to").orElse(null))
                        .attr("to", iq.attr("from").orElse(null));
        return child.map(result::child).orElse(result);
    }

    /** The client whose full address this is for. */
    private Optional<Session> client(Xml iq) {
        String to = iq.attr("to").orElse("");
        Optional<UserId> user = addresses.userOf(to);
        String resource = Jid.parse(to).resource();
        return user.filter(found -> !resource.isEmpty())
                .flatMap(found -> sessions.find(found, resource));
    }
}
