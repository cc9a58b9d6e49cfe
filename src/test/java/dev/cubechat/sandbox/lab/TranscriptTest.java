package dev.cubechat.sandbox.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.lab.Transcript.Way;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class TranscriptTest {
    private final Transcript transcript =
            new Transcript(() -> Instant.parse("2026-03-01T10:00:00.123Z"));

    @Test
    void it_tells_when_where_and_which_way() {
        transcript.note("REST 1", Way.IN, "GET /chat/Dialog");
        transcript.note("REST 1", Way.OUT, "200");

        assertThat(transcript.text())
                .isEqualTo(
                        """
                        10:00:00.123 REST 1 > GET /chat/Dialog
                        10:00:00.123 REST 1 < 200
                        """);
    }

    @Test
    void it_keeps_no_secrets() {
        transcript.note(
                "REST 1",
                Way.IN,
                "POST /session"
                    + " {\"auth_key\":\"k-1\",\"user\":{\"login\":\"mira\",\"password\":\"p\\\"w\"}}");
        transcript.note("REST 2", Way.IN, "GET /blobs/1?token=T0KEN&x=1");
        transcript.note("REST 3", Way.IN, "POST /login login=mira&user%5Bpassword%5D=p-w");
        transcript.note(
                "TCP 1", Way.IN, "<auth xmlns=\"x\" mechanism=\"PLAIN\">AG1pcmEAcHc=</auth>");

        assertThat(transcript.text())
                .contains("\"login\":\"mira\"", "x=1", "login=mira")
                .doesNotContain("k-1", "p\\\"w", "T0KEN", "p-w", "AG1pcmEAcHc=");
    }

    @Test
    void it_forgets_the_oldest() {
        String long_ = "x".repeat(60_000);
        for (int i = 0; i < 100; i++) {
            transcript.note("REST " + i, Way.IN, long_);
        }

        assertThat(transcript.text()).hasSizeLessThan(4_000_001).contains("REST 99 ");
        assertThat(transcript.text()).doesNotContain("REST 0 ");
    }
}
