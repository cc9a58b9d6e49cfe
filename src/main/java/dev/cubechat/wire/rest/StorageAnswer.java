package dev.cubechat.wire.rest;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** What the storage behind the service says, in the XML of S3 (rest.md, section 10.2). */
public sealed interface StorageAnswer {

    /** It has the bytes. */
    record Stored(String location, String bucket, String key, String etag)
            implements StorageAnswer {}

    /** It did not take or give them. */
    record Refused(String code, String message) implements StorageAnswer {}

    /** Reads an answer; nothing where it is none of the two. */
    static Optional<StorageAnswer> read(byte[] body) {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            xml.nextTag();
            return answer(xml.getLocalName(), texts(xml));
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    /** The answer as it stands on the wire. */
    default String write() {
        return switch (this) {
            case Stored stored ->
                    document(
                            "PostResponse",
                            "Location",
                            stored.location(),
                            "Bucket",
                            stored.bucket(),
                            "Key",
                            stored.key(),
                            "ETag",
                            stored.etag());
            case Refused refused ->
                    document("Error", "Code", refused.code(), "Message", refused.message());
        };
    }

    private static Optional<StorageAnswer> answer(String root, Map<String, String> texts) {
        return switch (root) {
            case "PostResponse" ->
                    Optional.of(
                            new Stored(
                                    text(texts, "Location"),
                                    text(texts, "Bucket"),
                                    text(texts, "Key"),
                                    text(texts, "ETag")));
            case "Error" -> Optional.of(new Refused(text(texts, "Code"), text(texts, "Message")));
            default -> Optional.empty();
        };
    }

    /** The texts of the root's children by name. */
    private static Map<String, String> texts(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            String name = xml.getLocalName();
            texts.put(name, xml.getElementText());
        }
        return texts;
    }

    private static String text(Map<String, String> texts, String name) {
        @Nullable String text = texts.get(name);
        return text == null ? "" : text;
    }

    private static String document(String root, String... namesAndTexts) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                xml.writeStartElement(namesAndTexts[i]);
                xml.writeCharacters(namesAndTexts[i + 1]);
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return text.toString();
    }
}
