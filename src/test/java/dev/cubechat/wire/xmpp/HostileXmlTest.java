package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.model.AppId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class HostileXmlTest {
    private static final String HEADER =
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                    + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";

    private final Inbound inbound =
            new Inbound(
                    new Addresses(new AppId(1476), "chat.connectycube.com"),
                    new UserId(1234567),
                    "javacli-6f1c9d0a77aa01fe");

    @Test
    void whatever_a_server_streams_becomes_events_or_is_refused() throws Exception {
        Hostile.ofTexts(streams())
                .refusedWith(MalformedXml.class, MalformedStanza.class)
                .to(this::stream);
    }

    @Test
    void whatever_stands_in_a_frame_becomes_an_event_or_is_refused() throws Exception {
        Hostile.ofTexts(stanzas())
                .refusedWith(MalformedXml.class, MalformedStanza.class)
                .to((input, random) -> stanza(new String(input, StandardCharsets.UTF_8)));
    }

    @Test
    void a_stream_of_nothing_but_declarations_is_read_through() throws Exception {
        XmlFramer framer = new XmlFramer();
        byte[] declarations = "<?a?>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        framer.feed(declarations, 0, declarations.length);

        framer.next();

        framer.feed("x".getBytes(StandardCharsets.UTF_8), 0, 1);
        assertThatThrownBy(framer::next).isInstanceOf(MalformedXml.class);
    }

    /** The bytes arrive in pieces of any size. */
    private void stream(byte[] input, SplittableRandom random) throws Exception {
        XmlFramer framer = new XmlFramer();
        int most = 1 << (4 + random.nextInt(13));
        for (int at = 0; at < input.length; ) {
            int length = Math.min(input.length - at, 1 + random.nextInt(most));
            framer.feed(input, at, length);
            at += length;
            Optional<XmlFramer.Piece> piece = framer.next();
            while (piece.isPresent()) {
                if (piece.get() instanceof XmlFramer.Piece.Element(String text)) {
                    stanza(text);
                }
                piece = framer.next();
            }
        }
    }

    private void stanza(String text) throws MalformedXml, MalformedStanza {
        Xml xml = XmlText.parse(text, Ns.CLIENT);
        // What was read can be written, and read again.
        XmlText.parse(XmlText.write(xml, ""));
        inbound.read(xml);
    }

    private static List<String> streams() throws IOException {
        List<String> stanzas = stanzas();
        List<String> streams = new ArrayList<>();
        for (int i = 0; i + 2 < stanzas.size(); i += 3) {
            streams.add(HEADER + String.join("\n", stanzas.subList(i, i + 3)) + "</stream:stream>");
        }
        return streams;
    }

    private static List<String> stanzas() throws IOException {
        List<String> stanzas = new ArrayList<>(Samples.of("inbound.txt").values());
        stanzas.addAll(Samples.of("outbound.txt").values());
        return stanzas;
    }
}
