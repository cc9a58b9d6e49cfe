package dev.cubechat.tui.term;

import dev.cubechat.tui.Size;

import java.io.IOException;
import java.util.function.Consumer;

/** The terminal, as much of it as a full-screen program needs. */
interface Tty extends AutoCloseable {
    /** What the system tells of it. */
    enum Signal {
        RESIZED,
        /** Somebody asks the program to stop for a while. */
        STOP,
        CONTINUED
    }

    Size size();

    /** Sends in one piece. Does nothing once the screen was left. */
    void write(String text) throws IOException;

    /** Takes the screen: keys come one by one, and nothing is echoed. */
    void enter(String modes) throws IOException;

    /** Gives the screen back as it was found. Any thread may do it, any number of times. */
    void leave(String modes);

    /** Who is told of signals from now on. */
    void tell(Consumer<Signal> listener);

    /** Stops this program as Ctrl-Z in a shell does, and returns when it goes on. */
    void stop() throws IOException, InterruptedException;

    /** Whether another program has the terminal: its Ctrl-C and Ctrl-Z are not meant for us. */
    void lend(boolean lent);

    @Override
    void close();
}
