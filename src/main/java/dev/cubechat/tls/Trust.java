package dev.cubechat.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to believe that they are the server.
 *
 * @param caFile certificates (PEM) that alone are trusted; empty for the Java runtime's
 * @param insecure believe any certificate, for anyone's name; only on this machine
 * @param passed where it is remembered which certificates have passed the check, so that the next
 *     process need not check them again ({@link Passed}); empty to remember nothing
 */
public record Trust(Optional<Path> caFile, boolean insecure, Optional<Path> passed) {
    /** Remembers nothing. */
    public static Trust of(Optional<Path> caFile, boolean insecure) {
        return new Trust(caFile, insecure, Optional.empty());
    }

    /** What these authorities have signed, and nothing else. */
    public static Trust in(Path caFile) {
        return of(Optional.of(caFile), false);
    }

    /** What the Java runtime trusts. */
    public static Trust usual() {
        return of(Optional.empty(), false);
    }

    /** The same, remembering there what has passed. */
    public Trust remembering(Path file) {
        return new Trust(caFile, insecure, Optional.of(file));
    }

    /** The same, believing nobody unchecked. */
    public Trust checked() {
        return new Trust(caFile, false, passed);
    }

    /** The same, checking everything anew. */
    public Trust anew() {
        return of(caFile, insecure);
    }
}
