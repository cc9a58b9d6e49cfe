package dev.cubechat.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificates that have passed the check not long ago. A process that lives for a tenth of a
 * second needs a fifth of it to check a server's certificates; those that were checked within a
 * day, for the same name and with the same authorities, byte for byte, need not be checked again.
 * That the server has the key that goes with them is proved in every handshake all the same. Safe
 * for threads.
 */
final class Passed {
    /** A check counts for so long, and never longer than the certificates are valid. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final PassedFile file;
    private final Provider engine;
    private final String authorities;

    private Passed(PassedFile file, Provider engine, String authorities) {
        this.file = file;
        this.engine = engine;
        this.authorities = authorities;
    }

    /**
     * What has passed with these authorities.
     *
     * @param engine where it does not offer fingerprints, Java's would take longer than the check:
     *     then nothing is remembered
     * @param authorities as they stand in their file
     */
    static Optional<Passed> with(byte[] authorities, PassedFile file, Provider engine) {
        return fingerprint(engine, authorities).map(print -> new Passed(file, engine, print));
    }

    /** Whether anything has passed with these authorities. */
    boolean anything() {
        return file.counting().anyMatch(this::isOurs);
    }

    /** Whether these certificates have passed as those of this server. */
    boolean has(String name, X509Certificate... chain) {
        Optional<String> shown = shown(name, chain);
        return shown.isPresent()
                && file.counting()
                        .anyMatch(line -> isOurs(line) && line.shown().equals(shown.get()));
    }

    /** These have passed. Where that cannot be written down, they will be checked again. */
    void add(String name, X509Certificate... chain) {
        Optional<String> shown = shown(name, chain);
        if (shown.isEmpty()) {
            return;
        }
        Instant now = file.now();
        Instant until =
                Stream.of(chain)
                        .map(each -> each.getNotAfter().toInstant())
                        .reduce(now.plus(LONGEST), (a, b) -> a.isBefore(b) ? a : b);
        file.add(new PassedFile.Line(now, until, authorities, shown.get()));
    }

    private boolean isOurs(PassedFile.Line line) {
        return line.authorities().equals(authorities);
    }

    private Optional<String> shown(String name, X509Certificate... chain) {
        try {
            byte[][] parts = new byte[chain.length + 1][];
            parts[0] = name.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < chain.length; i++) {
                parts[i + 1] = chain[i].getEncoded();
            }
            return fingerprint(engine, parts);
        } catch (CertificateEncodingException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> fingerprint(Provider engine, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256", engine);
            for (byte[] part : parts) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException notByThisOne) {
            return Optional.empty();
        }
    }
}
