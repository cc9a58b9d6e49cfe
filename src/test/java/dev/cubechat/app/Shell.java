package dev.cubechat.app;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types commands in this process: a home folder, an environment, pipes instead of a terminal. */
public final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private String stdin = "";
    private Clock clock = Clock.system(ZoneOffset.UTC);

    public Shell(Path home) {
        environment.put("HOME", home.toString());
    }

    /** What one command did. */
    public record Result(int code, String out, String err) {
        /** What it printed, where each line is a record. */
        List<Json.Obj> records() {
            return out.lines().map(Result::object).toList();
        }

        private static Json.Obj object(String line) {
            try {
                return JsonText.parse(line).asObject();
            } catch (MalformedJson malformed) {
                throw new AssertionError(line, malformed);
            }
        }
    }

    public Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The variables around the commands, as they are now. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** What the next command reads on stdin. */
    public Shell typing(String text) {
        stdin = text;
        return this;
    }

    public Shell at(Clock time) {
        clock = time;
        return this;
    }

    public Result run(String... args) {
        return run(new Stop(), args);
    }

    /** The same command in a process of its own, with this environment and nothing else. */
    public ProcessBuilder process(List<String> javaOptions, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    public Result run(Stop stop, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Result result = run(stop, out, args);
        return new Result(result.code(), out.toString(StandardCharsets.UTF_8), result.err());
    }

    /** The same with stdout going elsewhere. */
    public Result run(Stop stop, OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(stop, out, err, args);
        return new Result(code, "", err.toString(StandardCharsets.UTF_8));
    }

    /** The same with someone who reads stderr as it comes. */
    Result watched(Stop stop, OutputStream watcher, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = run(stop, out, watcher, args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), "");
    }

    private int run(Stop stop, OutputStream out, OutputStream err, String... args) {
        Streams streams =
                new Streams(
                        new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Streams.NONE);
        stdin = "";
        return Main.run(args, streams, Map.copyOf(environment), clock, stop);
    }
}
