package dev.cubechat.wire.xmpp;

import java.util.Optional;

/** Taking a resource (protocol page xmpp.md, section 3.3; RFC 6120, section 7). */
public final class Bind {
    private Bind() {}

    /** Asks for this resource; the server may give another. */
    public static Xml request(String id, String resource) {
        return Xml.of("iq", Ns.CLIENT)
                .attr("type", "set")
                .attr("id", id)
                .child(Xml.of("bind", Ns.BIND).child("resource", resource));
    }

    public static boolean isRequest(Xml stanza) {
        return stanza.name().equals("iq")
                && stanza.attr("type").filter("set"::equals).isPresent()
                && stanza.has("bind", Ns.BIND);
    }

    /** The resource asked for; nothing where the server may choose. */
    public static Optional<String> requested(Xml request) {
        return inside(request, "resource");
    }

    /** The answer to a request: the whole address of this connection from now on. */
    public static Xml result(Xml request, String jid) {
        return Xml.of("iq", Ns.CLIENT)
                .attr("type", "result")
                .attr("id", request.attr("id").orElse(null))
                .attr("to", jid)
                .child(Xml.of("bind", Ns.BIND).child("jid", jid));
    }

    /** The address that the server bound. */
    public static Optional<String> bound(Xml result) {
        return inside(result, "jid");
    }

    private static Optional<String> inside(Xml iq, String name) {
        return iq.find("bind", Ns.BIND)
                .flatMap(bind -> bind.find(name, Ns.BIND))
                .map(child -> child.text().strip())
                .filter(text -> !text.isEmpty());
    }
}
