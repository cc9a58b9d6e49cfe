package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stanza of ours, as it goes over the wire. None is equal to another. */
final class RawStanza {
    /** What one {@code char} can take: those that take four are written as two. */
    private static final int MOST_BYTES = 3;

    private final @Nullable String id;
    private final String text;

    RawStanza(Xml xml) {
        this.id = xml.attr("id").filter(given -> !given.isEmpty()).orElse(null);
        this.text = XmlText.write(xml, Ns.CLIENT);
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Whether this is its id. */
    boolean hasId(String wanted) {
        return wanted.equals(id);
    }

    String text() {
        return text;
    }

    /** Whether it has more bytes of UTF-8 than these; for most, that is plain from its length. */
    boolean isLargerThan(int bytes) {
        return (long) text.length() * MOST_BYTES > bytes && length() > bytes;
    }

    /** How many bytes of UTF-8 it has. */
    int length() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return text;
    }
}
