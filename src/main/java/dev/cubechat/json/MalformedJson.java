package dev.cubechat.json;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.io.IOException;

/** The text is not one JSON value, or it is nested too deeply or too large to be taken. */
public final class MalformedJson extends IOException {
    public MalformedJson(String message, Throwable cause) {
        super(message, cause);
    }

    public MalformedJson(String message) {
        super(message);
    }

    /** What the parser says, with line and column, and without the text it stumbled over. */
    static MalformedJson of(JsonProcessingException cause) {
        String where =
                cause.getLocation() == null
                        ? ""
                        : " (line "
                                + cause.getLocation().getLineNr()
                                + ", column "
                                + cause.getLocation().getColumnNr()
                                + ")";
        return new MalformedJson(cause.getOriginalMessage() + where, cause);
    }
}
