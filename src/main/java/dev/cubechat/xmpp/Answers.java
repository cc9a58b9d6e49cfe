package dev.cubechat.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.List;

/** Answers what the server asks of us (xmpp.md, section 26, step 2). */
final class Answers {
    private final String mine;

    Answers(Addresses addresses, UserId me) {
        this.mine = addresses.user(me);
    }

    /** The answer to this IQ of type get or set. */
    Xml to(Xml request) {
        boolean get = request.attr("type").filter("get"::equals).isPresent();
        Xml asked = request.elements().findFirst().orElse(request);
        boolean event = !get && LastActivity.seconds(request).isPresent();
        boolean known =
                get
                        ? asked.is("ping", Ns.PING)
                        : event || asked.is("query", Ns.ROSTER) || asked.is("query", Ns.PRIVACY);
        boolean entitled = get || event || isFromMyServer(request);
        return known && entitled
                ? request.attr("to", request.attr("from").orElse(null))
                        .attr("from", null)
                        .attr("type", "result")
                        .withChildren(List.of())
                : StanzaError.SERVICE_UNAVAILABLE.replyTo(request).attr("from", null);
    }

    /** A push comes without a sender, or from the own account. */
    private boolean isFromMyServer(Xml push) {
        return push.attr("from").map(mine::equalsIgnoreCase).orElse(true);
    }
}
