package dev.cubechat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives a reader thousands of spoiled samples. It may refuse them in its own words, and nothing
 * else: no other exception, no hanging, no memory out of proportion to what it was given.
 *
 * <p>{@code -Dfuzz.cases=100000} tries more; {@code -Dfuzz.seed=N} tries the one case that a
 * failure named.
 */
public final class Hostile {
    private static final int CASES = Integer.getInteger("fuzz.cases", 1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MEMORY = 8L << 20;
    private static final long MEMORY_PER_BYTE = 10_000;

    private final List<byte[]> samples;
    private final List<Class<?>> words;
    private final int longest;
    private final int cases;
    private final AtomicLong now = new AtomicLong();
    private long read;
    private long refused;

    /** What reads; the random source is for how the input arrives. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input, SplittableRandom random) throws Exception;
    }

    private Hostile(List<byte[]> samples, List<Class<?>> words, int longest, int cases) {
        this.samples = samples;
        this.words = words;
        this.longest = longest;
        this.cases = cases;
    }

    /** Input that is to be spoiled. */
    public static Hostile of(Collection<byte[]> samples) {
        return new Hostile(List.copyOf(samples), List.of(), 64 * 1024, CASES);
    }

    /** Input that is text. */
    public static Hostile ofTexts(Collection<String> samples) {
        return of(samples.stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
    }

    /** The exceptions by which the reader may refuse. */
    public Hostile refusedWith(Class<?>... exceptions) {
        return new Hostile(samples, List.of(exceptions), longest, cases);
    }

    /** For a reader that is slow: no input is longer than this, and there is a tenth of them. */
    public Hostile upTo(int bytes) {
        return new Hostile(samples, words, bytes, CASES / 10);
    }

    /** Gives all cases to the reader; fails with the seed of the first that it does not survive. */
    public void to(Reader reader) throws InterruptedException {
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().daemon().unstarted(() -> tryAll(reader, trouble));
        thread.start();
        long seen = -1;
        while (!thread.join(PATIENCE)) {
            if (now.get() == seen) {
                throw hanging(thread, seen);
            }
            seen = now.get();
        }
        if (trouble.get() != null) {
            throw new AssertionError(
                    trouble.get() + " " + again(now.get()) + "\n" + shown(input(now.get())),
                    trouble.get());
        }
        if (Long.getLong("fuzz.seed") == null) {
            // Spoiled too much, or too little, a sample tests nothing.
            assertThat(read).as("what could still be read").isPositive();
            assertThat(refused > 0 || words.isEmpty()).as("whether any was refused").isTrue();
        }
    }

    private void tryAll(Reader reader, AtomicReference<Throwable> trouble) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Long only = Long.getLong("fuzz.seed");
        long first = only == null ? 0 : only;
        long last = only == null ? cases : only + 1;
        try {
            for (long seed = first; seed < last; seed++) {
                now.set(seed);
                byte[] input = input(seed);
                long before = memory.getCurrentThreadAllocatedBytes();
                tryOne(reader, input, new SplittableRandom(~seed));
                long taken = memory.getCurrentThreadAllocatedBytes() - before;
                assertThat(taken)
                        .as("memory taken for %d bytes", input.length)
                        .isLessThan(MEMORY + MEMORY_PER_BYTE * input.length);
            }
        } catch (Throwable failed) {
            trouble.set(failed);
        }
    }

    private void tryOne(Reader reader, byte[] input, SplittableRandom random) throws Exception {
        try {
            reader.read(input, random);
            read++;
        } catch (Exception refusal) {
            if (words.stream().noneMatch(word -> word.isInstance(refusal))) {
                throw refusal;
            }
            refused++;
        }
    }

    private byte[] input(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] sample = samples.get(random.nextInt(samples.size()));
        byte[] other = samples.get(random.nextInt(samples.size()));
        return new Spoiler(random, longest).spoil(sample, other);
    }

    private AssertionError hanging(Thread thread, long seed) {
        AssertionError hanging =
                new AssertionError("hangs " + again(seed) + "\n" + shown(input(seed)));
        hanging.setStackTrace(thread.getStackTrace());
        return hanging;
    }

    private static String again(long seed) {
        return "(again with -Dfuzz.seed=" + seed + ")";
    }

    private static String shown(byte[] input) {
        byte[] beginning = Arrays.copyOf(input, Math.min(input.length, 2_000));
        return new String(beginning, StandardCharsets.ISO_8859_1)
                + "\n"
                + HexFormat.of().formatHex(beginning, 0, Math.min(beginning.length, 200));
    }
}
