package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * GNOME's keyring on a message bus of its own, with a throw-away password. It keeps its files in a
 * given folder, and ends with the story.
 */
final class SecretService implements AutoCloseable {
    private static final long PATIENCE = 30;

    /** Says where the bus is as soon as the keyring is on it, and does what it is told. */
    private static final String SESSION =
            """
            if [ "$1" = unlocked ]; then
                printf throw-away | gnome-keyring-daemon --foreground --components=secrets --unlock &
            else
                gnome-keyring-daemon --foreground --components=secrets </dev/null &
            fi >/dev/null 2>&1
            keyring=$!
            until dbus-send --session --print-reply --dest=org.freedesktop.DBus / \\
                    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets \\
                    | grep -q 'boolean true'; do
                kill -0 $keyring || exit 1
                sleep 0.1
            done
            echo "$DBUS_SESSION_BUS_ADDRESS"
            while read -r word; do
                kill -STOP $keyring
                echo frozen
            done
            kill -CONT $keyring
            kill $keyring
            wait $keyring
            """;

    private final Process session;
    private final BufferedReader out;
    private final Writer in;
    private final String bus;

    private SecretService(Path folder, String state) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("dbus-run-session", "--", "sh", "-c", SESSION, "sh", state)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        session = builder.start();
        out = session.inputReader(StandardCharsets.UTF_8);
        in = session.outputWriter(StandardCharsets.UTF_8);
        bus = out.readLine();
        assertThat(bus).as("the address of the bus").isNotNull();
    }

    /** One that gives out what is in the folder. */
    static SecretService unlocked(Path folder) throws IOException {
        return new SecretService(folder, "unlocked");
    }

    /** One that gives out nothing, for nobody types its password. */
    static SecretService locked(Path folder) throws IOException {
        return new SecretService(folder, "locked");
    }

    /** The shell of somebody who is in this session. */
    Shell in(Shell shell) {
        return shell.with("PATH", "/usr/bin:/bin").with("DBUS_SESSION_BUS_ADDRESS", bus);
    }

    /** From now on it answers no more. */
    void freeze() throws IOException {
        in.write("freeze\n");
        in.flush();
        assertThat(out.readLine()).isEqualTo("frozen");
    }

    /** What the keyring's own tool says, without cubechat. */
    String ask(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("secret-tool"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", bus);
        try (BufferedReader answer = builder.start().inputReader(StandardCharsets.UTF_8)) {
            return answer.readAllAsString();
        }
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = session.descendants().toList();
        try {
            in.close();
            session.onExit().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            session.destroyForcibly();
        }
    }
}
