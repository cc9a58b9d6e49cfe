package dev.cubechat.app.doctor;

/** How something stands. */
enum Verdict {
    OK,
    /** It works, but something about it is worth knowing. */
    WARNING,
    FAILED,
    /** Not looked at, because something before it failed or it is not used. */
    SKIPPED;

    String word() {
        return switch (this) {
            case OK -> "ok";
            case WARNING -> "warning";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
        };
    }
}
