package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that is whole.
 *
 * @param messages how many are in it
 * @param sha256 of the file
 * @param since only later ones are in it; null for no bound
 * @param until only earlier ones are in it
 * @param gaps where it differs from the service; none where nobody looked
 */
public record Exported(
        DialogId dialog,
        Path path,
        Outcome outcome,
        long messages,
        long bytes,
        String sha256,
        @Nullable Instant since,
        @Nullable Instant until,
        List<Gap> gaps) {
    public Exported {
        gaps = List.copyOf(gaps);
    }

    /** What was done. */
    public enum Outcome {
        /** The file is new. */
        WRITTEN,
        /** It broke off before and went on now. */
        RESUMED,
        /** It was whole and is up to date now. */
        UPDATED,
        /** It was whole and up to date. */
        UNCHANGED,
        /** It was looked at only. */
        CHECKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was done, for people. */
    public String sentence() {
        return path + " " + outcome.word() + ": " + messages + " messages, sha256 " + sha256;
    }

    Exported with(List<Gap> found) {
        return new Exported(dialog, path, outcome, messages, bytes, sha256, since, until, found);
    }

    /** What to end with: nothing where the file is as the service has it. */
    public Optional<Failure> failure() {
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        long missing = gaps.stream().mapToLong(gap -> gap.missing().size()).sum();
        long gone = gaps.stream().mapToLong(gap -> gap.gone().size()).sum();
        return Optional.of(
                new Failure(
                                FailureKind.PARTIAL,
                                path
                                        + " differs from the service: "
                                        + missing
                                        + " missing, "
                                        + gone
                                        + " gone since.")
                        .withHint("--resume brings it up to date.")
                        .withDetails(
                                Json.obj()
                                        .with("path", path.toString())
                                        .with(
                                                "gaps",
                                                new Json.Arr(
                                                        gaps.stream()
                                                                .<Json>map(Gap::write)
                                                                .toList()))
                                        .build()));
    }
}
