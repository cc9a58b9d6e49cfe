package dev.cubechat.wire.xmpp;

/** Asking what an entity is and can do (XEP-0030). */
public final class Discovery {
    private Discovery() {}

    public static Xml ask(String address) {
        return Iq.get(address, Xml.of("query", Ns.DISCO_INFO));
    }
}
