package dev.cubechat.sandbox;

import dev.cubechat.disk.WholeFile;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.lab.Transcript;
import dev.cubechat.sandbox.lab.Transcript.Way;
import dev.cubechat.sandbox.rest.Hook;
import dev.cubechat.sandbox.rest.RestFace;
import dev.cubechat.sandbox.seed.DefaultSeed;
import dev.cubechat.sandbox.seed.Planter;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.sandbox.xmpp.XmppFace;
import dev.cubechat.sandbox.xmpp.XmppLimits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

/**
 * A running sandbox: its world, its faces, and its place on the disk. {@link #start} returns when
 * all faces answer; {@link #close} stops them within a second.
 */
public final class Sandbox implements AutoCloseable {
    private static final String FREE_PORTS =
            "Is another sandbox running? --rest-port 0, --xmpp-port 0 and --ws-port 0 take free"
                    + " ports.";

    private static final String HOST = "localhost";
    private static final int USERS_TOLD = 100;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Faults faults;
    private final Transcript transcript;
    private final @Nullable Path readyFile;
    private final Ready ready;

    private Sandbox(SandboxOptions options, InstantSource real, SecureRandom random)
            throws IOException {
        SandboxClock clock = new SandboxClock(real);
        this.faults = new Faults(real, random);
        this.transcript = new Transcript(real);
        this.readyFile = options.readyFile();
        options.faults().forEach(faults::set);
        boolean started = false;
        try {
            Path folder = folder(options.data());
            World world = world(options.data(), clock, random);
            plant(world, options.seed(), clock);
            if (options.strictSubscribe()) {
                world.dialogs().letOnlyPublicBeJoined();
            }
            Certificates certificates = new Certificates(folder, random, real.instant());
            SSLContext tls = certificates.tls();
            XmppFace xmpp = opened(xmpp(options, world, tls, random));
            if (options.joinShim()) {
                xmpp.settleJoins();
            }
            Pushes pushes = new Pushes(world, xmpp::isAttentive);
            world.listen(pushes);
            Hook hook =
                    options.hooks()
                            ? new Hooks(clock, faults, transcript, pushes, world.people(), xmpp)
                            : Hook.NONE;
            RestFace rest =
                    opened(
                            new RestFace(
                                    world,
                                    xmpp::online,
                                    tls,
                                    options.restPort(),
                                    hook,
                                    faults,
                                    transcript));
            this.ready = ready(world, rest, xmpp, certificates.authorityFile());
            writeReadyFile();
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /**
     * Starts a sandbox.
     *
     * @param clock the real time
     * @param random for keys, tokens and salts
     * @throws Failure where a file or a port cannot be used, or the seed or a fault cannot be read
     */
    public static Sandbox start(SandboxOptions options, InstantSource clock, SecureRandom random) {
        try {
            return new Sandbox(options, clock, random);
        } catch (Failure failure) {
            // A port is taken; then the others may be, too.
            throw failure.kind() == FailureKind.UNREACHABLE
                    ? failure.withHint(FREE_PORTS)
                    : failure;
        } catch (IOException failed) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "The sandbox cannot use its files: " + failed,
                    failed);
        }
    }

    /** How to reach it. */
    public Ready ready() {
        return ready;
    }

    /** What went over the wire on all faces. */
    public Transcript transcript() {
        return transcript;
    }

    /** The troubles it makes on purpose. */
    public Faults faults() {
        return faults;
    }

    /** Stops the faces, then the world, and deletes what was not to stay. */
    @Override
    public void close() {
        Failure failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                if (failure == null) {
                    failure =
                            new Failure(
                                    FailureKind.CONFIGURATION,
                                    "The sandbox did not stop cleanly: " + failed.getMessage(),
                                    failed);
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Path folder(@Nullable Path data) throws IOException {
        if (data != null) {
            return data;
        }
        Path folder = Files.createTempDirectory("cubechat-sandbox");
        open.push(() -> deleteAll(folder));
        return folder;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private World world(@Nullable Path data, SandboxClock clock, SecureRandom random) {
        return opened(
                data == null
                        ? World.inMemory(HOST, clock, random)
                        : World.inFolder(data, HOST, clock, random));
    }

    private XmppFace xmpp(
            SandboxOptions options, World world, SSLContext tls, SecureRandom random) {
        InetAddress here = InetAddress.getLoopbackAddress();
        return XmppFace.open(
                world,
                tls,
                new InetSocketAddress(here, options.xmppPort()),
                new InetSocketAddress(here, options.wsPort()),
                XmppLimits.USUAL,
                random,
                (connection, fromClient, text) ->
                        transcript.note(connection, fromClient ? Way.IN : Way.OUT, text),
                faults);
    }

    private static void plant(World world, @Nullable Seed seed, SandboxClock clock) {
        if (world.isNew()) {
            new Planter(world).plant(seed == null ? DefaultSeed.at(clock.instant()) : seed);
        } else if (seed != null) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "The data folder already has a world; a seed is for a new one.")
                    .withHint("Leave out --seed, or empty the folder first.");
        }
    }

    private static Ready ready(World world, RestFace rest, XmppFace xmpp, Path authority) {
        return new Ready(
                URI.create("https://" + HOST + ":" + rest.port()),
                HOST,
                xmpp.tcpPort(),
                URI.create("wss://" + HOST + ":" + xmpp.webSocketPort()),
                authority.toAbsolutePath(),
                world.appId(),
                world.authKey(),
                ProcessHandle.current().pid(),
                List.copyOf(world.people().first(USERS_TOLD)));
    }

    private void writeReadyFile() {
        if (readyFile != null) {
            Path file = readyFile;
            try {
                new WholeFile(file).show(JsonText.write(ready.toJson()) + "\n");
            } catch (IOException unwritable) {
                throw new Failure(
                                FailureKind.CONFIGURATION,
                                "Could not write the ready record to " + file + ".",
                                unwritable)
                        .withHint(
                                "Check that its folder is there and yours, and the disk not full.");
            }
            open.push(() -> Files.deleteIfExists(file));
        }
    }

    private <T extends AutoCloseable> T opened(T made) {
        open.push(made);
        return made;
    }
}
