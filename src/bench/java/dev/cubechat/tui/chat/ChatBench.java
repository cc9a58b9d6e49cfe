package dev.cubechat.tui.chat;

import dev.cubechat.model.Message;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Screen;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The chat screen as a machine, 200 columns by 50 rows: what a key costs, and what is then seen.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChatBench {
    /** How many messages the open dialog holds. */
    @Param({"100", "100000"})
    public int messages;

    private Scene scene = Scene.empty(200, 50);

    @Setup
    public void open() {
        Message[] said =
                IntStream.range(0, messages)
                        .mapToObj(
                                i ->
                                        Scene.message(
                                                i,
                                                i % 3 == 0 ? Scene.MIRA : Scene.JON,
                                                i + " the quick brown fox jumps over the lazy dog",
                                                messages - i))
                        .toArray(Message[]::new);
        scene = Scene.withJon(200, 50, said);
        Screen unused = scene.view();
    }

    /** A letter is typed and taken back. */
    @Benchmark
    public List<Effect> update() {
        return scene.types("a").presses(Key.Name.BACKSPACE).effects();
    }

    /** The same, drawn each time. */
    @Benchmark
    public Screen updateAndView() {
        scene.types("a");
        Screen typed = scene.view();
        scene.presses(Key.Name.BACKSPACE).effects();
        return typed.rows().isEmpty() ? typed : scene.view();
    }

    @Benchmark
    public Screen view() {
        return scene.view();
    }
}
