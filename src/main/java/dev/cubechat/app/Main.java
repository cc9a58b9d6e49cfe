package dev.cubechat.app;

import dev.cubechat.cli.CommandLineReader;
import dev.cubechat.cli.ExitCode;
import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.FailureReport;
import dev.cubechat.cli.output.OutputFailed;
import dev.cubechat.cli.output.ReaderGone;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.programs.LocaleOfPerson;
import dev.cubechat.text.TerminalText;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs one command line. */
public final class Main {
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = LocaleOfPerson.in(System.getenv());
        HeadStart.of(environment, args);
        Streams streams =
                new Streams(
                        System.in,
                        new StandardOutput(),
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.err),
                                true,
                                StandardCharsets.UTF_8),
                        new ProcessTtys(environment));
        Stop stop = new Stop();
        // Signals run the shutdown hooks and then end us with 130 or 143.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.now(GOODBYE), "goodbye"));
        leave(run(args, streams, environment, new LocalClock(), stop));
    }

    /**
     * Returning from main is the quick way out: {@code System.exit} looks for a logger first. It is
     * needed for any code but 0, and when somebody forgot a thread.
     */
    private static void leave(int code) {
        if (code != ExitCode.DONE || othersAreAlive()) {
            System.exit(code);
        }
    }

    private static boolean othersAreAlive() {
        Thread me = Thread.currentThread();
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int found = Thread.enumerate(threads);
        for (int i = 0; i < found; i++) {
            if (threads[i] != me && !threads[i].isDaemon()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Everything outside comes in as an argument, so a test can run whole commands in its own
     * process.
     *
     * @param clock with the zone in which people read and write times
     * @return the exit code
     */
    public static int run(
            String[] args,
            Streams streams,
            Map<String, String> environment,
            Clock clock,
            Stop stop) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            return version(streams);
        }
        Optional<String> help = WrittenHelp.of(args);
        if (help.isPresent()) {
            return print(streams, help.get());
        }
        if (args.length > 1 && args[0].equals(Suggestions.WORD)) {
            return suggest(args, streams, environment);
        }
        Colour colour = new Colour(environment);
        FailureReport report =
                new FailureReport(
                        streams.err(),
                        CommandLineReader.wantsJson(args),
                        colour.on(streams.ttys()::stderr));
        try (Run run = new Run(streams, environment, clock, stop)) {
            Letters.check(System.getProperty("sun.jnu.encoding", "UTF-8"), environment, args);
            run.perform(args);
            return ExitCode.DONE;
        } catch (Failure failure) {
            int exit = ExitCode.of(failure.kind());
            if (!isExpected(failure, stop)) {
                report.tell(failure, exit);
            }
            trace(failure, args, streams);
            return exit;
        } catch (ReaderGone stopped) {
            return ExitCode.DONE;
        } catch (OutputFailed broken) {
            report.apologise(
                    String.valueOf(broken.getMessage()), "Is the disk full?", broken.details());
            return ExitCode.BUG;
        } catch (RuntimeException | Error bug) {
            report.apologise(
                    "Sorry, that went wrong inside cubechat ("
                            + bug.getClass().getSimpleName()
                            + ").",
                    "Run it again with --debug to see where, and please report it.");
            trace(bug, args, streams);
            return ExitCode.BUG;
        } finally {
            stop.over();
        }
    }

    /** Who stopped it needs no telling, unless something is left to do. */
    private static boolean isExpected(Failure failure, Stop stop) {
        return failure.kind() == FailureKind.INTERRUPTED
                && stop.asked()
                && failure.hint().isEmpty();
    }

    /** For Tab: never anything but names. */
    private static int suggest(String[] args, Streams streams, Map<String, String> environment) {
        Suggestions suggestions = new Suggestions(Run.finder(environment), Suggestions.PATIENCE);
        List<String> names = suggestions.inTime(args[1], List.of(args).subList(2, args.length));
        return print(
                streams, names.stream().map(name -> name + "\n").collect(Collectors.joining()));
    }

    private static int version(Streams streams) {
        return print(streams, "cubechat " + Version.VERSION + "\n");
    }

    private static int print(Streams streams, String text) {
        try {
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
            return ExitCode.DONE;
        } catch (ReaderGone stopped) {
            return ExitCode.DONE;
        } catch (IOException full) {
            streams.err().println("cubechat: could not write to standard output");
            return ExitCode.BUG;
        }
    }

    private static void trace(Throwable thrown, String[] args, Streams streams) {
        if (CommandLineReader.wantsDebug(args)) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            // It has the words of others in it.
            streams.err().print(TerminalText.lines(trace.toString()));
        }
    }
}
