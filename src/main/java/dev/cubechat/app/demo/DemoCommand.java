package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** Shows what cubechat does, on a sandbox with lively people in it: the chat screen, or a tour. */
@Command(footer = {"cubechat demo", "cubechat demo --tour"})
public final class DemoCommand implements Runnable {
    @Option(
            names = "--tour",
            description = "Only show commands and what they print, as without a terminal.")
    boolean tour;

    private final Cubechat cubechat;
    private final ChatScreen screen;
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
            ChatScreen screen,
            Map<String, String> environment,
            boolean watched,
            Stop stop,
            Clock clock,
            SecureRandom random,
            Out out) {
        this.cubechat = cubechat;
        this.screen = screen;
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
        boolean chat = !tour && screen.isThere();
        Tempo tempo = watched ? Tempo.OF_PEOPLE : Tempo.OF_MACHINES;
        try (Stage stage = new Stage(cubechat, environment, clock, random, tempo)) {
            Map<String, String> mira = stage.environment(Stage.MIRA);
            if (chat) {
                stage.enterForChat();
                screen.show(mira, "@jon", Guide::new);
            } else {
                stage.enterForTour();
                new Tour(cubechat, stage, mira, tempo, out).go();
            }
        }
    }
}
