package dev.cubechat.app;

import dev.cubechat.app.demo.Cubechat;
import dev.cubechat.app.demo.DemoCommand;
import dev.cubechat.cli.Word;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The word {@code demo}, whose tour types other command lines of this program. */
final class DemoWord {
    private DemoWord() {}

    static Word of(Run run) {
        return new Word.Verb(
                "demo",
                "See it work: a sandbox, lively people, a tour",
                () ->
                        new DemoCommand(
                                inThisProcess(run),
                                run.environment(),
                                run.streams().ttys().stdout(),
                                run.stop(),
                                run.clock(),
                                new SecureRandom(),
                                run.out()));
    }

    private static Cubechat inThisProcess(Run run) {
        return (words, environment, said, stop) ->
                Main.run(
                        words.toArray(String[]::new),
                        new Streams(
                                InputStream.nullInputStream(),
                                said,
                                new PrintStream(said, true, StandardCharsets.UTF_8),
                                new Onlooker(run.streams().ttys())),
                        environment,
                        run.clock(),
                        stop);
    }

    /** The person at the terminal sees everything, but is asked nothing. */
    private record Onlooker(Streams.Ttys ttys) implements Streams.Ttys {
        @Override
        public boolean stdin() {
            return false;
        }

        @Override
        public boolean stdout() {
            return ttys.stdout();
        }

        @Override
        public boolean stderr() {
            return ttys.stdout();
        }

        @Override
        public int width() {
            return ttys.width();
        }
    }
}
