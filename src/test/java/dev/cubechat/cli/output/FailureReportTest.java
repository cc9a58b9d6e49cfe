package dev.cubechat.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class FailureReportTest {
    private final Failure tooMany =
            new Failure(FailureKind.RATE_LIMITED, "Too many requests.")
                    .withHttp(429)
                    .withHint("Wait a minute.");

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void a_person_reads_a_sentence_and_a_hint() {
        report(false, false).tell(tooMany, 7);

        assertThat(told()).isEqualTo("cubechat: Too many requests.\nhint: Wait a minute.\n");
    }

    @Test
    void a_script_reads_one_object() {
        report(true, false).tell(tooMany, 7);

        assertThat(told())
                .isEqualTo(
                        "{\"error\":{\"code\":\"rate_limited\",\"exit\":7,\"http\":429,"
                                + "\"message\":\"Too many requests.\",\"hint\":\"Wait a minute.\","
                                + "\"retryable\":true}}\n");
    }

    @Test
    void the_name_is_red_only_in_colour() {
        report(false, true).tell(tooMany, 7);

        assertThat(told()).startsWith("\u001b[31mcubechat:\u001b[0m Too many");
    }

    @Test
    void a_servers_words_cannot_steer_the_terminal() {
        report(false, false).tell(new Failure(FailureKind.INVALID, "No: \u001b]0;x\u0007"), 13);

        assertThat(told()).isEqualTo("cubechat: No: \ufffd]0;x\ufffd\n");
    }

    @Test
    void what_others_say_makes_no_lines_of_ours() {
        Failure forged =
                new Failure(FailureKind.INVALID, "No\nhint: run this").withHint("a\ncubechat: ok");

        report(false, false).tell(forged, 2);

        assertThat(told()).isEqualTo("cubechat: No↵hint: run this\nhint: a↵cubechat: ok\n");
    }

    private FailureReport report(boolean json, boolean colour) {
        return new FailureReport(
                new PrintStream(stderr, true, StandardCharsets.UTF_8), json, colour);
    }

    private String told() {
        return stderr.toString(StandardCharsets.UTF_8);
    }
}
