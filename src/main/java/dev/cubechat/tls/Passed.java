package dev.cubechat.tls;

import dev.cubechat.disk.WholeFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The certificates that have passed the check not long ago. A process that lives for a tenth of a
 * second needs a fifth of it to check a server's certificates; those that were checked within a
 * day, for the same name and with the same authorities, byte for byte, need not be checked again.
 * That the server has the key that goes with them is proved in every handshake all the same.
 *
 * <p>The file has a line for each server: when the check was, until when it counts, and the
 * fingerprints (SHA-256) of the authorities and of name and certificates. A file that others could
 * write to is not believed. Safe for threads.
 */
final class Passed {
    /** A check counts for so long, and never longer than the certificates are valid. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int SERVERS = 32;

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Provider engine;
    private final InstantSource clock;
    private final String authorities;

    private Passed(Path file, Provider engine, InstantSource clock, String authorities) {
        this.file = file;
        this.engine = engine;
        this.clock = clock;
        this.authorities = authorities;
    }

    /**
     * What has passed with these authorities.
     *
     * @param engine where it does not offer fingerprints, Java's would take longer than the check:
     *     then nothing is remembered
     * @param authorities as they stand in their file
     */
    static Optional<Passed> with(
            byte[] authorities, Path file, Provider engine, InstantSource clock) {
        return fingerprint(engine, authorities)
                .map(print -> new Passed(file, engine, clock, print));
    }

    /** Whether there is anything in that file that still counts. */
    static boolean anything(Path file, InstantSource clock) {
        return lines(file).anyMatch(line -> line.counts(clock.instant()));
    }

    /** Whether anything has passed with these authorities. */
    boolean anything() {
        return counting().anyMatch(this::isOurs);
    }

    /** Whether these certificates have passed as those of this server. */
    boolean has(String name, X509Certificate... chain) {
        Optional<String> shown = shown(name, chain);
        return shown.isPresent()
                && counting().anyMatch(line -> isOurs(line) && line.shown.equals(shown.get()));
    }

    /** These have passed. Where that cannot be written down, they will be checked again. */
    void add(String name, X509Certificate... chain) {
        Optional<String> shown = shown(name, chain);
        if (shown.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant until =
                Stream.of(chain)
                        .map(each -> each.getNotAfter().toInstant())
                        .reduce(now.plus(LONGEST), (a, b) -> a.isBefore(b) ? a : b);
        Line fresh = new Line(now, until, authorities, shown.get());
        Stream<Line> others = counting().filter(line -> !line.shown.equals(fresh.shown));
        write(Stream.concat(Stream.of(fresh), others).limit(SERVERS).toList());
    }

    private Stream<Line> counting() {
        Instant now = clock.instant();
        return lines(file).filter(line -> line.counts(now));
    }

    private boolean isOurs(Line line) {
        return line.authorities.equals(authorities);
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

    private static Stream<Line> lines(Path file) {
        try {
            if (openToOthers(file) || openToOthers(file.resolveSibling(""))) {
                return Stream.empty();
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            return lines.stream().map(Line::of).flatMap(Optional::stream);
        } catch (IOException nothing) {
            return Stream.empty();
        }
    }

    private static boolean openToOthers(Path place) throws IOException {
        return posix(place)
                && Files.getPosixFilePermissions(place).stream().anyMatch(OTHERS::contains);
    }

    private static boolean posix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void write(List<Line> lines) {
        try {
            Path folder = file.resolveSibling("");
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, onlyOurs(folder));
            }
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line.text()));
            new WholeFile(file).show(text.toString());
        } catch (IOException unwritable) {
            // It only saves time.
        }
    }

    private static FileAttribute<?>[] onlyOurs(Path folder) {
        return posix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * What passed once.
     *
     * @param at to the second; a clock that was set back since does not make it count longer
     * @param authorities their fingerprint
     * @param shown the fingerprint of the server's name and certificates
     */
    private record Line(Instant at, Instant until, String authorities, String shown) {
        static Optional<Line> of(String text) {
            String[] words = text.split(" ", -1);
            try {
                return words.length == 4
                        ? Optional.of(
                                new Line(
                                        Instant.ofEpochSecond(Long.parseLong(words[0])),
                                        Instant.ofEpochSecond(Long.parseLong(words[1])),
                                        words[2],
                                        words[3]))
                        : Optional.empty();
            } catch (NumberFormatException damaged) {
                return Optional.empty();
            }
        }

        String text() {
            return at.getEpochSecond()
                    + " "
                    + until.getEpochSecond()
                    + " "
                    + authorities
                    + " "
                    + shown
                    + "\n";
        }

        boolean counts(Instant now) {
            return now.getEpochSecond() >= at.getEpochSecond() && now.isBefore(until);
        }
    }
}
