package dev.cubechat.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.lab.Transcript;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Where a story plays: a sandbox, Mira at cubechat, and others with the official SDK. */
final class Stage {
    static final long MIRA = 101;
    static final long JON = 102;
    static final long KAI = 103;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SdkFolder sdk;
    private final Path folder;
    private final SandboxHouse house;
    private final Terminal mira;
    private final Deque<SdkPeer> peers = new ArrayDeque<>();
    private final Deque<Terminal> strangers = new ArrayDeque<>();

    /**
     * @param folder for all that sandbox and cubechat keep
     */
    Stage(SdkFolder sdk, Path folder) throws Exception {
        this(sdk, folder, SandboxOptions.FOR_TESTS);
    }

    /**
     * @param kind the world that is to be there at first
     */
    Stage(SdkFolder sdk, Path folder, SandboxOptions kind) throws Exception {
        this.sdk = sdk;
        this.folder = folder;
        this.house = SandboxHouse.open(folder.resolve("sandbox"), kind);
        this.mira = new Terminal(house.environmentOf("mira", "pw-101", folder.resolve("mira")));
    }

    Terminal mira() {
        return mira;
    }

    /** Somebody at cubechat who has not signed in, in a home of their own. */
    Terminal stranger(String home) {
        Terminal stranger = new Terminal(house.environment(folder.resolve(home)));
        strangers.push(stranger);
        return stranger;
    }

    /** Signed in and connected with the SDK, until this stage closes. */
    SdkPeer online(String login, String transport) throws Exception {
        return opened(SdkPeer.online(sdk, "peer.mjs", house, transport, login));
    }

    /** The same with SDK 3, which has contacts and answers only what is markable. */
    SdkPeer onlineWithOldSdk(String login) throws Exception {
        return opened(SdkPeer.online(sdk, "old-peer.mjs", house, "wss", login));
    }

    /** What went over the sandbox's wires. */
    Transcript transcript() {
        return house.transcript();
    }

    /** Waits until somebody has said this to the sandbox, or it to them. */
    void hears(String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!transcript().text().contains(text)) {
            assertThat(System.nanoTime()).as("nobody said " + text).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** The pushes that the sandbox would have sent to this person. */
    List<Json.Obj> pushesTo(long user) throws Exception {
        return mira.list("api", "GET", "/__sandbox/pushes").stream()
                .filter(push -> push.get("user_id").equals(Json.of(user)))
                .toList();
    }

    /** The sandbox stops and comes back. */
    void restart() {
        house.restart();
    }

    /** Cuts the connections of this person without a word. */
    void cut(long user) {
        mira.fails(0, "api", "POST", "/__sandbox/cut?user_id=" + user);
    }

    /** One field of each of them, as text. */
    static List<String> each(List<Json.Obj> objects, String field) {
        return objects.stream().map(it -> it.get(field).asText().orElse("")).toList();
    }

    /** The dialog of Mira and Jon. */
    static String privateDialog(SdkPeer jon) throws Exception {
        return dialog(
                jon,
                Json.obj()
                        .with("type", 3)
                        .with("occupants_ids", Json.ofLongs(List.of(MIRA)))
                        .build());
    }

    /** A new group of Jon, Mira and Kai. */
    static String group(SdkPeer jon, String name) throws Exception {
        return dialog(
                jon,
                Json.obj()
                        .with("type", 2)
                        .with("name", name)
                        .with("occupants_ids", Json.ofLongs(List.of(MIRA, KAI)))
                        .build());
    }

    /** Everybody goes home, then the sandbox stops. */
    void close() throws Exception {
        mira.stopsListening();
        for (Terminal stranger : strangers) {
            stranger.stopsListening();
        }
        for (SdkPeer peer : peers) {
            peer.close();
        }
        house.close();
    }

    private SdkPeer opened(SdkPeer peer) {
        peers.push(peer);
        return peer;
    }

    private static String dialog(SdkPeer owner, Json.Obj params) throws Exception {
        Json.Obj dialog = owner.ask("dialog", Json.obj().with("params", params));
        return dialog.get("_id").asText().orElseThrow();
    }
}
