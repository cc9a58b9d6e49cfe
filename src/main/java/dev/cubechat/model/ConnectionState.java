package dev.cubechat.model;

/** Where the chat connection stands; the words of the stream's {@code state} records. */
public enum ConnectionState {
    IDLE,
    CONNECTING,
    AUTHENTICATED,
    AUTH_FAILED,
    READY,
    RECONNECTING,
    RESUMED,
    FORCE_CLOSED,
    CLOSED;

    /** Whether messages come and go. */
    public boolean isUp() {
        return this == READY || this == RESUMED;
    }

    public String word() {
        return switch (this) {
            case IDLE -> "idle";
            case CONNECTING -> "connecting";
            case AUTHENTICATED -> "authenticated";
            case AUTH_FAILED -> "auth_failed";
            case READY -> "ready";
            case RECONNECTING -> "reconnecting";
            case RESUMED -> "resumed";
            case FORCE_CLOSED -> "force_closed";
            case CLOSED -> "closed";
        };
    }

    /** The same for a person. */
    public String inWords() {
        return switch (this) {
            case IDLE, CONNECTING, AUTHENTICATED -> "connecting";
            case READY, RESUMED -> "online";
            case RECONNECTING -> "reconnecting";
            case AUTH_FAILED -> "not signed in";
            case FORCE_CLOSED -> "closed";
            case CLOSED -> "disconnected";
        };
    }
}
