package dev.cubechat.app;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Kills {@code msg pipe --journal} with no warning, again and again, while its line is cut, and
 * then looks at what the server has.
 *
 * <p>On its own: {@code java … dev.cubechat.app.PipeEndurance [RECORDS] [KILLS] [SEED] [PROGRAM]},
 * with the test classes on the class path; PROGRAM is the launcher of the packaged program.
 */
final class PipeEndurance {
    /** In turn: a person by number, by login, and the group. */
    private static final List<String> TARGETS = List.of("@jon", StoryWorld.CLIMBERS, "@kai");

    private static final int LARGEST_BITE = 400;

    /** With fewer on each line, most of the time would go by waiting for the next one. */
    private static final int FEWEST_STANZAS = 40;

    private final StoryWorld world;
    private final Path folder;
    private final Function<String[], ProcessBuilder> program;
    private final Random chance;
    private final int records;
    private int cuts;

    /**
     * @param program makes the process for these words, in Mira's name
     */
    PipeEndurance(
            StoryWorld world,
            Path folder,
            Function<String[], ProcessBuilder> program,
            long seed,
            int records) {
        this.world = world;
        this.folder = folder;
        this.program = program;
        this.chance = new Random(seed);
        this.records = records;
    }

    /**
     * What came of it.
     *
     * @param kills how often a run was killed before its end
     * @param lines the lines of the last run, which was left alone
     * @param bodies what the server has, by target, in its order
     */
    record Report(int kills, int cuts, List<Json.Obj> lines, Map<String, List<Json.Obj>> bodies) {}

    Report run(int kills) throws Exception {
        Path input = folder.resolve("input.jsonl");
        Files.write(input, inputLines());
        world.mira().run("dialog", "create", "private", "@kai");
        int killed = 0;
        while (killed < kills) {
            trouble();
            killed += killedAfter(1 + chance.nextInt(2 * records / kills + 1), input) ? 1 : 0;
        }
        world.sandbox().faults().clear();
        List<Json.Obj> lines = whole(input);
        Map<String, List<Json.Obj>> bodies = new LinkedHashMap<>();
        for (String target : TARGETS) {
            bodies.put(target, history(target));
        }
        return new Report(killed, cuts, lines, bodies);
    }

    /** The numbers that go to this target, as texts. */
    List<String> expected(String target) {
        List<String> numbers = new ArrayList<>();
        for (int number = 0; number < records; number++) {
            if (TARGETS.get(number % TARGETS.size()).equals(target)) {
                numbers.add("record " + number);
            }
        }
        return numbers;
    }

    private List<String> inputLines() {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < records; number++) {
            String to = TARGETS.get(number % TARGETS.size());
            lines.add("{\"to\":\"" + to + "\",\"body\":\"record " + number + "\"}");
        }
        return lines;
    }

    /** Sometimes the line breaks after every so many stanzas. */
    private void trouble() {
        boolean cut = chance.nextInt(3) > 0;
        world.sandbox()
                .faults()
                .set(
                        "cut="
                                + (cut
                                        ? "after-stanzas:" + (FEWEST_STANZAS + chance.nextInt(200))
                                        : "off"));
        cuts += cut ? 1 : 0;
    }

    /** False where the run came to its end before so many new lines. */
    private boolean killedAfter(int lines, Path input) throws Exception {
        // A slow pace, so that a bite is not all of the input.
        Process process = start(input, "--rate", (200 + chance.nextInt(LARGEST_BITE) * 10) + "/s");
        int fresh = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            if (chance.nextInt(6) > 0) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    fresh += line.contains("\"earlier\":false") ? 1 : 0;
                    if (fresh >= lines) {
                        break;
                    }
                }
            }
            boolean alive = process.isAlive();
            process.destroyForcibly().waitFor();
            return alive;
        }
    }

    private List<Json.Obj> whole(Path input) throws Exception {
        Process process = start(input);
        List<Json.Obj> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(JsonText.parse(line).asObject());
            }
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new AssertionError(
                    "exit " + code + ": " + Files.readString(folder.resolve("stderr")));
        }
        return lines;
    }

    private Process start(Path input, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "msg",
                                "pipe",
                                "--frame",
                                "jsonl",
                                "--dialog-field",
                                "to",
                                "--journal",
                                folder.resolve("run.journal").toString(),
                                "--jsonl"));
        words.addAll(List.of(more));
        return program.apply(words.toArray(String[]::new))
                .redirectInput(input.toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private List<Json.Obj> history(String target) throws IOException {
        List<Json.Obj> messages = new ArrayList<>();
        String all = world.mira().run("msg", "history", target, "--all", "--jsonl").out();
        for (String line : all.lines().toList()) {
            Json.Obj message = JsonText.parse(line).asObject();
            if (message.get("body").asText().orElse("").startsWith("record ")) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** The long one. */
    public static void main(String[] args) throws Exception {
        int records = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int kills = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        Path folder = Files.createTempDirectory("endurance");
        long start = System.nanoTime();
        try (StoryWorld world = new StoryWorld(folder)) {
            Function<String[], ProcessBuilder> program =
                    words -> world.mira().process(List.of(), words);
            if (args.length > 3) {
                program = words -> launcher(args[3], world.mira().process(List.of(), words), words);
            }
            PipeEndurance endurance = new PipeEndurance(world, folder, program, seed, records);
            Report report = endurance.run(kills);
            int distinct = 0;
            boolean inOrder = true;
            for (String target : TARGETS) {
                List<String> bodies =
                        report.bodies().get(target).stream()
                                .map(message -> message.get("body").asText().orElse(""))
                                .toList();
                inOrder &= bodies.equals(endurance.expected(target));
                distinct += (int) bodies.stream().distinct().count();
            }
            long sent =
                    report.lines().stream()
                            .filter(line -> line.get("status").equals(Json.of("sent")))
                            .count();
            System.out.printf(
                    "seed %d: %d kills, %d runs with cuts, %d records: %d distinct bodies,"
                            + " each once and in order: %s, %d lines \"sent\" in the last run,"
                            + " %d s%n",
                    seed,
                    report.kills(),
                    report.cuts(),
                    records,
                    distinct,
                    inOrder,
                    sent,
                    (System.nanoTime() - start) / 1_000_000_000);
            if (!inOrder || sent != records) {
                System.exit(1);
            }
        }
    }

    private static ProcessBuilder launcher(String path, ProcessBuilder like, String... words) {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(like.environment());
        builder.environment().put("PATH", System.getenv("PATH"));
        return builder;
    }
}
