package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.Out;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The scripted tour: commands as a person would type them, with what they really print. Used by one
 * thread.
 */
final class Tour {
    private static final String GROUP = "#Saturday hike";
    private static final int ANSWERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cubechat cubechat;
    private final Stage stage;
    private final Map<String, String> environment;
    private final Tempo tempo;
    private final Out out;

    Tour(Cubechat cubechat, Stage stage, Map<String, String> environment, Tempo tempo, Out out) {
        this.cubechat = cubechat;
        this.stage = stage;
        this.environment = environment;
        this.tempo = tempo;
        this.out = out;
    }

    /**
     * From the first command to the last.
     *
     * @throws Failure PARTIAL where a command fails, TIMED_OUT where nobody answers
     */
    void go() {
        say(
                "# A SANDBOX on this machine plays the service. You are Mira; Jon and Lena are"
                        + " online.");
        step("Who am I, and whom do I talk with?", "user", "me");
        step("", "dialog", "list");
        step(
                "A group for three.",
                "dialog",
                "create",
                "group",
                "--name",
                GROUP.substring(1),
                "@jon",
                "@lena");
        talk();
        step(
                "Who has my message, who has read it?",
                "msg",
                "receipts",
                "last:me",
                "--dialog",
                GROUP);
        step(
                "What was said, as JSON for scripts.",
                "msg",
                "history",
                GROUP,
                "--json=sender_id,sent_at,body,read_ids,delivered_ids");
        say("");
        say("# That was real chat traffic, and nothing of it is left on this machine.");
        say("# A sandbox that stays, to play with: cubechat sandbox start");
    }

    /** Someone listens while Mira asks; who is told, reads, types and answers is seen live. */
    private void talk() {
        List<String> listen =
                List.of(
                        "listen",
                        "--dialog",
                        GROUP,
                        "--only",
                        "state,delivered,read,typing,message");
        announce("What happens is told live, one JSON record per line.", listen, " &");
        try (Listening listening = new Listening(cubechat, listen, environment)) {
            boolean ready = false;
            while (!ready) {
                ready = show(listening).get("state").asText().filter("ready"::equals).isPresent();
            }
            step("Mira asks.", "msg", "send", GROUP, "-m", "Who is in for Saturday?");
            say("");
            int answers = 0;
            while (answers < ANSWERS) {
                answers += isAnswer(show(listening)) ? 1 : 0;
            }
        }
    }

    private static boolean isAnswer(Json.Obj event) {
        return event.get("type").asText().filter("message"::equals).isPresent()
                && sender(event).filter(who -> !who.equals(Stage.MIRA)).isPresent();
    }

    private static Optional<UserId> sender(Json.Obj event) {
        return event.get("sender_id")
                .asLong()
                .or(() -> event.get("user_id").asLong())
                .map(UserId::new);
    }

    /** Shows what was heard next, and says it in words. */
    private Json.Obj show(Listening listening) {
        Listening.Line line = listening.next(PATIENCE);
        say(line.text());
        String who = sender(line.event()).map(stage::name).orElse("");
        switch (line.event().get("type").asText().orElse("")) {
            case "delivered" -> say("    # " + who + "'s device has it.");
            case "read" -> say("    # " + who + " has read it.");
            case "typing" -> say("    # " + who + " is typing…");
            case "message" ->
                    say("    # " + who + ": " + line.event().get("body").asText().orElse(""));
            default -> {}
        }
        return line.event();
    }

    private void step(String why, String... words) {
        List<String> command = List.of(words);
        announce(why, command, "");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = cubechat.run(command, environment, said, new Stop());
        out.document(said.toByteArray());
        if (Thread.currentThread().isInterrupted()) {
            throw new Failure(FailureKind.INTERRUPTED, "The tour was stopped.");
        }
        if (code != 0) {
            throw new Failure(
                    FailureKind.PARTIAL,
                    "The tour ended early: cubechat " + shown(command) + " gave " + code + ".");
        }
    }

    private void announce(String why, List<String> command, String end) {
        pause();
        say("");
        if (!why.isEmpty()) {
            say("# " + why);
        }
        say("$ cubechat " + shown(command) + end);
        pause();
    }

    /** As one would type it. */
    private static String shown(List<String> command) {
        return command.stream()
                .map(word -> word.matches("[\\w@:=,.-]+") ? word : "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    private void pause() {
        try {
            Thread.sleep(tempo.read());
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("The tour was stopped.", stopped);
        }
    }

    private void say(String line) {
        out.document((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
