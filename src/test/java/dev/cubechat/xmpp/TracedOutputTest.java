package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class TracedOutputTest {
    private final List<String> story = new ArrayList<>();

    @Test
    void what_goes_out_is_told_before_anyone_can_answer_it() throws IOException {
        TracedOutput out = new TracedOutput(server(), story::add);
        byte[] words =
                ("<stream:stream xmlns='jabber:client'"
                                + " xmlns:stream='http://etherx.jabber.org/streams'><auth>x</auth>")
                        .getBytes(StandardCharsets.UTF_8);

        out.write(words, 0, words.length);

        assertThat(story)
                .containsExactly(
                        "xmpp: sent <stream:stream>", "xmpp: sent <auth>•••</auth>", "answered");
    }

    /** It answers as soon as anything comes. */
    private OutputStream server() {
        return new OutputStream() {
            @Override
            public void write(int oneByte) {
                throw new IllegalStateException("written one by one");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                story.add("answered");
            }
        };
    }
}
