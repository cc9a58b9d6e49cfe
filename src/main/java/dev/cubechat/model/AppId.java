package dev.cubechat.model;

/** The number of one ConnectyCube application; users and dialogs belong to exactly one. */
public record AppId(long value) {
    public AppId {
        if (value <= 0) {
            throw new IllegalArgumentException("application id must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
