package dev.cubechat.json;

import java.io.IOException;

/** The text is not one JSON value, or it is nested too deeply or too large to be taken. */
public final class MalformedJson extends IOException {
    public MalformedJson(String message, Throwable cause) {
        super(message, cause);
    }

    public MalformedJson(String message) {
        super(message);
    }
}
