package dev.cubechat.app.doctor;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Out;
import dev.cubechat.model.Failure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks program, config, secrets, state, names, TLS, REST, clock, chat and terminal. */
@Command(footer = "cubechat doctor")
public final class DoctorCommand implements Runnable, Documented {
    private static final Columns<Looked> FINDINGS =
            Columns.<Looked>of()
                    .and("check", Looked::check)
                    .and("status", looked -> looked.finding().verdict().word())
                    .prose("found", looked -> looked.finding().found())
                    .prose("hint", looked -> looked.finding().hint())
                    .also("took_ms", looked -> looked.took().toMillis());

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "Also write a zip file to send along with a question: findings, settings and"
                            + " what went over the network, without passwords, keys and tokens, but"
                            + " with names and addresses.")
    @Nullable Path bundle;

    private final Patient patient;
    private final String version;
    private final Optional<String> home;
    private final Consumer<Consumer<String>> overhear;
    private final Stop stop;
    private final Out out;

    /**
     * @param home the folder of the packaged program; empty where it runs from elsewhere
     * @param overhear takes who else is to hear what happens on the network
     */
    public DoctorCommand(
            Patient patient,
            String version,
            Optional<String> home,
            Consumer<Consumer<String>> overhear,
            Stop stop,
            Out out) {
        this.patient = patient;
        this.version = version;
        this.home = home;
        this.overhear = overhear;
        this.stop = stop;
        this.out = out;
    }

    @Override
    public Columns<?> columns() {
        return FINDINGS;
    }

    /**
     * Ends with the exit code of what failed first.
     *
     * @throws Failure where something failed
     */
    @Override
    public void run() {
        stop.cleanly(this::examine);
    }

    private void examine() {
        List<String> trace = new ArrayList<>();
        if (bundle != null) {
            overhear.accept(trace::add);
        }
        List<Looked> looked = new Examination(patient, new ProgramCheck(version, home)).run();
        out.list(FINDINGS, looked);
        if (bundle != null) {
            new SupportBundle(patient, looked, trace).write(bundle);
            out.note("Wrote " + bundle + "; look into it before you send it.");
        }
        Failure.throwAny(Examination.failure(looked));
    }
}
