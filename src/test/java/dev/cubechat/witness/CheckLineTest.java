package dev.cubechat.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.List;

class CheckLineTest {
    @Test
    void each_check_has_its_name_result_and_explanation() {
        List<String> output =
                List.of(
                        "ok 1 - signs in # 41 ms",
                        "not ok 2 - types # in vain # 5003 ms",
                        "    # Error: nothing came",
                        "    #     at typing.mjs:3",
                        "noise from a library",
                        "1..2");

        List<CheckLine> checks = CheckLine.read(output);

        assertThat(checks)
                .containsExactly(
                        new CheckLine("signs in", true, ""),
                        new CheckLine(
                                "types # in vain",
                                false,
                                "Error: nothing came\n    at typing.mjs:3"));
    }

    @Test
    void a_script_that_stopped_early_is_not_taken_for_a_good_one() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CheckLine.read(List.of("ok 1 - signs in # 41 ms")))
                .withMessageContaining("stopped after 1 checks");
        assertThatIllegalStateException()
                .isThrownBy(() -> CheckLine.read(List.of("1..0")))
                .withMessageContaining("stopped after 0 checks");
    }
}
