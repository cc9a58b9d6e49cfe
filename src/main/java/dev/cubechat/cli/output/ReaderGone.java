package dev.cubechat.cli.output;

/**
 * Whoever read our output has closed it, as {@code | head} does: a reason to stop, not an error.
 */
public final class ReaderGone extends RuntimeException {
    public ReaderGone(Throwable cause) {
        super(cause);
    }
}
