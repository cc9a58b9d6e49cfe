package dev.cubechat.tui.term;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.programs.Programs;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Machine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a machine on the full screen of this process's terminal.
 *
 * <p>Whatever ends it, the terminal is given back as it was found: the machine's wish, an
 * exception, an interrupt, or the end of the process by a signal.
 */
public final class TerminalProgram {
    private final InputStream keys;
    private final Map<String, String> environment;
    private final Clock clock;
    private final TroubleLog log;
    private final Hush hush;
    private final Taste taste;

    /**
     * @param keys this process's standard input
     * @param log where to write what must not disturb the screen
     * @param hush sends there what libraries print
     */
    public TerminalProgram(
            InputStream keys,
            Map<String, String> environment,
            Clock clock,
            TroubleLog log,
            Hush hush,
            Taste taste) {
        this.keys = keys;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.log = log;
        this.hush = hush;
        this.taste = taste;
    }

    /**
     * Makes ready what the first picture is drawn with: for a second thread, while the first has
     * something else to do. What fails here fails again where it matters.
     */
    public static void getReady() {
        Cell.getReady();
        Device.getReady();
    }

    /**
     * Runs the machine until it wants to leave or the terminal is gone. It is seen at once; who
     * does its errands comes then.
     *
     * @param errands makes who does its errands, and tells what becomes of them to the one given;
     *     empty where there is nobody
     * @return false where there was nobody
     * @throws Failure where there is no terminal for it; nothing was begun then
     */
    public boolean run(Machine machine, Function<Consumer<Event>, Optional<Errands>> errands) {
        try (Tty tty = JLineTty.open(environment.getOrDefault("TERM", ""))) {
            Thread rescue = new Thread(() -> tty.leave(Modes.off()), "give the terminal back");
            Runtime.getRuntime().addShutdownHook(rescue);
            Runnable loud = hush.into(log);
            Inbox inbox = new Inbox();
            try (LateErrands doing = new LateErrands(() -> errands.apply(inbox::put));
                    Keyboard keyboard = new Keyboard(keys, inbox::put)) {
                return run(
                        new Loop(
                                machine,
                                doing,
                                tty,
                                keyboard,
                                inbox,
                                taste,
                                log,
                                environment,
                                clock),
                        tty);
            } finally {
                loud.run();
                forget(rescue);
            }
        }
    }

    private boolean run(Loop loop, Tty tty) {
        try {
            return loop.run();
        } catch (IOException gone) {
            // The terminal went away: there is nobody left to tell.
            log.note("writing to the terminal", gone);
            return true;
        } catch (InterruptedException stop) {
            throw Failure.interrupted("The chat was interrupted.", stop);
        } finally {
            // Before the errands end, which may take a moment.
            tty.leave(Modes.off());
        }
    }

    private static void forget(Thread rescue) {
        try {
            Runtime.getRuntime().removeShutdownHook(rescue);
        } catch (IllegalStateException ending) {
            // It is running already, and does no harm.
        }
    }

    /** Makes the terminal usable again that a killed program left in a strange state. */
    public static void reset() {
        try {
            new FileOutputStream(FileDescriptor.out)
                    .write(Modes.RESET.getBytes(StandardCharsets.US_ASCII));
            int code = Programs.call("stty", "sane").inheritIO().start().waitFor();
            if (code != 0) {
                throw new Failure(FailureKind.CONFIGURATION, "There is no terminal to reset.");
            }
        } catch (IOException failed) {
            throw new Failure(
                    FailureKind.CONFIGURATION, "The terminal could not be reset.", failed);
        } catch (InterruptedException stop) {
            throw Failure.interrupted("The reset was interrupted.", stop);
        }
    }
}
