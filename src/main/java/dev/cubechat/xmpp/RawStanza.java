package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stanza of ours, as it goes over the wire. None is equal to another. */
final class RawStanza {
    private final @Nullable String id;
    private final @Nullable String to;
    private final String text;

    RawStanza(Xml xml) {
        this.id = xml.attr("id").filter(given -> !given.isEmpty()).orElse(null);
        this.to = xml.attr("to").orElse(null);
        this.text = XmlText.write(xml, Ns.CLIENT);
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Whether this is its id. */
    boolean hasId(String wanted) {
        return wanted.equals(id);
    }

    /** Whom it is for; nothing where it is for our own account. */
    Optional<String> to() {
        return Optional.ofNullable(to);
    }

    int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
