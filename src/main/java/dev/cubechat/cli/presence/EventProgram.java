package dev.cubechat.cli.presence;

import dev.cubechat.cli.output.Out;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A person's own command, run for an event and waited for. Its output goes where ours goes. */
final class EventProgram {
    private final String command;
    private final Out out;

    EventProgram(String command, Out out) {
        this.command = command;
        this.out = out;
    }

    /**
     * Runs it with the record on its stdin. That it fails is only noted: the next event may go
     * better.
     *
     * @throws Failure USAGE where there is no shell to run it
     */
    void run(ChatEvent.LastActivity event, Json.Obj record) {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", command)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("EVENT_USER_ID", event.userId().toString());
        builder.environment().put("EVENT_SECONDS", Long.toString(event.seconds()));
        try {
            Process process = builder.start();
            feed(process, record);
            int code = process.waitFor();
            if (code != 0) {
                out.note("\"" + command + "\" ended with " + code);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, "Stopped.", stopped);
        } catch (IOException noShell) {
            throw new Failure(
                    FailureKind.USAGE, "\"" + command + "\" cannot be run here.", noShell);
        }
    }

    private void feed(Process process, Json.Obj record) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write((JsonText.write(record) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            out.note("\"" + command + "\" did not read its input");
        }
    }
}
