package dev.cubechat.witness;

import dev.cubechat.model.Failure;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.lab.Transcript;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A sandbox, and how programs outside this process reach it. */
final class SandboxHouse implements AutoCloseable {
    private final Path folder;
    private final Path readyFile;
    private Sandbox sandbox;

    private SandboxHouse(Path folder, Path readyFile, Sandbox sandbox) {
        this.folder = folder;
        this.readyFile = readyFile;
        this.sandbox = sandbox;
    }

    /**
     * Starts it on free ports.
     *
     * @param folder for all that it keeps
     */
    static SandboxHouse open(Path folder) throws IOException {
        return open(folder, SandboxOptions.FOR_TESTS);
    }

    /** The same with a world of another kind. */
    static SandboxHouse open(Path folder, SandboxOptions kind) throws IOException {
        Path readyFile = Files.createDirectories(folder).resolve("ready.json");
        Path data = folder.resolve("data");
        return new SandboxHouse(
                data, readyFile, start(kind.withReadyFile(readyFile).withData(data)));
    }

    /**
     * A sandbox whose ports no outgoing connection is given: they stay free while it is away,
     * though its clients keep calling.
     */
    static SandboxOptions comingBack() throws IOException {
        int rest = free(20_000 + new SecureRandom().nextInt(10_000));
        int xmpp = free(rest + 1);
        return new SandboxOptions(
                null, null, rest, xmpp, free(xmpp + 1), null, List.of(), true, false, false);
    }

    private static int free(int from) throws IOException {
        int port = from;
        while (isTaken(port)) {
            port++;
        }
        return port;
    }

    private static boolean isTaken(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (BindException taken) {
            return true;
        }
    }

    /** Stops it and starts it again where it was, with all that it kept. */
    void restart() {
        Ready before = sandbox.ready();
        sandbox.close();
        sandbox =
                startAgain(
                        new SandboxOptions(
                                folder,
                                null,
                                before.apiUrl().getPort(),
                                before.xmppPort(),
                                before.wsUrl().getPort(),
                                readyFile,
                                List.of(),
                                true,
                                false,
                                false));
    }

    private static Sandbox start(SandboxOptions options) {
        return Sandbox.start(options, Clock.systemUTC(), new SecureRandom());
    }

    /** The system may give back a port only a moment after it was closed. */
    private static Sandbox startAgain(SandboxOptions options) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                return start(options);
            } catch (Failure taken) {
                if (System.nanoTime() > end || !taken.getMessage().contains("already in use")) {
                    throw taken;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    Path readyFile() {
        return readyFile;
    }

    Path caFile() {
        return sandbox.ready().caFile();
    }

    Transcript transcript() {
        return sandbox.transcript();
    }

    /**
     * All that cubechat needs to know to be this person here.
     *
     * @param home for the files it keeps
     */
    Map<String, String> environmentOf(String login, String password, Path home) {
        Map<String, String> environment = new HashMap<>(environment(home));
        environment.put("CUBECHAT_LOGIN", login);
        environment.put("CUBECHAT_PASSWORD", password);
        return environment;
    }

    /**
     * All that cubechat needs to know to find its way here.
     *
     * @param home for the files it keeps
     */
    Map<String, String> environment(Path home) {
        Ready ready = sandbox.ready();
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("XDG_CONFIG_HOME", home.resolve("config").toString()),
                Map.entry("XDG_STATE_HOME", home.resolve("state").toString()),
                Map.entry("CUBECHAT_API_URL", ready.apiUrl().toString()),
                Map.entry("CUBECHAT_CHAT_HOST", ready.chatHost()),
                Map.entry("CUBECHAT_XMPP_PORT", Integer.toString(ready.xmppPort())),
                Map.entry("CUBECHAT_CA_FILE", ready.caFile().toString()),
                Map.entry("CUBECHAT_APP_ID", Long.toString(ready.appId().value())),
                Map.entry("CUBECHAT_AUTH_KEY", ready.authKey().reveal()),
                Map.entry("CUBECHAT_NO_INPUT", "1"));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
