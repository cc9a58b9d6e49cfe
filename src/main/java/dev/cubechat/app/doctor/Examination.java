package dev.cubechat.app.doctor;

import dev.cubechat.config.Settings;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one thing after the other; what needs something that failed is skipped. */
final class Examination {
    private final Patient patient;
    private final ProgramCheck program;
    private final List<Looked> looked = new ArrayList<>();

    Examination(Patient patient, ProgramCheck program) {
        this.patient = patient;
        this.program = program;
    }

    /** All findings, in order. */
    List<Looked> run() {
        at(program);
        if (at(new ConfigCheck(patient))) {
            withSettings(patient.settings());
        }
        at(new TerminalCheck(patient));
        return List.copyOf(looked);
    }

    private void withSettings(Settings settings) {
        at(new SecretsCheck(patient));
        at(new StateCheck(patient));
        boolean api = reach(Place.api(settings), settings);
        boolean chat = reach(Place.chat(settings), settings);
        boolean known = needs(api, "api", new RestCheck(patient));
        needs(api, "api", new ClockCheck(patient));
        // On a chat server without a REST service the password alone is enough.
        needs(chat && (known || !api), "chat or rest", new ChatCheck(patient));
    }

    private boolean reach(Place place, Settings settings) {
        return at(new NameCheck(place))
                && at(new TlsCheck(place, settings, patient.limits().get(), patient.clock()));
    }

    private boolean needs(boolean there, String what, Check check) {
        if (there) {
            return at(check);
        }
        looked.add(new Looked(check.name(), Finding.skipped(what + " failed"), Duration.ZERO));
        return false;
    }

    private boolean at(Check check) {
        long start = System.nanoTime();
        Finding finding = look(check);
        looked.add(new Looked(check.name(), finding, Duration.ofNanos(System.nanoTime() - start)));
        return finding.verdict() != Verdict.FAILED;
    }

    private static Finding look(Check check) {
        try {
            return check.look();
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED) {
                throw failure;
            }
            return Finding.failed(failure);
        }
    }

    /** What failed first, as a failure; the rest of the list says the rest. */
    static Optional<Failure> failure(List<Looked> looked) {
        return looked.stream()
                .filter(one -> one.finding().verdict() == Verdict.FAILED)
                .findFirst()
                .map(Examination::failure);
    }

    private static Failure failure(Looked one) {
        Finding finding = one.finding();
        FailureKind kind = finding.kind() == null ? FailureKind.UNREACHABLE : finding.kind();
        Failure failure = new Failure(kind, one.check() + " failed: " + finding.found());
        return finding.hint() == null ? failure : failure.withHint(finding.hint());
    }
}
