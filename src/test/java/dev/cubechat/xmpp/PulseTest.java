package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class PulseTest {
    private final Pulse pulse = new Pulse();

    @Test
    void it_is_felt_once_for_all_that_came() {
        pulse.beat();
        pulse.beat();

        assertThat(pulse.wasFelt()).isTrue();
        assertThat(pulse.wasFelt()).isFalse();
    }

    @Test
    void a_part_of_a_stanza_is_felt() throws IOException {
        String half =
                "<stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams'><message><body>half";
        InputStream bytes = new ByteArrayInputStream(half.getBytes(StandardCharsets.UTF_8));
        StanzaGate gate =
                new StanzaGate(bytes, pulse, () -> true, () -> {}, Optional::of, line -> {});

        int first = gate.read();

        assertThat(first).isEqualTo('<');
        assertThat(pulse.wasFelt()).isTrue();
    }
}
