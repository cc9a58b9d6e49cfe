package dev.cubechat.cli.output;

import dev.cubechat.json.Json;

import java.io.IOException;

/** Standard output cannot be written, for example because the disk is full. */
public final class OutputFailed extends RuntimeException {
    private final String why;
    private final Json.Obj details;

    public OutputFailed(IOException cause) {
        super("Could not write to standard output: " + cause.getMessage(), cause);
        this.why = String.valueOf(cause.getMessage());
        this.details = Json.obj().build();
    }

    private OutputFailed(OutputFailed cause, Json.Obj details) {
        super("It was done, but the answer could not be written: " + cause.why, cause);
        this.why = cause.why;
        this.details = details;
    }

    /**
     * The same where only the answer is lost: who runs the command again does its work twice.
     *
     * @param about tells which thing it was about, where that has an id
     */
    OutputFailed afterWork(Json.Obj about) {
        return new OutputFailed(this, Json.obj().with("done", true).withAll(about).build());
    }

    /** What a script can know all the same. */
    public Json.Obj details() {
        return details;
    }
}
