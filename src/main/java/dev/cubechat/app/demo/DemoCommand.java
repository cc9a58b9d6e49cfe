package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** Shows what cubechat does, on a sandbox with a few lively people in it. */
@Command(footer = "cubechat demo")
public final class DemoCommand implements Runnable {
    private final Cubechat cubechat;
    private final Map<String, String> environment;
    private final boolean watched;
    private final Stop stop;
    private final Clock clock;
    private final SecureRandom random;
    private final Out out;

    /**
     * @param watched whether somebody reads along while it happens
     */
    public DemoCommand(
            Cubechat cubechat,
            Map<String, String> environment,
            boolean watched,
            Stop stop,
            Clock clock,
            SecureRandom random,
            Out out) {
        this.cubechat = cubechat;
        this.environment = Map.copyOf(environment);
        this.watched = watched;
        this.stop = stop;
        this.clock = clock;
        this.random = random;
        this.out = out;
    }

    @Override
    public void run() {
        stop.cleanly(this::play);
    }

    private void play() {
        Tempo tempo = watched ? Tempo.OF_PEOPLE : Tempo.OF_MACHINES;
        try (Stage stage = new Stage(clock, random, tempo)) {
            new Tour(cubechat, stage, stage.environment(environment), tempo, out).go();
        }
    }
}
