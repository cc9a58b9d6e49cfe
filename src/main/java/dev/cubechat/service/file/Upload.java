package dev.cubechat.service.file;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * A file on this machine that a person wants to have stored.
 *
 * @param name what it shall be called; null for the name that it has
 * @param contentType null for what its name tells
 * @param open whether anyone may download it without a session
 */
public record Upload(Path path, @Nullable String name, @Nullable String contentType, boolean open) {

    /** A file as it is, for those who have a session. */
    public static Upload of(Path path) {
        return new Upload(path, null, null, false);
    }
}
