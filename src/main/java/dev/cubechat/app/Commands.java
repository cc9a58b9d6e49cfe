package dev.cubechat.app;

import dev.cubechat.cli.CommandTree;
import dev.cubechat.cli.GlobalOptions;
import dev.cubechat.cli.Stop;

import picocli.CommandLine.Model.CommandSpec;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;

/** All commands there are, to be looked at and not to be run. */
public final class Commands {
    private Commands() {}

    /**
     * The tree of them.
     *
     * @param models makes of an annotated command what picocli has to know of it
     */
    public static CommandTree tree(Function<Object, CommandSpec> models) {
        Streams nowhere =
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        Streams.NONE);
        Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Run run = new Run(nowhere, Map.of(), still, new Stop());
        return new CommandTree(Nouns.of(run), new GlobalOptions(), still, models);
    }
}
