package dev.cubechat.sandbox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run a sandbox.
 *
 * @param data where to keep its world; null for one that is gone when it stops
 * @param seedFile what a new world begins with; null for the default world
 * @param restPort, like the others, 0 for any free one
 * @param readyFile where to write the ready record; null for nowhere
 * @param faults as written after {@code --fault}
 * @param hooks whether tests may reach behind the scenes, under {@code /__sandbox/}
 * @param strictSubscribe whether nobody may join a group by subscribing to it, which the guides and
 *     the documents see differently (rest.md, section 19)
 */
public record SandboxOptions(
        @Nullable Path data,
        @Nullable Path seedFile,
        int restPort,
        int xmppPort,
        int wsPort,
        @Nullable Path readyFile,
        List<String> faults,
        boolean hooks,
        boolean strictSubscribe) {
    public static final int REST_PORT = 18443;
    public static final int XMPP_PORT = 15223;
    public static final int WS_PORT = 15291;

    /** A sandbox on free ports that leaves nothing behind, with hooks, for tests. */
    public static final SandboxOptions FOR_TESTS =
            new SandboxOptions(null, null, 0, 0, 0, null, List.of(), true, false);

    public SandboxOptions {
        faults = List.copyOf(faults);
    }

    public SandboxOptions withSeed(Path file) {
        return new SandboxOptions(
                data, file, restPort, xmppPort, wsPort, readyFile, faults, hooks, strictSubscribe);
    }

    public SandboxOptions withData(Path folder) {
        return new SandboxOptions(
                folder,
                seedFile,
                restPort,
                xmppPort,
                wsPort,
                readyFile,
                faults,
                hooks,
                strictSubscribe);
    }

    public SandboxOptions withReadyFile(Path file) {
        return new SandboxOptions(
                data, seedFile, restPort, xmppPort, wsPort, file, faults, hooks, strictSubscribe);
    }

    public SandboxOptions withStrictSubscribe() {
        return new SandboxOptions(
                data, seedFile, restPort, xmppPort, wsPort, readyFile, faults, hooks, true);
    }
}
