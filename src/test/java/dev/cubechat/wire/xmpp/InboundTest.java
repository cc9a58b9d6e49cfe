package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class InboundTest {
    private static final Path EVENTS = Path.of("src/test/resources/wire/xmpp/inbound-events.txt");

    private final Inbound inbound =
            new Inbound(
                    new Addresses(new AppId(1476), "chat.connectycube.com"),
                    new UserId(1234567),
                    "javacli-6f1c9d0a77aa01fe");

    @Test
    void every_stanza_of_the_protocol_page_becomes_its_event() throws Exception {
        List<String> events = new ArrayList<>();
        for (Map.Entry<String, String> sample : Samples.of("inbound.txt").entrySet()) {
            events.add("== " + sample.getKey() + "\n" + event(sample.getValue()) + "\n");
        }

        String text = String.join("\n", events);

        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(EVENTS, text);
        }
        assertThat(text).isEqualTo(Files.readString(EVENTS));
    }

    @ParameterizedTest
    @CsvSource({"ten, 60", "'', 60", "-5, 60", "10, 10", "2.5, 2"})
    void a_message_that_is_to_vanish_does_so_even_where_it_does_not_say_when(
            String after, long seconds) throws Exception {
        Xml message =
                XmlText.parse(
                        "<message id='65f0a1c2c3d4e5f601020314' type='chat'"
                                + " from='1234568-1476@chat.connectycube.com/x'><body>secret</body>"
                                + "<destroy xmlns='urn:xmpp:message-destroy-after:0' after='"
                                + after
                                + "'/></message>",
                        Ns.CLIENT);

        ChatEvent event = inbound.read(message).orElseThrow();

        assertThat(((ChatEvent.Arrived) event).selfDestroy())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_broken_stanza_is_refused_and_never_anything_worse() throws Exception {
        Random random = new Random(7);
        int read = 0;

        for (int round = 0; round < 200; round++) {
            for (String stanza : Samples.of("inbound.txt").values()) {
                String broken = broken(stanza, random);
                try {
                    inbound.read(XmlText.parse(broken, Ns.CLIENT));
                    read++;
                } catch (MalformedXml | MalformedStanza expected) {
                    assertThat(expected).hasMessageMatching("(?s).+");
                }
            }
        }

        assertThat(read).isPositive();
    }

    private String event(String stanza) throws MalformedXml {
        try {
            return inbound.read(XmlText.parse(stanza, Ns.CLIENT))
                    .map(Object::toString)
                    .orElse("nothing");
        } catch (MalformedStanza malformed) {
            return "malformed: " + malformed.getMessage();
        }
    }

    private static String broken(String stanza, Random random) {
        int at = random.nextInt(stanza.length());
        int until = Math.min(stanza.length(), at + 1 + random.nextInt(8));
        String part = random.nextBoolean() ? "" : Character.toString(random.nextInt(1, 128));
        return stanza.substring(0, at) + part + stanza.substring(until);
    }
}
