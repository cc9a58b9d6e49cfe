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
        leave(run(args, streams, System.getenv(), Clock.systemUTC()));
    }

    /**
     * Returning from main is the quick way out: {@code System.exit} looks for a logger in every jar
     * first, which takes longer than {@code --version}. It is needed for any code but 0, and when
     * somebody forgot a thread.
     */
    private static void leave(int code) {
        if (code != DONE || othersAreAlive()) {
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
