package dev.cubechat.wire.xmpp;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Makes parsers, and one element of what they read. */
final class XmlReading {
    private static final int DEEPEST = 60;
    private static final XMLInputFactory FACTORY = factory();

    private XmlReading() {}

    /** A parser of these characters, which knows no document types and no entities of its own. */
    static XMLStreamReader parser(Reader characters) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(characters);
    }

    /** The one element in the one element that is the whole document. */
    static Xml document(String around) throws MalformedXml {
        try {
            XMLStreamReader parser = parser(new StringReader(around));
            try {
                Xml only = onlyChild(parser);
                while (parser.hasNext()) {
                    parser.next();
                }
                return only;
            } finally {
                parser.close();
            }
        } catch (XMLStreamException malformed) {
            throw new MalformedXml("not well-formed XML: " + malformed.getMessage(), malformed);
        }
    }

    /** Reads the next element to its end; gives what it has inside, which is one element. */
    static Xml onlyChild(XMLStreamReader parser) throws XMLStreamException, MalformedXml {
        parser.nextTag();
        List<Node> meant =
                children(parser).stream()
                        .filter(node -> !(node instanceof Node.Text t && t.value().isBlank()))
                        .toList();
        if (meant.size() == 1 && meant.getFirst() instanceof Xml only) {
            return only;
        }
        throw new MalformedXml("expected exactly one XML element");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Reads up to the end of the element that the parser stands on. Nesting costs no stack. */
    private static List<Node> children(XMLStreamReader parser)
            throws XMLStreamException, MalformedXml {
        Deque<Xml> open = new ArrayDeque<>();
        Deque<List<Node>> contents = new ArrayDeque<>();
        List<Node> here = new ArrayList<>();
        while (true) {
            switch (parser.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST) {
                        throw new MalformedXml("elements nested more than " + DEEPEST + " deep");
                    }
                    open.push(start(parser));
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
                    if (!parser.getText().isEmpty()) {
                        here.add(new Node.Text(parser.getText()));
                    }
                }
                default -> throw new MalformedXml("XMPP allows only elements and text");
            }
        }
    }

    private static Xml start(XMLStreamReader parser) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            attributes.put(key(parser, i), parser.getAttributeValue(i));
        }
        String namespace = parser.getNamespaceURI();
        return new Xml(
                parser.getLocalName(), namespace == null ? "" : namespace, attributes, List.of());
    }

    private static String key(XMLStreamReader parser, int attribute) {
        String namespace = parser.getAttributeNamespace(attribute);
        String name = parser.getAttributeLocalName(attribute);
        if (namespace == null || namespace.isEmpty()) {
            return name;
        }
        return namespace.equals(XMLConstants.XML_NS_URI)
                ? "xml:" + name
                : "{" + namespace + "}" + name;
    }
}
