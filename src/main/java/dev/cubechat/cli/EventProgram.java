package dev.cubechat.cli;

import dev.cubechat.cli.output.Out;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.programs.Programs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A person's own command, run for an event and waited for. Its output goes where ours goes. */
public final class EventProgram {
    /** What the command finds in its environment; a text of others is not among it. */
    private static final List<String> TOLD =
            List.of("type", "id", "message_id", "dialog_id", "sender_id", "user_id", "seconds");

    private final String command;
    private final @Nullable Duration most;
    private final Out out;

    /**
     * @param most how long it may take before it is killed; null for as long as it likes
     */
    public EventProgram(String command, @Nullable Duration most, Out out) {
        this.command = command;
        this.most = most;
        this.out = out;
    }

    /**
     * Runs it with the record on its stdin. That it fails is only noted: the next event may go
     * better.
     *
     * @throws Failure USAGE where there is no shell to run it
     */
    public void run(Json.Obj record) {
        attempt(record).ifPresent(trouble -> out.note("\"" + command + "\" " + trouble));
    }

    /**
     * Runs it with the record on its stdin.
     *
     * @param what names the event in the failure's sentence
     * @throws Failure PARTIAL where it fails
     */
    public void insist(Json.Obj record, String what) {
        attempt(record)
                .ifPresent(
                        trouble -> {
                            throw new Failure(
                                            FailureKind.PARTIAL,
                                            "\"" + command + "\" " + trouble + ", for " + what
                                                    + ".")
                                    .withHint(
                                            "The cursor stays before it: mend the command and run"
                                                    + " this again.");
                        });
    }

    /** What went wrong, if something did. */
    private Optional<String> attempt(Json.Obj record) {
        ProcessBuilder builder =
                Programs.call("sh", "-c", command)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        for (String field : TOLD) {
            record.get(field)
                    .asText()
                    .ifPresent(
                            value ->
                                    builder.environment()
                                            .put("EVENT_" + field.toUpperCase(Locale.ROOT), value));
        }
        try {
            return ended(builder.start(), record);
        } catch (IOException noShell) {
            throw new Failure(
                    FailureKind.USAGE, "\"" + command + "\" cannot be run here.", noShell);
        }
    }

    private Optional<String> ended(Process process, Json.Obj record) {
        Thread.ofVirtual().start(() -> feed(process, record));
        try {
            if (most != null && !process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS)) {
                kill(process);
                return Optional.of("took longer than " + most.toMillis() + " ms and was killed");
            }
            int code = process.waitFor();
            return code == 0 ? Optional.empty() : Optional.of("ended with " + code);
        } catch (InterruptedException stopped) {
            kill(process);
            throw Failure.interrupted("Stopped.", stopped);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void feed(Process process, Json.Obj record) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write((JsonText.write(record) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // A command need not read it; its exit code alone says whether it went well.
        }
    }
}
