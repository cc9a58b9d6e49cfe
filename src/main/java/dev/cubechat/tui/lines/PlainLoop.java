package dev.cubechat.tui.lines;

import dev.cubechat.model.Failure;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.plain.Deed;
import dev.cubechat.tui.plain.Plain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs the chat line by line: one thread owns the machine and the voice; another reads lines; all
 * that happens comes through one bounded queue.
 */
public final class PlainLoop {
    private static final int ROOM = 65_536;
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private sealed interface Came {
        record Line(String text) implements Came {}

        record Unreadable(Failure why) implements Came {}

        record End() implements Came {}

        record Happened(Event event) implements Came {}
    }

    private final Plain plain;
    private final LineSource source;
    private final Voice voice;
    private final InstantSource clock;
    private final BlockingQueue<Came> queue = new LinkedBlockingQueue<>(ROOM);

    public PlainLoop(Plain plain, LineSource source, Voice voice, InstantSource clock) {
        this.plain = plain;
        this.source = source;
        this.voice = voice;
        this.clock = clock;
    }

    /**
     * Chats until the person leaves. Interrupting the thread says goodbye and fails with
     * INTERRUPTED.
     *
     * @param maker makes who runs errands, and posts what becomes of them
     * @throws Failure why it ended, where it did not end well
     */
    public void run(Function<Consumer<Event>, Errands> maker) {
        try {
            chat(maker);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped chatting.", stopped);
        } finally {
            source.close();
        }
    }

    private void chat(Function<Consumer<Event>, Errands> maker) throws InterruptedException {
        try (Errands errands = maker.apply(event -> put(new Came.Happened(event)))) {
            plain.take(new Event.Tick(clock.instant()));
            boolean on = perform(plain.begin(), errands);
            Thread.ofPlatform().daemon().name("cubechat lines").start(this::read);
            while (on) {
                on = step(errands);
            }
        } finally {
            tellTheRest();
        }
    }

    /** What happened until the connection was closed, which came too late to be answered. */
    private void tellTheRest() {
        for (Came came = queue.poll(); came != null; came = queue.poll()) {
            if (came instanceof Came.Happened happened) {
                for (Deed.Tell tell : plain.afterwards(happened.event())) {
                    voice.tell(tell.at(), tell.event());
                }
            }
        }
    }

    private boolean step(Errands errands) throws InterruptedException {
        Came came = queue.poll(nap().toMillis(), TimeUnit.MILLISECONDS);
        boolean on = perform(plain.take(new Event.Tick(clock.instant())), errands);
        if (came == null || !on) {
            return on;
        }
        return perform(
                switch (came) {
                    case Came.Line line -> plain.typed(line.text());
                    case Came.Unreadable line -> plain.unreadable(line.why());
                    case Came.End end -> plain.ended();
                    case Came.Happened happened -> plain.take(happened.event());
                },
                errands);
    }

    private Duration nap() {
        Instant now = clock.instant();
        Duration nap = plain.wake().map(wake -> Duration.between(now, wake)).orElse(LONGEST_NAP);
        Duration some = nap.isNegative() ? Duration.ZERO : nap.plusMillis(1);
        return some.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : some;
    }

    /** Does it; false where that was the last. */
    private boolean perform(List<Deed> deeds, Errands errands) {
        for (Deed deed : deeds) {
            switch (deed) {
                case Deed.Say say -> voice.say(say.line());
                case Deed.Tell tell -> voice.tell(tell.at(), tell.event());
                case Deed.Complain complain -> voice.complain(complain.failure());
                case Deed.Run run -> errands.run(run.errand());
                case Deed.Leave leave -> {
                    if (leave.why() != null) {
                        throw leave.why();
                    }
                    return false;
                }
            }
        }
        return true;
    }

    private void read() {
        Came came;
        do {
            came = next();
            put(came);
        } while (!(came instanceof Came.End));
    }

    private Came next() {
        try {
            String line = source.next();
            return line == null ? new Came.End() : new Came.Line(line);
        } catch (Failure unreadable) {
            return new Came.Unreadable(unreadable);
        }
    }

    /** Where there is room, it is kept though the thread is told to stop: it did happen. */
    private void put(Came came) {
        if (queue.offer(came)) {
            return;
        }
        try {
            queue.put(came);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
