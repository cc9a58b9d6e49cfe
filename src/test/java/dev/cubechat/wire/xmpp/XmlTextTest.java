package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

class XmlTextTest {

    @Test
    void an_element_is_written_as_it_was_read() throws Exception {
        String text =
                "<message xmlns=\"jabber:client\" id=\"1\" type=\"chat\"><body>a &lt;b&gt; &amp;"
                    + " \"c\"</body><extraParams><place><city>Lviv</city></place><z/></extraParams><markable"
                    + " xmlns=\"urn:xmpp:chat-markers:0\"/></message>";

        Xml xml = XmlText.parse(text);

        assertThat(XmlText.write(xml, "")).isEqualTo(text);
    }

    @Test
    void white_space_line_ends_and_quotes_in_text_and_attributes_survive() throws Exception {
        Xml xml =
                Xml.of("body", Ns.CLIENT)
                        .attr("data", "{\"a\": \"b\"}\r\n\t'x'")
                        .text(" two  blanks\r\nand a ]]> line\u00a0end \ud83d\ude00\n");

        Xml again = XmlText.parse(XmlText.write(xml, ""));

        assertThat(again).isEqualTo(xml);
    }

    @Test
    void the_namespace_around_is_not_declared_again() throws Exception {
        Xml stanza = XmlText.parse("<iq><ping xmlns='urn:xmpp:ping'/></iq>", Ns.CLIENT);

        assertThat(stanza.namespace()).isEqualTo(Ns.CLIENT);
        assertThat(XmlText.write(stanza, Ns.CLIENT))
                .isEqualTo("<iq><ping xmlns=\"urn:xmpp:ping\"/></iq>");
        assertThat(XmlText.write(stanza, ""))
                .isEqualTo("<iq xmlns=\"jabber:client\"><ping xmlns=\"urn:xmpp:ping\"/></iq>");
    }

    @Test
    void an_element_without_a_namespace_inside_one_that_has_one_stays_without() throws Exception {
        Xml xml = Xml.of("a", Ns.CLIENT).child(Xml.of("b", ""));

        String text = XmlText.write(xml, Ns.CLIENT);

        assertThat(text).isEqualTo("<a><b xmlns=\"\"/></a>");
        assertThat(XmlText.parse(text, Ns.CLIENT)).isEqualTo(xml);
    }

    @Test
    void stream_elements_keep_their_prefix_because_clients_look_for_it() {
        Xml features = Xml.of("features", Ns.STREAM).child(Xml.of("bind", Ns.BIND));

        assertThat(XmlText.write(features, ""))
                .isEqualTo(
                        "<stream:features xmlns:stream=\"http://etherx.jabber.org/streams\">"
                                + "<bind xmlns=\"urn:ietf:params:xml:ns:xmpp-bind\"/>"
                                + "</stream:features>");
    }

    @Test
    void prefixes_are_forgotten_and_their_namespaces_kept() throws Exception {
        String text = "<a:x xmlns:a='urn:a' xmlns:b='urn:b' b:k='v' xml:lang='en' k='w'/>";

        Xml xml = XmlText.parse(text);

        assertThat(xml.is("x", "urn:a")).isTrue();
        assertThat(xml.attr("{urn:b}k")).contains("v");
        assertThat(xml.attr("xml:lang")).contains("en");
        assertThat(xml.attr("k")).contains("w");
        assertThat(XmlText.parse(XmlText.write(xml, ""))).isEqualTo(xml);
    }

    @Test
    void characters_that_xml_forbids_are_left_out_on_writing() throws Exception {
        Xml xml = Xml.of("body", "").text("a\u0000b\u001bc\ufffed\ud800e\u0085");

        assertThat(XmlText.parse(XmlText.write(xml, "")).text()).isEqualTo("abcde\u0085");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a/>text",
                "</around><around>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<a>&e;</a>",
                "<a>&#0;</a>",
                "<a><!-- note --></a>",
                "<a><?do it?></a>",
                "<p:a/>",
                "<a b='1' b='2'/>",
                "<a b=1/>",
            })
    void what_is_not_one_plain_element_is_refused(String text) {
        assertThatThrownBy(() -> XmlText.parse(text)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void too_deep_and_too_large_are_refused() {
        String deep = "<a>".repeat(61) + "</a>".repeat(61);
        String large = "<a>" + "x".repeat(XmlText.LARGEST) + "</a>";

        assertThatThrownBy(() -> XmlText.parse(deep)).hasMessageContaining("deep");
        assertThatThrownBy(() -> XmlText.parse(large)).hasMessageContaining("1048576 bytes");
    }

    @Test
    void character_data_sections_are_text() throws Exception {
        Xml xml = XmlText.parse("<a>x<![CDATA[<b/>&amp;]]>y</a>");

        assertThat(xml.text()).isEqualTo("x<b/>&amp;y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a></b>",
                "<a/></around><around><c/>",
                "<a><![CDATA[x</a>",
                "<a><!-- x</a>",
                "<a b='x</a>",
                "<a>&e;</a>",
                "<p:a xmlns:p='urn:p'><p:b></p:a>",
            })
    void what_was_wrong_with_one_element_is_no_matter_for_the_next(String wrong) throws Exception {
        Xml before = XmlText.parse("<a>x</a>", Ns.CLIENT);
        assertThatThrownBy(() -> XmlText.parse(wrong)).isInstanceOf(MalformedXml.class);

        assertThat(XmlText.parse("<a>x</a>", Ns.CLIENT)).isEqualTo(before);
        assertThat(XmlText.parse("<c/>")).isEqualTo(Xml.of("c", ""));
    }

    @Test
    void what_one_element_declares_the_next_does_not_know() throws Exception {
        assertThat(XmlText.parse("<p:a xmlns:p='urn:p' xmlns='urn:q'/>").is("a", "urn:p")).isTrue();

        assertThatThrownBy(() -> XmlText.parse("<p:a/>")).isInstanceOf(MalformedXml.class);
        assertThat(XmlText.parse("<a/>").namespace()).isEmpty();
        assertThat(XmlText.parse("<a/>", Ns.CLIENT).namespace()).isEqualTo(Ns.CLIENT);
    }

    @Test
    void the_thousandth_element_is_read_like_the_first_however_large() throws Exception {
        for (int n = 0; n < 1000; n++) {
            String text = "\u00e9\ud83d\ude00<&>\r\n".repeat(n * 7 % 3000);
            Xml xml = Xml.of("body", Ns.CLIENT).attr("n" + n, "v" + n).text(text + n);

            assertThat(XmlText.parse(XmlText.write(xml, ""))).isEqualTo(xml);
        }
    }

    @Test
    void any_number_of_threads_read_each_its_own() {
        boolean right =
                IntStream.range(0, 2000)
                        .parallel()
                        .allMatch(
                                n -> {
                                    try {
                                        return XmlText.parse("<a n='" + n + "'>" + n + "</a>")
                                                .text()
                                                .equals(Integer.toString(n));
                                    } catch (MalformedXml wrong) {
                                        return false;
                                    }
                                });

        assertThat(right).isTrue();
    }
}
