package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.lab.Faults;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class TroubledLinkTest {
    private static final String STANZA = "<message id=\"1\"/>";
    private static final String NO_STANZA = "<r xmlns=\"urn:xmpp:sm:3\"/>";

    private final List<String> written = new ArrayList<>();
    private final Faults faults = new Faults(InstantSource.system(), new Random(1));
    private final Link link = new TroubledLink(new Paper(), faults);

    @Test
    void without_a_fault_everything_is_written() throws IOException {
        link.write(STANZA);
        link.write(NO_STANZA);

        assertThat(written).containsExactly(STANZA, NO_STANZA);
    }

    @Test
    void a_delay_holds_stanzas_back() throws IOException {
        faults.set("delay=100ms");
        long start = System.nanoTime();

        link.write(STANZA);

        assertThat(written).containsExactly(STANZA);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(90));
    }

    @Test
    void only_stanzas_are_dropped() throws IOException {
        faults.set("drop=1");

        link.write(STANZA);
        link.write(NO_STANZA);

        assertThat(written).containsExactly(NO_STANZA);
    }

    @Test
    void a_silent_line_says_nothing_until_the_fault_is_cleared() throws IOException {
        faults.set("half-close");
        link.write(STANZA);
        link.write(NO_STANZA);

        faults.clear();
        link.write("<iq/>");

        assertThat(written).containsExactly("<iq/>");
    }

    /** Keeps what is written. */
    private final class Paper extends Nowhere {
        @Override
        public void write(String text) {
            written.add(text);
        }
    }
}
