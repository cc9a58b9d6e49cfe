package dev.cubechat.wire.xmpp;

import java.util.Optional;

/**
 * Reads one element from its text and writes it back.
 *
 * <p>XMPP allows no document types, entities, comments or processing instructions (RFC 6120,
 * section 11.1); none is read. Text keeps every character; what XML 1.0 forbids is left out on
 * writing, since one such character would end the stream. Safe for any number of threads.
 */
public final class XmlText {
    /**
     * The largest element that is read, in bytes of UTF-8: far above what may be sent, since
     * servers add to what they hand on.
     */
    public static final int LARGEST = 1024 * 1024;

    private XmlText() {}

    /** The element in this text, which declares all its namespaces itself. */
    public static Xml parse(String element) throws MalformedXml {
        return parse(element, "");
    }

    /**
     * The element in this text, as it stands inside a stream.
     *
     * @param inheritedNamespace the default namespace around it; {@code stream:} is declared too
     */
    public static Xml parse(String element, String inheritedNamespace) throws MalformedXml {
        if (element.length() > LARGEST) {
            throw MalformedXml.tooLarge(LARGEST);
        }
        // Inside another element a document type cannot even begin.
        String around =
                "<around xmlns='"
                        + inheritedNamespace
                        + "' xmlns:stream='"
                        + Ns.STREAM
                        + "'>"
                        + element
                        + "</around>";
        Optional<Xml> read =
                element.contains("</around") ? Optional.empty() : OpenDocument.read(around);
        return read.isPresent() ? read.get() : XmlReading.document(around);
    }

    /**
     * The element on one line.
     *
     * @param inheritedNamespace the default namespace around it, which is not declared again;
     *     {@code ""} where it stands alone, as in a WebSocket frame
     */
    public static String write(Xml xml, String inheritedNamespace) {
        StringBuilder out = new StringBuilder(512);
        XmlWriting.element(xml, inheritedNamespace, out);
        return out.toString();
    }
}
