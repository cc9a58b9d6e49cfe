package dev.cubechat.model;

/**
 * A file that is about to be stored (protocol page rest.md, section 10.1).
 *
 * @param name 1 to {@value #LONGEST_NAME} characters
 * @param contentType such as {@code image/png}
 * @param open whether anyone may download it without a session
 */
public record NewFile(String name, String contentType, boolean open) {
    /** The longest name that the service takes. */
    public static final int LONGEST_NAME = 100;

    /** The largest file that the service takes, in bytes (rest.md, section 10.2). */
    public static final long MOST_BYTES = 100L * 1024 * 1024;
}
