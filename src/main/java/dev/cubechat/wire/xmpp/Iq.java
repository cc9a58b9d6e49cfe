package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

/** The frame of requests and answers (RFC 6120, section 8.2.3). */
final class Iq {
    private Iq() {}

    /** A question; whoever sends it gives it its id. */
    static Xml get(@Nullable String to, Xml payload) {
        return Xml.of("iq", Ns.CLIENT).attr("type", "get").attr("to", to).child(payload);
    }

    /** An order to one's own server. */
    static Xml set(Xml payload) {
        return Xml.of("iq", Ns.CLIENT).attr("type", "set").child(payload);
    }
}
