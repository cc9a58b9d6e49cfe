package dev.cubechat.service.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class OpenLineTest {
    @Test
    void a_large_message_has_the_time_that_it_takes_on_a_slow_line() {
        Xml small = Xml.of("message", Ns.CLIENT).text("x".repeat(100));
        Xml large = Xml.of("message", Ns.CLIENT).text("x".repeat(240_000));

        assertThat(OpenLine.patience(List.of(small)))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        assertThat(OpenLine.patience(List.of(small, large)))
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    }
}
