package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

class StreamNonzaTest {

    @ParameterizedTest
    @MethodSource("samples")
    void each_is_written_and_read_back(StreamNonza nonza, String text) throws Exception {
        assertThat(XmlText.write(nonza.toXml(), Ns.CLIENT)).isEqualTo(text);
        assertThat(StreamNonza.read(XmlText.parse(text))).contains(nonza);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a xmlns='urn:xmpp:sm:3' h='12'/>",
                "<a h='12' xmlns='urn:xmpp:sm:3'/>",
                "<a xmlns=\"urn:xmpp:sm:3\" h=\"12\" />",
                "<a\n xmlns='urn:xmpp:sm:3' h='12'></a>"
            })
    void an_acknowledgement_is_read_however_it_is_spelled(String text) throws Exception {
        assertThat(StreamNonza.read(text)).contains(new StreamNonza.Ack(12));
    }

    @Test
    void an_element_of_another_namespace_is_no_acknowledgement() throws Exception {
        assertThat(StreamNonza.read("<a xmlns='urn:xmpp:sm:2' h='12'/>")).isEmpty();
    }

    static Stream<Object[]> samples() {
        String sm = " xmlns=\"urn:xmpp:sm:3\"";
        return Stream.of(
                new Object[] {new StreamNonza.Enable(true), "<enable" + sm + " resume=\"true\"/>"},
                new Object[] {new StreamNonza.Enable(false), "<enable" + sm + "/>"},
                new Object[] {
                    new StreamNonza.Enabled("446a", 60),
                    "<enabled" + sm + " id=\"446a\" resume=\"true\" max=\"60\"/>"
                },
                new Object[] {new StreamNonza.Enabled(null, 0), "<enabled" + sm + "/>"},
                new Object[] {new StreamNonza.Request(), "<r" + sm + "/>"},
                new Object[] {new StreamNonza.Ack(4294967295L), "<a" + sm + " h=\"4294967295\"/>"},
                new Object[] {
                    new StreamNonza.Resume("446a", 9), "<resume" + sm + " previd=\"446a\" h=\"9\"/>"
                },
                new Object[] {
                    new StreamNonza.Resumed("446a", 0),
                    "<resumed" + sm + " previd=\"446a\" h=\"0\"/>"
                },
                new Object[] {
                    new StreamNonza.Failed("item-not-found"),
                    "<failed"
                            + sm
                            + "><item-not-found"
                            + " xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/></failed>"
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a h='-1'/>",
                "<a h='4294967296'/>",
                "<a h='x'/>",
                "<resume h='1'/>",
                "<resume previd='a'/>"
            })
    void a_counter_or_id_that_is_missing_or_wrong_is_malformed(String text) throws Exception {
        Xml xml = XmlText.parse(text, Ns.SM);

        assertThatThrownBy(() -> StreamNonza.read(xml)).isInstanceOf(MalformedStanza.class);
    }

    @Test
    void a_stanza_is_none_of_them() throws Exception {
        assertThat(StreamNonza.read(Xml.of("a", Ns.CLIENT))).isEmpty();
        assertThat(StreamNonza.read(Xml.of("other", Ns.SM))).isEmpty();
    }
}
