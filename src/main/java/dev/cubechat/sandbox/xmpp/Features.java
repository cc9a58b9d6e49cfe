package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

/** What the server offers at the beginning of a stream (protocol page xmpp.md, section 3.1). */
final class Features {
    private Features() {}

    /** PLAIN alone: offered SCRAM or SASL2, the SDK would take those. */
    static Xml beforeLogin() {
        Xml mechanisms = Xml.of("mechanisms", Ns.SASL).child("mechanism", "PLAIN");
        return features().child(Xml.of("sm", Ns.SM)).child(mechanisms);
    }

    static Xml afterLogin() {
        Xml session = Xml.of("session", Ns.SESSION);
        return features()
                .child(Xml.of("bind", Ns.BIND))
                .child(session.child(Xml.of("optional", Ns.SESSION)))
                .child(Xml.of("sm", Ns.SM))
                .child(Xml.of("mobile", Ns.MOBILE));
    }

    private static Xml features() {
        return Xml.of("features", Ns.STREAM);
    }
}
