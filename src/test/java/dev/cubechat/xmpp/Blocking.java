package dev.cubechat.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;

/** Lets a device block someone with a privacy list (xmpp.md, section 19). */
final class Blocking {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Blocking() {}

    static void block(Device device, UserId whom) {
        Xml item =
                Xml.of("item", Ns.PRIVACY)
                        .attr("type", "jid")
                        .attr("value", device.addresses().user(whom))
                        .attr("action", "deny")
                        .attr("order", "1")
                        .child(Xml.of("message", Ns.PRIVACY));
        ask(device, Xml.of("list", Ns.PRIVACY).attr("name", "blocked").child(item));
        ask(device, Xml.of("default", Ns.PRIVACY).attr("name", "blocked"));
        ask(device, Xml.of("active", Ns.PRIVACY).attr("name", "blocked"));
    }

    static void unblock(Device device) {
        ask(device, Xml.of("active", Ns.PRIVACY));
        ask(device, Xml.of("default", Ns.PRIVACY));
    }

    private static void ask(Device device, Xml what) {
        Xml query = Xml.of("query", Ns.PRIVACY).child(what);
        Xml iq = Xml.of("iq", Ns.CLIENT).attr("type", "set").child(query);
        device.connection().request(iq, PATIENCE);
    }
}
