package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.text.TerminalText;

import java.io.PrintStream;

/** Tells a failure on stderr: a sentence and a hint, or one JSON object for scripts. */
public final class FailureReport {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream stderr;
    private final boolean json;
    private final boolean colour;

    public FailureReport(PrintStream stderr, boolean json, boolean colour) {
        this.stderr = stderr;
        this.json = json;
        this.colour = colour;
    }

    /**
     * Tells a failure.
     *
     * @param exit the exit code that goes with it
     */
    public void tell(Failure failure, int exit) {
        if (json) {
            stderr.println(TerminalText.json(JsonText.write(record(failure, exit))));
            return;
        }
        say(failure.sentence());
        failure.hint().ifPresent(hint -> stderr.println("hint: " + TerminalText.line(hint)));
    }

    /** Tells of a bug: nothing that the person did, and nothing they can do. */
    public void apologise(String what, String hint) {
        apologise(what, hint, Json.obj().build());
    }

    /**
     * The same with something that scripts can go by.
     *
     * @param details empty where there is nothing
     */
    public void apologise(String what, String hint, Json.Obj details) {
        if (json) {
            var error =
                    Json.obj()
                            .with("code", "bug")
                            .with("exit", 1)
                            .with("message", what)
                            .with("hint", hint)
                            .with("retryable", false);
            if (!details.isEmpty()) {
                error.with("details", details);
            }
            stderr.println(TerminalText.json(JsonText.write(wrapped(error.build()))));
            return;
        }
        say(what);
        stderr.println("hint: " + TerminalText.line(hint));
    }

    private void say(String sentence) {
        String name = colour ? RED + "cubechat:" + PLAIN : "cubechat:";
        stderr.println(name + " " + TerminalText.line(sentence));
    }

    private static Json.Obj record(Failure failure, int exit) {
        var error = Json.obj().with("code", failure.kind().word()).with("exit", exit);
        failure.http().ifPresent(status -> error.with("http", status));
        error.with("message", failure.sentence());
        failure.hint().ifPresent(hint -> error.with("hint", hint));
        error.with("retryable", failure.kind().retryable());
        if (!failure.details().isEmpty()) {
            error.with("details", failure.details());
        }
        return wrapped(error.build());
    }

    private static Json.Obj wrapped(Json.Obj error) {
        return Json.obj().with("error", error).build();
    }
}
