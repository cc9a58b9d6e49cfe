package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** Who only has something to say is not there for others: their messages wait for who reads. */
@Timeout(60)
class QuietSenderStoryTest {
    private static final String[] BY_XMPP = {"msg", "send", "@mira", "--transport", "xmpp", "-m"};

    @TempDir Path homes;
    private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void what_waits_for_somebody_is_not_given_to_who_only_sends() throws Exception {
        Shell jon = world.jon();
        world.mira().run("msg", "send", "@jon", "--no-save", "-m", "for your phone");

        assertThat(say(jon, "by stanza").code()).isZero();
        assertThat(jon.typing("one\ntwo\n").run("msg", "pipe", "@mira", "--quiet").code()).isZero();
        assertThat(jon.run("privacy", "list").code()).isZero();

        try (Listening phone = Listening.start(jon)) {
            assertThat(word(phone.await("message"), "body")).isEqualTo("for your phone");
        }
    }

    @Test
    void who_only_sends_is_seen_by_nobody() throws Exception {
        Shell mira = world.mira();
        Shell jon = world.jon();
        assertThat(mira.run("contacts", "add", "@jon").code()).isZero();
        assertThat(jon.run("contacts", "confirm", "@mira").code()).isZero();

        try (Listening watching = Listening.start(mira)) {
            say(jon, "seen?");
            watching.await("message");
            Listening there = Listening.start(jon);
            watching.await("contact_presence");
            there.stop();

            assertThat(watching.all())
                    .extracting(it -> word(it, "type"))
                    .filteredOn(Set.of("message", "contact_presence")::contains)
                    .startsWith("message");
        }
    }

    private static Shell.Result say(Shell shell, String text) {
        String[] words = Arrays.copyOf(BY_XMPP, BY_XMPP.length + 1);
        words[BY_XMPP.length] = text;
        return shell.run(words);
    }
}
