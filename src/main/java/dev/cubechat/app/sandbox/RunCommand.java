package dev.cubechat.app.sandbox;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Command(
        footer =
                "cubechat sandbox run --ephemeral --rest-port 0 --xmpp-port 0"
                        + " --ws-port 0 --ready-file ~/ready.json")
final class RunCommand implements Runnable, Documented {
    /** Longer than somebody who only looks at the lock holds it. */
    private static final Duration LOOKERS = Duration.ofMillis(500);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the world in this folder instead of your own sandbox's.")
    @Nullable Path data;

    @Option(names = "--ephemeral", description = "Keep the world in memory, and leave nothing.")
    boolean ephemeral;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description =
                    "Write the ready record here when everything answers. One that a killed sandbox"
                        + " left is deleted at the start; who may look sooner compares its pid.")
    @Nullable Path readyFile;

    @Option(names = "--detached", hidden = true, description = "Leave the terminal.")
    boolean detached;

    @Mixin final ServerOptions server = new ServerOptions();

    private final Desk desk;

    RunCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Running.COLUMNS;
    }

    @Override
    public void run() {
        if (ephemeral && data != null) {
            throw new Failure(
                    FailureKind.USAGE, "A sandbox is either --ephemeral or in --data, not both.");
        }
        server.check(desk.flags().get());
        if (detached) {
            OwnSession.begin();
        }
        desk.stop().cleanly(this::serve);
    }

    private void serve() {
        if (readyFile != null) {
            Running.forgetDead(readyFile);
        }
        // Before anything is made: a seed that makes no sense leaves nothing behind.
        SeedFile seed = server.seed == null ? null : SeedFile.read(server.seed);
        if (ephemeral) {
            serve(null, seed, Announcement.NONE);
        } else if (data != null) {
            serveAlone(new DataFolder(data.toAbsolutePath()), seed, Announcement.NONE);
        } else {
            OwnSandbox own = desk.own();
            serveAlone(own.place().data(), seed, own.announcement(seed));
        }
    }

    private void serveAlone(DataFolder folder, @Nullable SeedFile seed, Announcement announcement) {
        FolderLock lock =
                FolderLock.take(folder.lock(), LOOKERS)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                        FailureKind.CONFLICT,
                                                        "A sandbox runs on "
                                                                + folder.path()
                                                                + " already.")
                                                .withHint("cubechat sandbox status"));
        try (lock) {
            serve(folder, seed, announcement);
        }
    }

    /**
     * Runs it until somebody stops this thread. What a start that came to nothing put into an empty
     * folder is gone again.
     */
    private void serve(
            @Nullable DataFolder folder, @Nullable SeedFile seed, Announcement announcement) {
        boolean anew = folder != null && folder.isEmpty();
        boolean told = false;
        boolean stopped = false;
        announcement.withdraw();
        try (Sandbox sandbox = start(folder, seed)) {
            Running running = new Running(sandbox.ready().toJson());
            announcement.make(running.with(server.manners()));
            told = true;
            desk.out().note(Banner.of(sandbox.ready()));
            desk.out().show(Running.COLUMNS, running);
            stopped = waitForTheEnd();
        } finally {
            announcement.withdraw();
            if (folder != null && anew && !told) {
                folder.clear();
            }
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Sandbox start(@Nullable DataFolder folder, @Nullable SeedFile seed) {
        SandboxOptions plain = options(folder == null ? null : folder.path());
        SandboxOptions options = seed == null ? plain : plain.withSeed(seed.seed());
        return Sandbox.start(options, desk.clock(), desk.random());
    }

    private static boolean waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException end) {
            // Closing wants to wait for its threads; the flag is put back after it.
            return true;
        }
    }

    private SandboxOptions options(@Nullable Path folder) {
        return new SandboxOptions(
                folder,
                null,
                server.restPort(),
                ServerOptions.xmppPort(desk.flags().get()),
                server.wsPort(),
                readyFile,
                server.faults,
                server.hooks,
                server.strictSubscribe,
                server.joinShim);
    }
}
