package dev.cubechat.app;

import dev.cubechat.cli.CommandLineReader;
import dev.cubechat.cli.CommandTree;
import dev.cubechat.cli.GlobalOptions;
import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.Out;
import dev.cubechat.cli.output.Terminal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** The objects of one run, each made when it is first needed. */
public final class Run implements AutoCloseable {
    private final Streams streams;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Stop stop;
    private final GlobalOptions globals = new GlobalOptions();
    private final Terminal terminal;
    private final Out out;

    Run(Streams streams, Map<String, String> environment, Clock clock, Stop stop) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
        this.stop = stop;
        Streams.Ttys ttys = streams.ttys();
        this.terminal =
                new Terminal(
                        ttys.stdin(),
                        ttys.stdout(),
                        ttys.stderr(),
                        new Colour(environment).on(ttys::stdout),
                        ttys::width,
                        clock.getZone());
        this.out = new Out(streams.out(), streams.err(), terminal, () -> globals.format(terminal));
    }

    /** Reads the words and does what they say. */
    void perform(String... args) {
        CommandTree tree = new CommandTree(Nouns.of(this), globals, clock);
        switch (new CommandLineReader(tree, () -> globals.format(terminal)).read(args)) {
            case CommandLineReader.Wish.Help help ->
                    out.document(help.text().getBytes(StandardCharsets.UTF_8));
            case CommandLineReader.Wish.Command command -> command.command().run();
        }
    }

    public Out out() {
        return out;
    }

    public Stop stop() {
        return stop;
    }

    public Clock clock() {
        return clock;
    }

    public Streams streams() {
        return streams;
    }

    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {}
}
