package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** One message that must not come twice, whatever happens to the answer. */
@Timeout(90)
class SendingOnceStoryTest {
    /** bind, carbons, presence, ping: what a client says before its first message. */
    private static final int STANZAS_BEFORE = 4;

    @TempDir Path homes;
    private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_message_that_arrived_before_the_line_broke_is_found_and_not_sent_again() {
        world.sandbox().faults().set("cut=after-stanzas:" + (STANZAS_BEFORE + 1));

        Shell.Result result =
                mira.run("msg", "send", "#Climbers", "-m", "once", "--transport", "xmpp", "--json");

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"status\":\"sent\"");
        assertThat(bodies("once")).hasSize(1);
    }

    @Test
    void where_nobody_can_find_out_the_outcome_is_unknown() {
        mira.run("auth", "login");
        world.sandbox().faults().set("drop=1");

        Shell.Result result = mira.run("msg", "send", StoryWorld.CLIMBERS, "-m", "gone", "--json");

        world.sandbox().faults().clear();
        assertThat(result.code()).isEqualTo(11);
        assertThat(result.err()).contains("\"exit\":11");
    }

    @Test
    void a_key_makes_a_step_safe_to_run_again() {
        String[] step = {
            "msg", "send", "#Climbers", "-m", "deployed", "--dedupe-key", "deploy-42", "--json"
        };

        Shell.Result first = mira.run(step);
        Shell.Result second = mira.run(step);
        step[4] = "something else";
        Shell.Result other = mira.run(step);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"attempts\":1");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out().replace("attempts\":1", "attempts\":0"));
        assertThat(other.code()).isEqualTo(9);
        assertThat(bodies("deployed")).hasSize(1);
    }

    @Test
    void an_id_makes_a_step_safe_to_run_again() {
        String id = "65f0a1c2c3d4e5f601020305";
        String[] step = {"msg", "send", "@jon", "-m", "hello", "--id", id, "--json=id,attempts"};

        assertThat(mira.run(step).out()).isEqualTo("{\"id\":\"" + id + "\",\"attempts\":1}\n");
        assertThat(mira.run(step).out()).isEqualTo("{\"id\":\"" + id + "\",\"attempts\":0}\n");
    }

    @Test
    void one_can_wait_until_a_message_has_been_read() throws Exception {
        try (Listening jon = Listening.start(world.jon())) {
            Shell.Result delivered =
                    mira.run("msg", "send", "@jon", "-m", "got it?", "--wait", "delivered");

            assertThat(delivered.code()).as(delivered.err()).isZero();
            assertThat(delivered.out()).startsWith("delivered\t");
            jon.await("message");
        }

        Shell.Result unread =
                mira.run(
                        "msg",
                        "send",
                        "@jon",
                        "-m",
                        "and this?",
                        "--wait",
                        "read",
                        "--timeout",
                        "1s");

        assertThat(unread.code()).isEqualTo(10);
        assertThat(unread.err()).contains("sent, but not read within 1 s");
    }

    @Test
    void what_cannot_be_meant_is_told_before_anything_is_sent() {
        assertThat(sending("--wait", "failed").code()).isEqualTo(2);
        assertThat(sending("--wait", "read", "--no-receipts").code()).isEqualTo(2);
        assertThat(sending("--dedupe-key", "k", "--transport", "rest").code()).isEqualTo(2);
        assertThat(bodies("never")).isEmpty();
    }

    private Shell.Result sending(String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"msg", "send", "#Climbers", "-m", "never"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return mira.run(words);
    }

    private List<String> bodies(String text) {
        return mira.run("msg", "history", "#Climbers", "--all", "--jsonl", "--json=body")
                .out()
                .lines()
                .filter(line -> line.equals("{\"body\":\"" + text + "\"}"))
                .toList();
    }
}
