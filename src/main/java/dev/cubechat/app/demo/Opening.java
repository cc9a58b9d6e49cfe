package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;
import dev.cubechat.model.UserId;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What happens in the demo's first minute, whatever the person at the screen does: the others type
 * commands of this program, one after the other, in a thread of its own.
 */
final class Opening implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final String GROUP = "#Climbers";

    private final Cubechat cubechat;
    private final Function<UserId, Map<String, String>> environments;
    private final Tempo tempo;
    private final Thread thread;

    /**
     * @param environments what each of them has in the environment
     * @param picture a file that one of them shows
     */
    Opening(
            Cubechat cubechat,
            Function<UserId, Map<String, String>> environments,
            Tempo tempo,
            String picture) {
        this.cubechat = cubechat;
        this.environments = environments;
        this.tempo = tempo;
        this.thread = Thread.ofPlatform().daemon().name("opening").start(() -> play(picture));
    }

    private void play(String picture) {
        try {
            pause(2);
            says(Stage.JON, "@mira", "Hi Mira! Write me something, I answer.");
            does(
                    Stage.LENA,
                    "msg",
                    "send",
                    GROUP,
                    "-m",
                    "The view from the top 🏔",
                    "--attach",
                    picture);
            says(Stage.YUKI, "@mira", "週末は山に行きますか? 🍵");
            says(Stage.KAI, GROUP, "Do not forget yor shoes");
            pause(2);
            does(
                    Stage.KAI,
                    "msg",
                    "edit",
                    "last:me",
                    "--dialog",
                    GROUP,
                    "-m",
                    "Do not forget your shoes");
            does(Stage.LENA, "msg", "react", "last", "--dialog", GROUP, "--add", "😂");
            says(Stage.LENA, GROUP, "(this was meant for somebody else)");
            pause(2);
            does(
                    Stage.LENA,
                    "msg",
                    "delete",
                    "last:me",
                    "--dialog",
                    GROUP,
                    "--for-everyone",
                    "--yes");
            says(Stage.KAI, GROUP, "Who brings the coffee? ☕");
            does(Stage.OMAR, "contacts", "add", "@mira");
            does(
                    Stage.JON,
                    "msg",
                    "send",
                    "@mira",
                    "-m",
                    "We meet here",
                    "--location",
                    "47.4211,10.9853");
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void says(UserId who, String dialog, String text) throws InterruptedException {
        does(who, "msg", "typing", dialog, "--for", tempo.type().toMillis() + "ms");
        does(who, "msg", "send", dialog, "-m", text);
    }

    /** What fails is missed by the one who watches, no more. */
    private void does(UserId who, String... words) throws InterruptedException {
        pause(1);
        int unused =
                cubechat.run(
                        List.of(words),
                        environments.apply(who),
                        OutputStream.nullOutputStream(),
                        new Stop());
    }

    private void pause(int times) throws InterruptedException {
        Thread.sleep(tempo.read().multipliedBy(times));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
