package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One's own sandbox: in a process of its own, started, found, stopped and forgotten. */
class SandboxStoryTest {
    private static final String[] START = {
        "sandbox", "start", "--rest-port=0", "--xmpp-port=0", "--ws-port=0", "--json"
    };

    @TempDir Path home;
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home);
    }

    @AfterEach
    void stop() {
        shell.run("sandbox", "stop");
    }

    @Test
    void it_is_started_once_and_its_first_person_is_signed_in() throws Exception {
        Json.Obj first = json(shell.run(START));
        Json.Obj second = json(shell.run(START));

        assertThat(second.get("pid")).isEqualTo(first.get("pid"));
        assertThat(first.get("running").asBoolean()).contains(true);
        assertThat(shell.run("user", "me", "--json=login").out())
                .isEqualTo("{\"login\":\"mira\"}\n");
        assertThat(shell.run("msg", "send", "@jon", "-m", "hi", "--transport=xmpp").code())
                .isZero();
        assertThat(json(shell.run("sandbox", "status", "--json")).get("pid"))
                .isEqualTo(first.get("pid"));
        Path state = home.resolve(".local/state/cubechat/sandbox");
        for (String file : new String[] {"session.json", "password", "auth-key", "server/log"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(state.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_was_said_outlives_a_stop_but_not_a_reset() {
        json(shell.run(START));
        shell.run("msg", "send", "@jon", "-m", "remember me");
        Shell.Result stopped = shell.run("sandbox", "stop");
        Shell.Result nothing = shell.run("sandbox", "status", "--json=running,pid");
        json(shell.run(START));
        String kept = shell.run("msg", "history", "@jon", "--json=body").out();
        Shell.Result unsure = shell.run("sandbox", "reset");
        Shell.Result sure = shell.run("sandbox", "reset", "--yes");
        json(shell.run(START));
        String fresh = shell.run("msg", "history", "@jon", "--json=body").out();

        assertThat(stopped.out()).startsWith("true\t");
        assertThat(nothing.out()).isEqualTo("{\"running\":false,\"pid\":null}\n");
        assertThat(kept).contains("remember me");
        assertThat(unsure.code()).isEqualTo(2);
        assertThat(sure.code()).isZero();
        assertThat(fresh).contains("Sure, see you at 6.").doesNotContain("remember me");
    }

    @Test
    void two_starts_at_once_make_one_sandbox() throws Exception {
        CompletableFuture<Shell.Result> other =
                CompletableFuture.supplyAsync(() -> new Shell(home).run(START));

        Json.Obj mine = json(shell.run(START));

        assertThat(json(other.get(1, TimeUnit.MINUTES)).get("pid")).isEqualTo(mine.get("pid"));
    }

    @Test
    void one_that_was_killed_is_no_obstacle() throws Exception {
        long pid = json(shell.run(START)).get("pid").asLong().orElseThrow();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(1, TimeUnit.MINUTES);

        Shell.Result status = shell.run("sandbox", "status", "--json=running");
        Json.Obj again = json(shell.run(START));

        assertThat(status.out()).isEqualTo("{\"running\":false}\n");
        assertThat(again.get("pid").asLong()).get().isNotEqualTo(pid);
    }

    @Test
    void a_seed_decides_who_is_signed_in_and_another_one_comes_too_late() throws Exception {
        Path seed = Files.writeString(home.resolve("seed.json"), seed("ada"));
        String option = "--seed=" + seed;
        String[] start = {START[0], START[1], START[2], START[3], START[4], "--hooks", option};

        assertThat(shell.run(start).code()).isZero();
        String me = shell.run("user", "me", "--json=login").out();
        Shell.Result pushes = shell.run("sandbox", "status", "--pushes", "--jsonl");
        shell.run("sandbox", "stop");
        Shell.Result same = shell.run(start);
        shell.run("sandbox", "stop");
        Files.writeString(seed, seed("bob"));
        Shell.Result other = shell.run(start);

        assertThat(me).isEqualTo("{\"login\":\"ada\"}\n");
        assertThat(pushes.code()).isZero();
        assertThat(same.code()).isZero();
        assertThat(other.code()).isEqualTo(9);
        assertThat(other.err()).contains("another seed comes too late", "sandbox reset");
    }

    @Test
    void a_seed_may_come_through_a_pipe() throws Exception {
        Path seed = PipedText.at(home.resolve("pipe"), seed("ada"));

        Shell.Result started = shell.run(with("--seed=" + seed));

        assertThat(started.code()).as(started.err()).isZero();
        assertThat(shell.run("user", "me", "--json=login").out())
                .isEqualTo("{\"login\":\"ada\"}\n");
        assertThat(home.resolve(".local/state/cubechat/sandbox/server").toFile().list())
                .containsExactlyInAnyOrder("data", "log", "ready.json", "seed.json", "turn");
    }

    @Test
    void one_that_runs_does_not_pretend_to_have_other_options() throws Exception {
        Path seed = Files.writeString(home.resolve("seed.json"), seed("ada"));
        String[] start = with("--seed=" + seed, "--hooks", "--fault=delay=1ms");
        Json.Obj first = json(shell.run(start));

        Json.Obj again = json(shell.run(start));
        Json.Obj plain = json(shell.run("sandbox", "start", "--json"));
        Shell.Result port = shell.run("sandbox", "start", "-q", "--ws-port=1");
        Shell.Result fault = shell.run("sandbox", "start", "-q", "--hooks", "--fault=reorder");
        Shell.Result shim = shell.run("sandbox", "start", "-q", "--join-shim");
        Files.writeString(seed, seed("bob"));
        Shell.Result other = shell.run("sandbox", "start", "-q", "--seed=" + seed);

        assertThat(again.get("pid")).isEqualTo(first.get("pid"));
        assertThat(plain.get("pid")).isEqualTo(first.get("pid"));
        assertThat(again.has("options")).isFalse();
        assertThat(Stream.of(port, fault, shim, other).map(Shell.Result::code))
                .containsOnly(9)
                .hasSize(4);
        assertThat(port.err()).contains("runs already, without --ws-port=1.", "sandbox stop");
        assertThat(fault.err()).contains("runs already, without --fault=reorder.");
        assertThat(shim.err()).contains("runs already, without --join-shim.");
        assertThat(other.err()).contains("another seed comes too late", "sandbox reset");
    }

    private static String[] with(String... more) {
        return Stream.concat(Arrays.stream(START), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void what_comes_to_a_device_that_nobody_looks_at_is_pushed_too() throws Exception {
        String[] start = {START[0], START[1], START[2], START[3], START[4], START[5], "--hooks"};
        Shell jon = jon(json(shell.run(start)));
        String[] say = {"msg", "send", "user:101", "--transport", "xmpp", "-m"};

        try (Listening inactive = Listening.start(shell, "--inactive")) {
            do {
                assertThat(jon.run(and(say, "anybody there?")).code()).isZero();
                inactive.await("message");
            } while (pushes().isEmpty());
        }
        long before = pushes().lines().count();
        try (Listening active = Listening.start(shell)) {
            jon.run(and(say, "now?"));
            active.await("message");
        }

        assertThat(pushes().lines()).hasSize((int) before).allMatch(it -> it.contains("anybody"));
    }

    private static String[] and(String[] words, String last) {
        return Stream.concat(Arrays.stream(words), Stream.of(last)).toArray(String[]::new);
    }

    private String pushes() {
        return shell.run("sandbox", "status", "--pushes", "--jsonl").out();
    }

    private Shell jon(Json.Obj sandbox) {
        return new Shell(home.resolve("jon"))
                .with("CUBECHAT_CHAT_HOST", Listening.word(sandbox, "chat_host"))
                .with("CUBECHAT_XMPP_PORT", Listening.word(sandbox, "xmpp_port"))
                .with("CUBECHAT_CA_FILE", Listening.word(sandbox, "ca_file"))
                .with("CUBECHAT_APP_ID", Listening.word(sandbox, "app_id"))
                .with("CUBECHAT_USER_ID", "102")
                .with("CUBECHAT_PASSWORD", "pw-102");
    }

    @Test
    void why_it_did_not_start_is_told_by_the_one_who_started_it() {
        Shell.Result result =
                shell.run("sandbox", "start", "--rest-port=0", "--ws-port=0", "--fault=nonsense");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("There is no fault \"nonsense\".");
    }

    @Test
    void a_profile_of_that_name_that_leads_elsewhere_is_left_alone() {
        shell.run("profile", "add", "sandbox", "--app-id=1", "--login=me");

        Shell.Result result = shell.run(START);

        assertThat(result.code()).isEqualTo(9);
        assertThat(result.err()).contains("leads elsewhere");
        assertThat(shell.run("sandbox", "status", "--json=running").out())
                .isEqualTo("{\"running\":false}\n");
    }

    private static String seed(String login) {
        return "{\"users\":[{\"id\":7,\"login\":\"" + login + "\",\"password\":\"secret-7\"}]}";
    }

    private static Json.Obj json(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        try {
            return JsonText.parse(result.out()).asObject();
        } catch (IOException malformed) {
            throw new AssertionError(result.out(), malformed);
        }
    }
}
