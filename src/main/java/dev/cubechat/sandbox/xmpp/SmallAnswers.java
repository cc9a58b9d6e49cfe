package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.MobileMode;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Map;
import java.util.Optional;

/** The requests whose answer needs no thought. */
final class SmallAnswers {
    private SmallAnswers() {}

    static Map<String, IqHandler> byNamespace() {
        return Map.of(
                Ns.PING, SmallAnswers::ping,
                Ns.CARBONS, SmallAnswers::carbons,
                Ns.SESSION, asked -> IqHandler.DONE,
                Ns.MOBILE, SmallAnswers::mobile,
                Ns.BIND, SmallAnswers::again);
    }

    private static Optional<Xml> ping(Asked asked) {
        if (!asked.ofServer() && !asked.ofRooms() && asked.room().isEmpty()) {
            throw new StanzaRefused(StanzaError.SERVICE_UNAVAILABLE);
        }
        return IqHandler.DONE;
    }

    /** Copies of what one's other sessions send (XEP-0280; xmpp.md, section 15). */
    private static Optional<Xml> carbons(Asked asked) {
        asked.session().enableCarbons(asked.payload().name().equals("enable"));
        return IqHandler.DONE;
    }

    /** Whether anybody looks at the client (xmpp.md, section 21). */
    private static Optional<Xml> mobile(Asked asked) {
        if (!asked.set()) {
            throw new StanzaRefused(StanzaError.BAD_REQUEST);
        }
        asked.session().attend(!MobileMode.inactive(asked.payload()));
        return IqHandler.DONE;
    }

    private static Optional<Xml> again(Asked asked) {
        throw new StanzaRefused(StanzaError.NOT_ALLOWED.saying("A resource is bound already."));
    }
}
