package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;

/**
 * A stanza of ours, written by Smack exactly as we wrote it. Smack counts it like its own, keeps it
 * until it is acknowledged, and sends it again after resuming.
 */
final class RawStanza extends Stanza {
    private final String name;
    private final String text;

    RawStanza(Xml xml) {
        this.name = xml.name();
        this.text = XmlText.write(xml, Ns.CLIENT);
        setStanzaId(xml.attr("id").filter(id -> !id.isEmpty()).orElse(null));
    }

    @Override
    public String getElementName() {
        return name;
    }

    @Override
    public CharSequence toXML(XmlEnvironment unused) {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
