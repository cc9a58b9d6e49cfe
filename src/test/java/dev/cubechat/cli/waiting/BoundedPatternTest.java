package dev.cubechat.cli.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.regex.Pattern;

@Timeout(30)
class BoundedPatternTest {
    @Test
    void an_expression_is_looked_for_anywhere_in_the_text() {
        assertThat(pattern("^(yes|no)\\b").isIn("yes, ship it")).contains(true);
        assertThat(pattern("ship").isIn("yes, ship it")).contains(true);
        assertThat(pattern("^(yes|no)\\b").isIn("yesterday")).contains(false);
    }

    @Test
    void a_text_made_to_keep_it_busy_is_given_up() {
        String trap = "a".repeat(60) + "!";

        assertThat(pattern("^(a|aa)+\\1x$").isIn(trap)).isEmpty();
        assertThat(pattern("^(a+)+b\\1$").isIn(trap)).isEmpty();
    }

    @Test
    void a_text_that_would_overflow_the_stack_is_given_up() {
        assertThat(pattern("^(a|b)*$").isIn("ab".repeat(50_000))).isEmpty();
    }

    @Test
    void a_long_text_is_looked_through() {
        assertThat(pattern("(?i)needle").isIn("x".repeat(1_000_000) + "Needle")).contains(true);
        assertThat(pattern("needle").isIn("x".repeat(1_000_000))).contains(false);
    }

    private static BoundedPattern pattern(String regex) {
        return new BoundedPattern(Pattern.compile(regex));
    }
}
