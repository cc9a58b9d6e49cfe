package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeilTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/chat/Dialog|/chat/Dialog",
                "/chat/Dialog?|/chat/Dialog?",
                "/x?a=1&&date_sent[gte]=2|/x?a=1&date_sent[gte]=2",
                "/x?date_sent%5Bgte%5D=2&b=a+b%2f|/x?date_sent[gte]=2&b=a%20b%2F",
                "/session?login=mira&user[password]=pw%20x&Token=t|"
                        + "/session?login=mira&user[password]=•••&Token=•••",
                "/x?password|/x?password=•••",
                "/x?=1|/x?=1"
            })
    void a_target_is_shown_without_what_is_secret(String target, String shown) {
        assertThat(Veil.overTarget(target)).isEqualTo(shown);
    }
}
