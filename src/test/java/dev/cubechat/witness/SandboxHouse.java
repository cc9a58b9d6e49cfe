package dev.cubechat.witness;

import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.lab.Transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A sandbox, and how programs outside this process reach it. */
final class SandboxHouse implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path readyFile;

    private SandboxHouse(Sandbox sandbox, Path readyFile) {
        this.sandbox = sandbox;
        this.readyFile = readyFile;
    }

    /**
     * Starts it on free ports.
     *
     * @param folder for its ready record
     */
    static SandboxHouse open(Path folder) throws IOException {
        return open(folder, SandboxOptions.FOR_TESTS);
    }

    /** The same with a world of another kind. */
    static SandboxHouse open(Path folder, SandboxOptions kind) throws IOException {
        Path readyFile = Files.createDirectories(folder).resolve("ready.json");
        SandboxOptions options = kind.withReadyFile(readyFile);
        return new SandboxHouse(
                Sandbox.start(options, Clock.systemUTC(), new SecureRandom()), readyFile);
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
