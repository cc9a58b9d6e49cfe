package dev.cubechat.tui.term;

import dev.cubechat.programs.Programs;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps an answer unseen although whoever types it stops this program in between: the shell shows
 * what is typed again, and does not know that it was hidden before. Whoever reads the answer hides
 * it first, and shows what is typed in the end.
 */
public final class Unseen {
    private final Device device;
    private final Attributes found;
    private final Runnable again;

    /** Whoever ends the program while it is stopped lets it go on for that. */
    private final Thread lastly = new Thread(this::giveBack, "show again");

    /** What handled each signal before us. */
    private final Map<String, Object> before = new HashMap<>();

    private volatile boolean stopping;
    private boolean hidden;
    private boolean over;

    private Unseen(Device device, Runnable again) throws IOException {
        this.device = device;
        this.found = device.attributes();
        this.again = again;
    }

    /**
     * Lets the answer be read.
     *
     * @param reading reads it, without showing it
     * @param again asks once more, after somebody has stopped this program and come back
     */
    public static <T extends @Nullable Object> T typed(Supplier<T> reading, Runnable again) {
        Unseen unseen = open(again);
        if (unseen == null) {
            return reading.get();
        }
        unseen.begin();
        try {
            return reading.get();
        } finally {
            unseen.end();
        }
    }

    /** Null where nobody can stop it, or nobody can be told. */
    private static @Nullable Unseen open(Runnable again) {
        if (File.separatorChar == '\\') {
            return null;
        }
        try {
            return new Unseen(Device.open(), again);
        } catch (IOException
                | IllegalStateException
                | UnsupportedOperationException
                | LinkageError notHere) {
            return null;
        }
    }

    private synchronized void begin() {
        try {
            Runtime.getRuntime().addShutdownHook(lastly);
            register("CONT", this::comeBack);
            register("TSTP", this::stop);
        } catch (IllegalStateException ending) {
            // Nobody will answer any more.
        }
    }

    /** The terminal is given back first, for shells that take it as they find it. */
    private void stop() {
        stopping = true;
        try {
            show();
            Signals.registerDefault("TSTP");
            // All of the process group, as the terminal itself would.
            Programs.call("kill", "-TSTP", "0").start().waitFor();
        } catch (IOException impossible) {
            // Then we go on as if nobody had asked.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            stopping = false;
            hide();
        }
    }

    private void comeBack() {
        if (!stopping) {
            hide();
        }
    }

    private synchronized void show() throws IOException {
        if (!over) {
            device.set(found);
        }
    }

    private synchronized void hide() {
        if (over) {
            return;
        }
        try {
            register("TSTP", this::stop);
            Attributes quiet = new Attributes(found);
            quiet.setLocalFlag(LocalFlag.ECHO, false);
            device.set(quiet);
            hidden = true;
            again.run();
        } catch (IOException gone) {
            // Where there is no terminal any more nothing is shown, either.
        }
    }

    private synchronized void end() {
        giveBack();
        try {
            before.forEach(Signals::unregister);
            boolean unused = Runtime.getRuntime().removeShutdownHook(lastly);
        } catch (IllegalStateException endingAnyway) {
            // Then it has been run, or will be.
        }
    }

    private synchronized void giveBack() {
        try {
            over = true;
            if (hidden) {
                device.set(found);
            }
        } catch (IOException gone) {
            // There is nothing left to give back.
        }
    }

    private void register(String signal, Runnable handler) {
        Object handled = Signals.register(signal, handler);
        if (handled != null) {
            before.putIfAbsent(signal, handled);
        }
    }
}
