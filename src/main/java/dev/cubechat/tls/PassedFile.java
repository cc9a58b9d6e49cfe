package dev.cubechat.tls;

import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.disk.ReadLimit;
import dev.cubechat.disk.WholeFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where it is written down which certificates have {@link Passed}: a line for each server, the
 * latest first, with the time of the check, until when it counts, and the fingerprints (SHA-256) of
 * the authorities and of name and certificates. A file that others could write to is not believed.
 * Read once; what other processes write meanwhile is not seen, and not lost. Safe for threads.
 */
final class PassedFile {
    private static final ReadLimit LIMIT = ReadLimit.ofKib(64);
    private static final int SERVERS = 32;

    private final Path file;
    private final InstantSource clock;
    private volatile List<Line> lines;

    private PassedFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.lines = written();
    }

    /** Reads it; where nothing can be read, nothing was written. */
    static PassedFile read(Path file, InstantSource clock) {
        return new PassedFile(file, clock);
    }

    Instant now() {
        return clock.instant();
    }

    /** What still counts. */
    Stream<Line> counting() {
        return counting(lines);
    }

    private Stream<Line> counting(List<Line> all) {
        Instant now = now();
        return all.stream().filter(line -> line.counts(now));
    }

    /** Whether anything still counts. */
    boolean isOfUse() {
        return counting().findAny().isPresent();
    }

    /** Writes this down in place of what was known of the same server; it only saves time. */
    void add(Line fresh) {
        Stream<Line> others = counting(written()).filter(line -> !line.shown.equals(fresh.shown));
        List<Line> now = Stream.concat(Stream.of(fresh), others).limit(SERVERS).toList();
        lines = now;
        try {
            OwnerOnly.makeFolder(file.resolveSibling(""));
            StringBuilder text = new StringBuilder();
            now.forEach(line -> text.append(line.text()));
            new WholeFile(file).show(text.toString());
        } catch (IOException unwritable) {
            // The next process checks again.
        }
    }

    private List<Line> written() {
        try {
            if (OwnerOnly.isWritableByOthers(file)
                    || OwnerOnly.isWritableByOthers(file.resolveSibling(""))) {
                return List.of();
            }
            List<String> text = LIMIT.text(file).lines().toList();
            return text.stream().map(Line::of).flatMap(Optional::stream).toList();
        } catch (IOException nothing) {
            return List.of();
        }
    }

    /**
     * What passed once.
     *
     * @param at to the second; a clock that was set back since does not make it count longer
     * @param authorities their fingerprint
     * @param shown the fingerprint of the server's name and certificates
     */
    record Line(Instant at, Instant until, String authorities, String shown) {
        private static Optional<Line> of(String text) {
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

        private String text() {
            return at.getEpochSecond()
                    + " "
                    + until.getEpochSecond()
                    + " "
                    + authorities
                    + " "
                    + shown
                    + "\n";
        }

        private boolean counts(Instant now) {
            return now.getEpochSecond() >= at.getEpochSecond() && now.isBefore(until);
        }
    }
}
