package dev.cubechat.app;

import java.time.Clock;
import java.util.Map;

/** Runs one command line. */
public final class Main {
    private static final int DONE = 0;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        Streams streams = new Streams(System.in, System.out, System.err);
        System.exit(run(args, streams, System.getenv(), Clock.systemUTC()));
    }

    /**
     * Everything outside comes in as an argument, so a test can run whole commands in its own
     * process.
     *
     * @return the exit code
     */
    public static int run(
            String[] args, Streams streams, Map<String, String> environment, Clock clock) {
        String first = args.length == 0 ? "--help" : args[0];
        return switch (first) {
            case "--version" -> {
                streams.out().println("cubechat " + Version.VERSION);
                yield DONE;
            }
            case "--help" -> {
                streams.out().println("Usage: cubechat [--help] [--version]");
                yield DONE;
            }
            default -> {
                streams.err().println("cubechat: unknown command '" + first + "'");
                yield USAGE;
            }
        };
    }
}
