package dev.cubechat.tui.term;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The terminal that this process was started on, as a device: its attributes and its size. */
interface Device {
    Attributes attributes() throws IOException;

    void set(Attributes attributes) throws IOException;

    Size size() throws IOException;

    void close() throws IOException;

    /**
     * That of this process.
     *
     * @throws IllegalStateException where input or output is something else
     * @throws LinkageError where JLine does not know this machine
     * @throws UnsupportedOperationException where its native code cannot be loaded
     */
    static Device open() throws IOException {
        return File.separatorChar == '\\' ? new Whole(console()) : new Bare(pty());
    }

    /** Loads the native code of {@link #open}. */
    static void getReady() {
        try {
            JniTerminalProvider unused = new JniTerminalProvider();
        } catch (LinkageError | UnsupportedOperationException otherMachine) {
            // Whoever opens it is told.
        }
    }

    private static Pty pty() throws IOException {
        JniTerminalProvider jni = new JniTerminalProvider();
        if (!jni.isSystemStream(SystemStream.Input) || !jni.isSystemStream(SystemStream.Output)) {
            throw new IllegalStateException("not a terminal");
        }
        return jni.current(SystemStream.Output);
    }

    private static Terminal console() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                .provider("jni")
                .dumb(false)
                // Else Ctrl-C of others would end us without a word of goodbye.
                .nativeSignals(false)
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    /**
     * Without JLine's {@code Terminal} around it, which begins with reading a table of capabilities
     * that nobody here asks for.
     */
    record Bare(Pty pty) implements Device {
        @Override
        public Attributes attributes() throws IOException {
            return pty.getAttr();
        }

        @Override
        public void set(Attributes attributes) throws IOException {
            pty.setAttr(attributes);
        }

        @Override
        public Size size() throws IOException {
            return pty.getSize();
        }

        /** It was open before us, and stays open. */
        @Override
        public void close() {}
    }

    /** Windows has no such device; JLine's {@code Terminal} acts as if. */
    record Whole(Terminal terminal) implements Device {
        @Override
        public Attributes attributes() {
            return terminal.getAttributes();
        }

        @Override
        public void set(Attributes attributes) {
            terminal.setAttributes(attributes);
        }

        @Override
        public Size size() {
            return terminal.getSize();
        }

        @Override
        public void close() throws IOException {
            terminal.close();
        }
    }
}
