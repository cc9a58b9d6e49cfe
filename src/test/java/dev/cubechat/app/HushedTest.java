package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class HushedTest {
    @Test
    void what_a_library_prints_goes_elsewhere_until_it_is_put_back() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream elsewhere = new ByteArrayOutputStream();

        Runnable loud = Hushed.into(elsewhere);
        try {
            System.out.println("größer");
            System.err.println("oh");
        } finally {
            loud.run();
        }

        assertThat(elsewhere.toString(StandardCharsets.UTF_8)).isEqualTo("größer\noh\n");
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
    }
}
