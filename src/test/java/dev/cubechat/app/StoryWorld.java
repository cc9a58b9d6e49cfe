package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A sandbox with its default people (mira, jon, kai and lena), and a shell for each of them. */
final class StoryWorld implements AutoCloseable {
    /** The group of all four. */
    static final String CLIMBERS = "5eed00000000000000000002";

    /** The private dialog of mira and jon. */
    static final String MIRA_AND_JON = "5eed00000000000000000001";

    private final Sandbox sandbox;
    private final Path homes;

    StoryWorld(Path homes) {
        this(homes, SandboxOptions.FOR_TESTS);
    }

    StoryWorld(Path homes, SandboxOptions options) {
        this.homes = homes;
        this.sandbox = Sandbox.start(options, InstantSource.system(), new SecureRandom());
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Ready ready() {
        return sandbox.ready();
    }

    /**
     * Waits until what has come and gone looks like that.
     *
     * @param what to say where it does not in time
     */
    void awaitTranscript(String what, Predicate<String> isThere) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isThere.test(sandbox.transcript().text())) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The texts of the newest messages of a dialog, the oldest of them first. */
    List<String> bodies(String dialog, int newest) {
        return messages(dialog, newest).stream()
                .map(message -> message.get("body").asText().orElse(""))
                .toList();
    }

    /** The newest messages of a dialog as Mira reads them, the oldest of them first. */
    List<Json.Obj> messages(String dialog, int newest) {
        List<Json.Obj> all = mira().run("msg", "history", dialog, "--all", "--jsonl").records();
        return all.subList(Math.max(0, all.size() - newest), all.size());
    }

    Shell mira() {
        return as("mira", "pw-101");
    }

    Shell jon() {
        return as("jon", "pw-102");
    }

    Shell kai() {
        return as("kai", "pw-103");
    }

    Shell lena() {
        return as("lena", "pw-104");
    }

    /** A shell of someone who has configured everything, in a home of their own. */
    Shell as(String login, String password) {
        return stranger(login).with("CUBECHAT_LOGIN", login).with("CUBECHAT_PASSWORD", password);
    }

    /** A shell that knows where the service is, and nobody's name. */
    Shell stranger(String home) {
        return new Shell(home(home))
                .with("CUBECHAT_API_URL", ready().apiUrl().toString())
                .with("CUBECHAT_CHAT_HOST", ready().chatHost())
                .with("CUBECHAT_XMPP_PORT", Integer.toString(Math.max(1, ready().xmppPort())))
                .with("CUBECHAT_CA_FILE", ready().caFile().toString())
                .with("CUBECHAT_APP_ID", ready().appId().toString())
                .with("CUBECHAT_AUTH_KEY", ready().authKey().reveal());
    }

    private Path home(String name) {
        try {
            return Files.createDirectories(homes.resolve(name));
        } catch (IOException noFolder) {
            throw new IllegalStateException(noFolder);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
