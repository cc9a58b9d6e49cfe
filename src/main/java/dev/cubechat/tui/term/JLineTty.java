package dev.cubechat.tui.term;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.programs.Programs;
import dev.cubechat.tui.Size;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.Signals;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The terminal of this process, through JLine: its attributes, size and signals. Keys are read
 * elsewhere, since JLine's reader could not be stopped before an editor takes the terminal.
 */
final class JLineTty implements Tty {
    /** How long a write that does not end may hold up the way out. */
    private static final long PATIENCE_MILLIS = 500;

    /** A terminal that does not say how large it is may still be looked at. */
    private static final Size UNKNOWN = new Size(80, 24);

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    private final Device device;
    private final Attributes found;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean entered;

    /** What handled each signal before us. */
    private final Map<String, Object> before = new HashMap<>();

    private volatile Consumer<Signal> listener = signal -> {};

    private JLineTty(Device device) throws IOException {
        this.device = device;
        this.found = device.attributes();
    }

    /**
     * @param type the environment's {@code TERM}
     */
    static JLineTty open(String type) {
        if (type.isEmpty() || type.equals("dumb")) {
            throw none(new IllegalStateException("TERM=" + type));
        }
        try {
            return new JLineTty(Device.open());
        } catch (IOException
                | IllegalStateException
                | UnsupportedOperationException
                | LinkageError noTerminal) {
            throw none(noTerminal);
        }
    }

    private static Failure none(Throwable cause) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "There is no terminal for a full screen here.",
                        cause)
                .withHint("Use --plain to chat line by line.");
    }

    @Override
    public Size size() {
        org.jline.terminal.Size size;
        try {
            size = device.size();
        } catch (IOException gone) {
            return UNKNOWN;
        }
        return size.getColumns() <= 0 || size.getRows() <= 0
                ? UNKNOWN
                : new Size(size.getColumns(), size.getRows());
    }

    @Override
    public void write(String text) throws IOException {
        writing.lock();
        try {
            if (entered) {
                send(text);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void enter(String modes) throws IOException {
        Attributes raw = new Attributes(found);
        raw.setInputFlags(
                EnumSet.of(InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR, InputFlag.IXON),
                false);
        raw.setLocalFlags(
                EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN),
                false);
        // A read that nobody answers ends after a second: then the reader can be stopped.
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, 10);
        writing.lock();
        try {
            device.set(raw);
            send(modes);
            entered = true;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void leave(String modes) {
        boolean locked = false;
        try {
            locked = writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        try {
            if (entered) {
                entered = false;
                send(modes);
            }
        } catch (IOException gone) {
            // There is no screen left to give back; the attributes may still matter.
        } finally {
            giveBack();
            if (locked) {
                writing.unlock();
            }
        }
    }

    private void giveBack() {
        try {
            device.set(found);
        } catch (IOException | IOError | IllegalStateException gone) {
            // There is nothing left to give back.
        }
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void tell(Consumer<Signal> newListener) {
        listener = newListener;
        register("WINCH", () -> listener.accept(Signal.RESIZED));
        register("CONT", () -> listener.accept(Signal.CONTINUED));
        register("TSTP", () -> listener.accept(Signal.STOP));
    }

    @Override
    public void lend(boolean lent) {
        if (lent) {
            // Not ignored: a child would inherit that.
            register("INT", () -> {});
            // Ctrl-Z in an editor stops us together with it.
            Object ours = Signals.registerDefault("TSTP");
            before.putIfAbsent("TSTP", ours);
        } else {
            unregister("INT");
            register("TSTP", () -> listener.accept(Signal.STOP));
        }
    }

    private void register(String signal, Runnable handler) {
        Object found = Signals.register(signal, handler);
        if (found != null) {
            before.putIfAbsent(signal, found);
        }
    }

    private void unregister(String signal) {
        Object found = before.remove(signal);
        if (found != null) {
            Signals.unregister(signal, found);
        }
    }

    /** All of the process group, as the terminal itself would; without a shell nothing happens. */
    @Override
    public void stop() throws IOException, InterruptedException {
        lend(true);
        try {
            Programs.call("kill", "-TSTP", "0").start().waitFor();
        } finally {
            lend(false);
        }
    }

    @Override
    public void close() {
        List.copyOf(before.keySet()).forEach(this::unregister);
        try {
            device.close();
        } catch (IOException gone) {
            // Nothing is left to be given back.
        }
    }
}
