package dev.cubechat.wire.xmpp;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

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

    private static final int DEEPEST = 60;
    private static final XMLInputFactory FACTORY = factory();

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
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(around));
            try {
                return onlyChild(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            throw new MalformedXml("not well-formed XML: " + malformed.getMessage(), malformed);
        }
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

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Xml onlyChild(XMLStreamReader reader) throws XMLStreamException, MalformedXml {
        reader.nextTag();
        List<Node> children = children(reader);
        while (reader.hasNext()) {
            reader.next();
        }
        List<Node> meant =
                children.stream()
                        .filter(node -> !(node instanceof Node.Text t && t.value().isBlank()))
                        .toList();
        if (meant.size() == 1 && meant.getFirst() instanceof Xml only) {
            return only;
        }
        throw new MalformedXml("expected exactly one XML element");
    }

    /** Reads up to the end of the element that the reader stands on. Nesting costs no stack. */
    private static List<Node> children(XMLStreamReader reader)
            throws XMLStreamException, MalformedXml {
        Deque<Xml> open = new ArrayDeque<>();
        Deque<List<Node>> contents = new ArrayDeque<>();
        List<Node> here = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST) {
                        throw new MalformedXml("elements nested more than " + DEEPEST + " deep");
                    }
                    open.push(start(reader));
                    contents.push(here);
                    here = new ArrayList<>();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (open.isEmpty()) {
                        return here;
                    }
                    Xml ended = open.pop().withChildren(here);
                    here = contents.pop();
                    here.add(ended);
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (!reader.getText().isEmpty()) {
                        here.add(new Node.Text(reader.getText()));
                    }
                }
                default -> throw new MalformedXml("XMPP allows only elements and text");
            }
        }
    }

    private static Xml start(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(key(reader, i), reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        return new Xml(
                reader.getLocalName(), namespace == null ? "" : namespace, attributes, List.of());
    }

    private static String key(XMLStreamReader reader, int attribute) {
        String namespace = reader.getAttributeNamespace(attribute);
        String name = reader.getAttributeLocalName(attribute);
        if (namespace == null || namespace.isEmpty()) {
            return name;
        }
        return namespace.equals(javax.xml.XMLConstants.XML_NS_URI)
                ? "xml:" + name
                : "{" + namespace + "}" + name;
    }
}
