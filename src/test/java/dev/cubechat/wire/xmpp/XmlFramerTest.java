package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.wire.xmpp.XmlFramer.Piece;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class XmlFramerTest {
    private static final String HEADER =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                    + " to='localhost' version='1.0'>";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void pieces_are_the_same_however_the_bytes_are_cut(int size) throws Exception {
        String stream =
                "<?xml version='1.0'?>"
                        + HEADER
                        + " \n"
                        + "<iq id='>'><a b=\"'/>\"/><c/></iq>\n"
                        + "<message><body>ünï <![CDATA[</message> ]] ]> <x>]]> 😀"
                        + " ></body></message><r xmlns='urn:xmpp:sm:3'/><e></e \n></stream:stream>";

        List<Piece> pieces = pieces(stream, size);

        assertThat(pieces.getFirst())
                .isInstanceOfSatisfying(
                        Piece.Opened.class,
                        opened -> {
                            assertThat(opened.header().is("stream", Ns.STREAM)).isTrue();
                            assertThat(opened.header().attr("to")).contains("localhost");
                        });
        assertThat(pieces.subList(1, pieces.size()))
                .containsExactly(
                        new Piece.Element("<iq id='>'><a b=\"'/>\"/><c/></iq>"),
                        new Piece.Element(
                                "<message><body>ünï <![CDATA[</message> ]] ]> <x>]]> 😀 ></body>"
                                        + "</message>"),
                        new Piece.Element("<r xmlns='urn:xmpp:sm:3'/>"),
                        new Piece.Element("<e></e \n>"),
                        new Piece.Closed());
    }

    @Test
    void a_stream_begins_anew_in_the_same_bytes() throws Exception {
        XmlFramer framer = new XmlFramer();
        feed(framer, HEADER + "<auth/><?xml version='1.0'?>" + HEADER + "<iq/>");

        assertThat(framer.next()).containsInstanceOf(Piece.Opened.class);
        assertThat(framer.next()).contains(new Piece.Element("<auth/>"));
        assertThat(framer.next()).containsInstanceOf(Piece.Opened.class);
        assertThat(framer.next()).contains(new Piece.Element("<iq/>"));
        assertThat(framer.next()).isEmpty();
    }

    @Test
    void a_stream_ends_with_the_name_it_began_with() throws Exception {
        String header = HEADER.replace("stream:", "s:").replace("xmlns:stream", "xmlns:s");

        assertThat(pieces(header + "</s:stream>", 3)).endsWith(new Piece.Closed());
        assertThatThrownBy(() -> pieces(header + "</stream:stream>", 3))
                .isInstanceOf(MalformedXml.class);
    }

    @Test
    void elements_may_be_nested_deeply() throws Exception {
        String deep = "<a>".repeat(1000) + "</a>".repeat(1000);

        assertThat(pieces(HEADER + deep, 1000)).endsWith(new Piece.Element(deep));
    }

    @Test
    void elements_before_the_new_header_are_elements() throws Exception {
        List<Piece> pieces = pieces(HEADER + "<auth/><iq/>" + HEADER + "<b/>", 1000);

        assertThat(pieces).hasSize(5);
        assertThat(pieces.get(2)).isEqualTo(new Piece.Element("<iq/>"));
        assertThat(pieces.get(3)).isInstanceOf(Piece.Opened.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "<!DOCTYPE a><a>",
                "<stream:stream/>",
                "<message/>",
                "<stream:stream to=1>",
                HEADER + "text<a/>",
                HEADER + "<a><!-- --></a>",
                HEADER + "<a><?pi?></a>",
                HEADER + "<![CDATA[x]]>",
                HEADER + "<a <b/></a>",
                HEADER + "<a><b></a>",
                HEADER + "<a></aa>",
                HEADER + "<aa></a>",
                HEADER + "<a></a b='c'>",
                HEADER + "<a></a/>",
                HEADER + "</message>",
                HEADER + "<></>",
                "</stream:stream>",
                "</>",
            })
    void what_xmpp_forbids_is_refused(String stream) {
        assertThatThrownBy(() -> pieces(stream, 5)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        XmlFramer framer = new XmlFramer();
        feed(framer, HEADER);
        framer.feed(new byte[] {'<', 'a', '>', (byte) 0xc3, '<', '/', 'a', '>'}, 0, 8);

        assertThatThrownBy(() -> all(framer)).hasMessage("not UTF-8");
    }

    @Test
    void an_element_that_grows_without_end_is_refused() {
        XmlFramer framer = new XmlFramer();
        feed(framer, HEADER + "<a>");
        String part = "x".repeat(1024 * 1024);

        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 1000; i++) {
                                feed(framer, part);
                                all(framer);
                            }
                        })
                .hasMessageContaining("1048576 bytes");
    }

    @Test
    void who_takes_no_larger_elements_refuses_them() {
        XmlFramer framer = XmlFramer.refusing(100);
        feed(framer, HEADER.substring(0, 90) + "'>" + "<a>" + "x".repeat(93) + "</a>");

        assertThatThrownBy(
                        () -> {
                            feed(framer, "<a>" + "x".repeat(94) + "</a>");
                            all(framer);
                        })
                .isInstanceOfSatisfying(
                        MalformedXml.class, refused -> assertThat(refused.isTooLarge()).isTrue())
                .hasMessageContaining("100 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 16 * 1024, 3_000_000})
    void an_element_that_is_too_large_is_passed_over_and_the_next_is_read(int size)
            throws Exception {
        String tag = "<message id='>' from='ü'>";
        String inside =
                "<body>" + "ünï ".repeat(200_000) + "</body><a b='/></message>'/><c/><![CDATA[</x>";
        String large = tag + inside + "x".repeat(100_000) + "]]]></message >";

        List<Piece> pieces = pieces(HEADER + large + " <iq/>" + large + "</stream:stream>", size);

        Piece passed = new Piece.TooLarge(tag, large.getBytes(StandardCharsets.UTF_8).length);
        assertThat(pieces.subList(1, pieces.size()))
                .containsExactly(passed, new Piece.Element("<iq/>"), passed, new Piece.Closed());
    }

    @Test
    void what_xmpp_forbids_is_refused_in_what_is_passed_over_too() {
        String large = HEADER + "<message><body>" + "x".repeat(XmlText.LARGEST);

        assertThatThrownBy(() -> pieces(large + "<?pi?>", 5000)).isInstanceOf(MalformedXml.class);
        assertThatThrownBy(() -> pieces(large + "<a <b>", 5000)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void a_first_tag_that_is_too_large_is_refused() {
        String large = HEADER + "<message id='" + "x".repeat(XmlText.LARGEST);

        assertThatThrownBy(() -> pieces(large, 5000)).hasMessageContaining("1048576 bytes");
    }

    private static List<Piece> pieces(String stream, int size) throws MalformedXml {
        XmlFramer framer = new XmlFramer();
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            framer.feed(bytes, at, Math.min(size, bytes.length - at));
            pieces.addAll(all(framer));
        }
        return pieces;
    }

    private static List<Piece> all(XmlFramer framer) throws MalformedXml {
        List<Piece> pieces = new ArrayList<>();
        for (Optional<Piece> p = framer.next(); p.isPresent(); p = framer.next()) {
            pieces.add(p.get());
        }
        return pieces;
    }

    private static void feed(XmlFramer framer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        framer.feed(bytes, 0, bytes.length);
    }
}
