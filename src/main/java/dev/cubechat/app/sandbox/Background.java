package dev.cubechat.app.sandbox;

import dev.cubechat.config.PrivateFolder;
import dev.cubechat.disk.Reason;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.programs.Programs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts this person's own sandbox as a process that outlives this one. */
final class Background {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final OwnSandbox own;
    private final Program self;
    private final Map<String, String> environment;

    Background(OwnSandbox own, Program self, Map<String, String> environment) {
        this.own = own;
        this.self = self;
        this.environment = environment;
    }

    /**
     * Returns when it answers.
     *
     * @param options for {@code sandbox run}
     * @throws Failure what made it end, where it ended before
     */
    Running start(List<String> options) {
        Process process = process(options);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<Running> ready =
                        Running.read(own.place().ready())
                                .filter(running -> running.pid() == process.pid());
                if (ready.isPresent()) {
                    return ready.get();
                }
                if (System.nanoTime() > deadline) {
                    process.destroy();
                    throw new Failure(
                                    FailureKind.TIMED_OUT,
                                    "The sandbox was not ready after "
                                            + PATIENCE.toSeconds()
                                            + " seconds.")
                            .withHint("Its log: " + own.place().log());
                }
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            throw Failure.interrupted("The sandbox was not started.", stopped);
        }
        throw whyItEnded(process.exitValue());
    }

    private Process process(List<String> options) {
        Place place = own.place();
        new PrivateFolder(place.folder()).write(Place.LOG, "");
        List<String> arguments =
                new ArrayList<>(List.of("sandbox", "run", "--detached", "--json", "--quiet"));
        arguments.addAll(options);
        ProcessBuilder builder = Programs.call(self.with(arguments), environment);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()));
        try {
            return builder.start();
        } catch (IOException impossible) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not start " + self.words().getFirst() + ": " + Reason.of(impossible),
                    impossible);
        }
    }

    /** The failure that the process told of in its last words. */
    private Failure whyItEnded(int exit) {
        String hint = "Its log: " + own.place().log();
        List<String> lines;
        try {
            lines = Files.readAllLines(own.place().log(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            lines = List.of();
        }
        return lines.reversed().stream()
                .map(Background::error)
                .flatMap(Optional::stream)
                .findFirst()
                .map(error -> failure(error, hint))
                .orElseGet(
                        () ->
                                new Failure(
                                                FailureKind.UNREACHABLE,
                                                "The sandbox ended with exit code "
                                                        + exit
                                                        + " before it was ready.")
                                        .withHint(hint));
    }

    private static Optional<Json.Obj> error(String line) {
        try {
            return Optional.of(JsonText.parse(line).asObject().get("error").asObject())
                    .filter(error -> !error.isEmpty());
        } catch (MalformedJson proseOfSomeoneElse) {
            return Optional.empty();
        }
    }

    private static Failure failure(Json.Obj error, String otherwise) {
        String word = error.get("code").asText().orElse("");
        FailureKind kind =
                Arrays.stream(FailureKind.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElse(FailureKind.UNREACHABLE);
        return new Failure(kind, error.get("message").asText().orElse(word))
                .withHint(error.get("hint").asText().orElse(otherwise));
    }
}
