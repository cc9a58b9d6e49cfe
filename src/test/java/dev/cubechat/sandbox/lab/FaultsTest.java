package dev.cubechat.sandbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class FaultsTest {
    private Instant now = Instant.EPOCH;
    private final Faults faults = new Faults(() -> now, new Random(1));

    @Test
    void every_fifth_request_is_one_too_many() {
        faults.set("429=every:5,retry-after:3");

        assertThat(IntStream.range(0, 10).mapToObj(i -> faults.tooMany().orElse(0)))
                .containsExactly(0, 0, 0, 0, 3, 0, 0, 0, 0, 3);
    }

    @Test
    void the_next_requests_fail_and_then_no_more() {
        faults.set("500=next:2");

        assertThat(IntStream.range(0, 4).mapToObj(i -> faults.fails()))
                .containsExactly(true, true, false, false);
    }

    @Test
    void a_fault_ends_when_it_is_set_off() {
        faults.set("delay=2s");
        Duration before = faults.delay();
        faults.set("delay=off");

        assertThat(before).isEqualTo(Duration.ofSeconds(2));
        assertThat(faults.delay()).isZero();
    }

    @Test
    void requests_are_refused_by_their_number() {
        faults.set("iq=refuse:2,times:2");

        List<Faults.Answer> answers = List.of(faults.answer(), faults.answer(), faults.answer());

        assertThat(answers)
                .containsExactly(
                        Faults.Answer.AS_USUAL, Faults.Answer.REFUSED, Faults.Answer.REFUSED);
        assertThat(faults.answer()).isEqualTo(Faults.Answer.AS_USUAL);
    }

    @Test
    void resources_are_taken_by_their_number() {
        faults.set("bind=taken:2,times:2");

        assertThat(IntStream.range(0, 4).mapToObj(i -> faults.isTaken()))
                .containsExactly(false, true, true, false);
    }

    @Test
    void writes_lose_their_replies_by_their_number() {
        faults.set("write=unanswered:2,ignored:3");

        List<Faults.Write> writes =
                List.of(faults.write(), faults.write(), faults.write(), faults.write());

        assertThat(writes)
                .containsExactly(
                        Faults.Write.AS_USUAL,
                        Faults.Write.UNANSWERED,
                        Faults.Write.IGNORED,
                        Faults.Write.AS_USUAL);
    }

    @Test
    void messages_are_put_off_by_their_number() {
        faults.set("message=wait:2,times:2");

        List<Boolean> off =
                List.of(faults.putsOff(), faults.putsOff(), faults.putsOff(), faults.putsOff());

        assertThat(off).containsExactly(false, true, true, false);
    }

    @Test
    void as_many_sockets_are_cut_as_was_said() {
        faults.set("cut=after-stanzas:5,times:1");

        assertThat(faults.cutsAfter(4)).isFalse();
        assertThat(faults.cutsAfter(5)).isTrue();
        assertThat(faults.cutsAfter(6)).isFalse();
    }

    @Test
    void refusing_ends_by_itself() {
        faults.refuseFor(Duration.ofSeconds(5));
        boolean atOnce = faults.refuses();
        now = now.plusSeconds(5);

        assertThat(atOnce).isTrue();
        assertThat(faults.refuses()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explode",
                "delay=fast",
                "drop=2",
                "429=every:0",
                "429=each:5",
                "500=next",
                "half-close=yes"
            })
    void what_cannot_be_read_is_refused(String written) {
        assertThatThrownBy(() -> faults.set(written)).isInstanceOf(Failure.class);
    }
}
