package dev.cubechat.app.doctor;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

/**
 * What a check saw.
 *
 * @param found one sentence, without secrets
 * @param hint what to do; null where there is nothing to do
 * @param kind of the failure, for the exit code; null unless the verdict is FAILED
 */
record Finding(Verdict verdict, String found, @Nullable String hint, @Nullable FailureKind kind) {

    static Finding ok(String found) {
        return new Finding(Verdict.OK, found, null, null);
    }

    static Finding warning(String found, String hint) {
        return new Finding(Verdict.WARNING, found, hint, null);
    }

    static Finding skipped(String why) {
        return new Finding(Verdict.SKIPPED, why, null, null);
    }

    static Finding failed(Failure failure) {
        return new Finding(
                Verdict.FAILED, failure.sentence(), failure.hint().orElse(null), failure.kind());
    }
}
