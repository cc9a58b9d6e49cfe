package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.StringReader;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

class XmlNameTest {
    private static final XMLInputFactory PARSERS = XMLInputFactory.newDefaultFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {"city", "_x", "content-type", "a1", "Ключ", "größe", "हिन्दी", "size.kb"})
    void a_word_can_be_a_name(String word) {
        assertThat(XmlName.isName(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1st",
                "a b",
                "a:b",
                "-a",
                "a<",
                "\ud83d\ude00",
                "a\u0000",
                "µs",
                "latency_µs",
                "1ª",
                "nº",
                "\u2c61",
                "a\ud800\udc00"
            })
    void a_word_can_be_no_name(String word) {
        assertThat(XmlName.isName(word)).isFalse();
    }

    /** The parser keeps to the fourth edition of XML 1.0, and so is the strictest there is. */
    @Test
    void a_character_is_taken_where_a_parser_takes_it_and_nowhere_else() {
        StringBuilder different = new StringBuilder();

        for (int c = 1; c <= 0xffff; c++) {
            String one = Character.toString(c);
            if (c != ':' && XmlName.isName(one) != isParsed(one)) {
                different.append(" first %04x".formatted(c));
            }
            if (c != ':' && XmlName.isName("a" + one) != isParsed("a" + one)) {
                different.append(" later %04x".formatted(c));
            }
        }

        assertThat(different).isEmpty();
    }

    private static boolean isParsed(String name) {
        try {
            XMLStreamReader reader =
                    PARSERS.createXMLStreamReader(new StringReader("<" + name + "/>"));
            reader.next();
            return reader.getLocalName().equals(name);
        } catch (XMLStreamException refused) {
            return false;
        }
    }
}
