package dev.cubechat.defaults;

/**
 * Is never used. Java looks whether there is a second one besides {@link SilentLoggers}, and would
 * look into every jar; for one too many it does not mind.
 */
public final class NoOtherLoggers extends SilentLoggers {
    /** For Java, which makes none. */
    public NoOtherLoggers() {}
}
