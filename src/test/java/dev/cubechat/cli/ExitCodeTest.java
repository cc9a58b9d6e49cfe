package dev.cubechat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.Collectors;

class ExitCodeTest {
    @Test
    void every_kind_of_failure_has_the_code_that_scripts_rely_on() {
        String table =
                Arrays.stream(FailureKind.values())
                        .map(kind -> kind.word() + " " + ExitCode.of(kind))
                        .collect(Collectors.joining("\n"));

        assertThat(table)
                .isEqualTo(
                        """
                        usage 2
                        partial 3
                        not_signed_in 4
                        not_found 5
                        not_allowed 6
                        rate_limited 7
                        unreachable 8
                        conflict 9
                        timed_out 10
                        outcome_unknown 11
                        blocked 12
                        invalid 13
                        configuration 14
                        interrupted 130\
                        """);
    }
}
