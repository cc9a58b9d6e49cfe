package dev.cubechat.app;

import dev.cubechat.app.doctor.DoctorCommand;
import dev.cubechat.app.doctor.Patient;
import dev.cubechat.cli.Word;

import java.util.Optional;

/** The word {@code doctor}, which looks at the run that it is typed in. */
final class DoctorWord {
    private DoctorWord() {}

    static Word of(Run run) {
        return new Word.Verb(
                "doctor",
                "Check everything between you and the service",
                () ->
                        new DoctorCommand(
                                new Patient(
                                        run.finder(),
                                        run::flags,
                                        run::services,
                                        run::limits,
                                        run.environment(),
                                        run.keyring(),
                                        new Facts(run.streams().ttys()),
                                        run.clock()),
                                Version.VERSION,
                                Optional.ofNullable(System.getProperty("cubechat.home")),
                                run::overhear,
                                run.stop(),
                                run.out()));
    }

    private record Facts(Streams.Ttys ttys) implements Patient.TerminalFacts {
        @Override
        public boolean stdin() {
            return ttys.stdin();
        }

        @Override
        public boolean stdout() {
            return ttys.stdout();
        }

        @Override
        public int width() {
            return ttys.width();
        }
    }
}
