package dev.cubechat.service.file;

import dev.cubechat.model.StoredFile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * Where a file can be had with any web client.
 *
 * @param expires when it can be had there no more; null where that is not known
 */
public record FileAddress(StoredFile file, Kind kind, URI address, @Nullable Instant expires) {

    /** Why the address works. */
    public enum Kind {
        /** The file is for everyone. */
        PUBLIC,
        /** The address is signed. */
        SIGNED,
        /** It has the token of the session in it: who sees it can do everything as we can. */
        TOKEN;

        public String word() {
            return switch (this) {
                case PUBLIC -> "public";
                case SIGNED -> "signed";
                case TOKEN -> "token";
            };
        }
    }
}
