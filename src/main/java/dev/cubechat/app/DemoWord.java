package dev.cubechat.app;

import dev.cubechat.app.demo.ChatScreen;
import dev.cubechat.app.demo.Cubechat;
import dev.cubechat.app.demo.DemoCommand;
import dev.cubechat.cli.Word;
import dev.cubechat.tui.Machine;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The word {@code demo}, which runs other command lines of this program. */
final class DemoWord {
    private DemoWord() {}

    static Word of(Run run) {
        return new Word.Verb(
                "demo",
                "See it work: a sandbox, lively people, a tour",
                () ->
                        new DemoCommand(
                                inThisProcess(run),
                                new OnTerminal(run),
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

    /** A run of its own, with another environment, on the terminal of this one. */
    private record OnTerminal(Run run) implements ChatScreen {
        @Override
        public boolean isThere() {
            return new ChatPlace(run).hasScreen();
        }

        @Override
        public void show(
                Map<String, String> environment, String dialog, UnaryOperator<Machine> guide) {
            try (Run chat = new Run(run.streams(), environment, run.clock(), run.stop())) {
                chat.guideBy(guide);
                chat.perform("chat", dialog);
            }
        }
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
