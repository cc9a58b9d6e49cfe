package dev.cubechat.sandbox;

import dev.cubechat.sandbox.seed.Seed;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run a sandbox.
 *
 * @param data where to keep its world; null for one that is gone when it stops
 * @param seed what a new world begins with; null for the default world
 * @param restPort, like the others, 0 for any free one
 * @param readyFile where to write the ready record; null for nowhere
 * @param faults as written after {@code --fault}
 * @param hooks whether tests may reach behind the scenes, under {@code /__sandbox/}
 * @param strictSubscribe whether nobody may join a group by subscribing to it, which the guides and
 *     the documents see differently (rest.md, section 19)
 * @param joinShim whether rooms also say what SDK 4 to 6 wait for (xmpp.md, section 27.11)
 */
public record SandboxOptions(
        @Nullable Path data,
        @Nullable Seed seed,
        int restPort,
        int xmppPort,
        int wsPort,
        @Nullable Path readyFile,
        List<String> faults,
        boolean hooks,
        boolean strictSubscribe,
        boolean joinShim) {
    public static final int REST_PORT = 18443;
    public static final int XMPP_PORT = 15223;
    public static final int WS_PORT = 15291;

    /** A sandbox on free ports that leaves nothing behind, with hooks, for tests. */
    public static final SandboxOptions FOR_TESTS =
            new SandboxOptions(null, null, 0, 0, 0, null, List.of(), true, false, false);

    public SandboxOptions {
        faults = List.copyOf(faults);
    }

    public SandboxOptions withSeed(Seed begin) {
        return with(data, begin, readyFile, strictSubscribe, joinShim);
    }

    public SandboxOptions withData(Path folder) {
        return with(folder, seed, readyFile, strictSubscribe, joinShim);
    }

    public SandboxOptions withReadyFile(Path file) {
        return with(data, seed, file, strictSubscribe, joinShim);
    }

    public SandboxOptions withStrictSubscribe() {
        return with(data, seed, readyFile, true, joinShim);
    }

    public SandboxOptions withJoinShim() {
        return with(data, seed, readyFile, strictSubscribe, true);
    }

    private SandboxOptions with(
            @Nullable Path folder,
            @Nullable Seed begin,
            @Nullable Path ready,
            boolean strict,
            boolean shim) {
        return new SandboxOptions(
                folder, begin, restPort, xmppPort, wsPort, ready, faults, hooks, strict, shim);
    }
}
