package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Jid;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks the server on the link that there is now, and waits for its answer. Safe for threads. */
final class Asking {
    private final Requests requests;
    private final Outbox outbox;
    private final String domain;

    /**
     * @param domain the server's own address
     */
    Asking(Requests requests, Outbox outbox, String domain) {
        this.requests = requests;
        this.outbox = outbox;
        this.domain = domain;
    }

    /** As {@link XmppConnection#request}. */
    Xml request(Xml iq, Duration timeout) {
        String id = iq.attr("id").orElseGet(requests::nextId);
        CompletableFuture<Xml> expected = requests.expect(id);
        if (!outbox.sendNow(new RawStanza(iq.attr("id", id)))) {
            requests.forget(id);
            throw notConnected().withHint("Try again when it is back.");
        }
        Xml answer = await(id, expected, timeout);
        StanzaError.read(answer)
                .ifPresent(
                        error -> {
                            throw isForServer(iq)
                                    ? Refusal.byServer(error, iq)
                                    : Refusal.of(error, "The request", isForPerson(iq));
                        });
        return answer;
    }

    /** As {@link XmppConnection#ping}. */
    void ping(Duration timeout) {
        String id = requests.nextId();
        CompletableFuture<Xml> expected = requests.expect(id);
        if (!outbox.sendNow(pinging(id))) {
            requests.forget(id);
            throw notConnected();
        }
        await(id, expected, timeout);
    }

    /** What the server says to a ping, should it go out. */
    CompletableFuture<Xml> sign(Runnable notSent) {
        String id = requests.nextId();
        CompletableFuture<Xml> answer = requests.expect(id);
        if (!outbox.sendNow(pinging(id))) {
            notSent.run();
        }
        return answer;
    }

    private RawStanza pinging(String id) {
        return new RawStanza(Requests.ping(id, domain));
    }

    /** Whether nobody else's device or room is asked. */
    private boolean isForServer(Xml iq) {
        return iq.attr("to").filter(to -> !to.equals(domain)).isEmpty();
    }

    /** Those are of the server's domain, rooms have one of their own. */
    private boolean isForPerson(Xml iq) {
        return iq.attr("to").map(Jid::parse).filter(to -> domain.equals(to.domain())).isPresent();
    }

    private static Failure notConnected() {
        return new Failure(FailureKind.UNREACHABLE, "There is no connection to the chat server.");
    }

    /** What was handed over before comes first, and takes its time on a slow line. */
    private Xml await(String id, CompletableFuture<Xml> expected, Duration timeout) {
        Duration patience = timeout.plus(SlowLine.timeFor(outbox.bytesUnderWay()));
        try {
            return Awaited.within(patience, expected, "Stopped while waiting for the chat server.");
        } finally {
            requests.forget(id);
        }
    }
}
