package dev.cubechat.tui.term;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Size;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The demo program on a terminal that a test plays: types, resizes, and looks at what came. */
final class Stage implements Tty {
    private static final Errands NONE =
            new Errands() {
                @Override
                public void run(Errand errand) {}

                @Override
                public void close() {}
            };

    /** Never ends by itself and never says anything: the test puts input in directly. */
    private static final InputStream SILENCE =
            new InputStream() {
                @Override
                public int read() throws IOException {
                    return read(new byte[1], 0, 1);
                }

                @Override
                public int read(byte[] into, int from, int count) throws IOException {
                    try {
                        Thread.currentThread().join();
                        return -1;
                    } catch (InterruptedException end) {
                        throw new IOException(end);
                    }
                }
            };

    private final Inbox inbox = new Inbox();
    private final StringBuilder sent = new StringBuilder();
    private final List<ChatEvent> heard = new ArrayList<>();
    private final List<Boolean> looks = new ArrayList<>();
    private final List<String> edits = new ArrayList<>();
    private final Keyboard keyboard = new Keyboard(SILENCE, input -> {});
    private final Thread thread;
    private Size size;
    private Consumer<Signal> listener = signal -> {};
    private boolean entered;
    private boolean lent;
    private boolean ended;
    private int stops;
    private final AtomicInteger endings = new AtomicInteger();

    Stage(Size size, Map<String, String> environment, Path log) {
        this.size = size;
        Machine machine = watched(new DemoMachine());
        Loop loop =
                new Loop(
                        machine,
                        new LateErrands(() -> Optional.of(NONE)),
                        this,
                        keyboard,
                        inbox,
                        Taste.USUAL,
                        new TroubleLog(() -> log, Clock.systemUTC()),
                        environment,
                        Clock.systemUTC());
        keyboard.resume();
        thread = Thread.ofPlatform().name("loop").daemon().start(() -> run(loop));
    }

    private void run(Loop loop) {
        try {
            loop.run();
        } catch (IOException | InterruptedException end) {
            // The test tells by what was sent whether that was well.
        } finally {
            leave(Modes.off());
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    private Machine watched(Machine machine) {
        return new Machine() {
            @Override
            public List<Effect> begin() {
                return machine.begin();
            }

            @Override
            public List<Effect> take(Event event) {
                if (event instanceof Event.Ending) {
                    endings.incrementAndGet();
                }
                if (event instanceof Event.Heard told) {
                    synchronized (Stage.this) {
                        heard.add(told.event());
                        Stage.this.notifyAll();
                    }
                }
                if (event instanceof Event.Edited edited) {
                    synchronized (Stage.this) {
                        edits.add("" + edited.text());
                    }
                }
                if (event instanceof Event.Focused focus) {
                    synchronized (Stage.this) {
                        looks.add(focus.in());
                    }
                }
                return machine.take(event);
            }

            @Override
            public Screen view() {
                return machine.view();
            }

            @Override
            public Optional<Instant> wake() {
                return machine.wake();
            }
        };
    }

    void type(String keys) {
        type(keys.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] keys) {
        inbox.put(new Input.Typed(ByteBuffer.wrap(keys)));
    }

    void tell(Event event) {
        inbox.put(event);
    }

    /** How often the machine was told that the program ends. */
    int endings() {
        return endings.get();
    }

    /** Whether the person can look, each time that the machine was told. */
    synchronized List<Boolean> looks() {
        return List.copyOf(looks);
    }

    /** What came from the editor, each time. */
    synchronized List<String> edits() {
        return List.copyOf(edits);
    }

    void interrupt() {
        thread.interrupt();
    }

    void hangUp() {
        inbox.put(new Input.Gone());
    }

    synchronized void resize(Size to) {
        size = to;
        listener.accept(Signal.RESIZED);
    }

    synchronized String sent() {
        return sent.toString();
    }

    synchronized boolean left() {
        return !entered;
    }

    /** What the terminal shows, by what it was sent since it was last drawn anew. */
    synchronized String text() {
        Picture picture = new Picture(size, 0);
        String all = sent.toString();
        int from = Math.max(0, all.lastIndexOf("\u001b[2J"));
        picture.take(
                all.substring(from)
                        .replaceAll("\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)", "")
                        .replaceAll("\u001b\\[2J|\u001b\\[[56]n|\u001b\\[22;2t", ""));
        return picture.text();
    }

    void awaitText(String text) throws InterruptedException {
        await("the screen shows " + text, () -> text().contains(text));
    }

    void awaitSent(String text) throws InterruptedException {
        await("was sent " + text.replace('\u001b', '^'), () -> sent().contains(text));
    }

    void awaitStops(int count) throws InterruptedException {
        await("stops", () -> stops == count);
    }

    void awaitLent() throws InterruptedException {
        await("the editor runs", () -> lent);
    }

    void awaitHeard(Class<? extends ChatEvent> kind) throws InterruptedException {
        await("heard", () -> heard.stream().anyMatch(kind::isInstance));
    }

    void awaitEnd() throws InterruptedException {
        await("the end", () -> ended);
    }

    private synchronized void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isSo.getAsBoolean()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not seen: " + what + "\n" + text());
            }
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
    }

    @Override
    public synchronized Size size() {
        return size;
    }

    @Override
    public synchronized void write(String text) {
        if (entered) {
            sent.append(text);
            notifyAll();
        }
    }

    @Override
    public synchronized void enter(String modes) {
        entered = true;
        sent.append(modes);
        notifyAll();
    }

    @Override
    public synchronized void leave(String modes) {
        entered = false;
        notifyAll();
    }

    @Override
    public synchronized void tell(Consumer<Signal> newListener) {
        listener = newListener;
    }

    @Override
    public synchronized void stop() {
        stops++;
        notifyAll();
    }

    @Override
    public synchronized void lend(boolean toOther) {
        lent = toOther;
        notifyAll();
    }

    @Override
    public void close() {
        thread.interrupt();
        keyboard.close();
    }
}
