package dev.cubechat.text;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Breaking a message into the lines of a screen. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WrapBench {
    @Param({
        "the quick brown fox jumps over the lazy dog and says hello to everyone in the room",
        "漢字も大丈夫です。長い文章でも折り返しの位置を正しく決めなければなりません。",
        "look 👩‍👩‍👧‍👦 at https://example.com/a/very/long/address/that-fits/no/line?at=all 👍🏽"
    })
    public String text = "";

    @Benchmark
    public List<String> wrap() {
        return Wrap.lines(text, 40);
    }

    @Benchmark
    public int width() {
        return DisplayWidth.of(text);
    }
}
